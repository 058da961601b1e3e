#include "app/ProcessHardening.h"

#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace porthole::process {

namespace {

/// Where in an argument something secret may begin; its length if nowhere. A wiped harmless argument
/// costs nothing but a name in `ps`, so whatever is not plainly harmless counts.
std::size_t secretBegin(std::string_view argument)
{
    const std::size_t scheme = argument.find("://");
    const std::size_t afterScheme = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::string_view name = argument.substr(0, afterScheme);
    const bool web = name == "ws://" || name == "wss://" || name == "http://" || name == "https://";
    const bool suspicious = argument.find_first_of("?#@", 0) != std::string_view::npos;
    return web || suspicious ? afterScheme : argument.size();
}

/// open() takes the lowest number that is free, so that those below are there already.
void occupyStandardDescriptors()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace

void harden()
{
    occupyStandardDescriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may grow no more is an error like a full disk
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

QStringList takeArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QFile::decodeName(argv[i]);
        const std::size_t length = std::strlen(argv[i]);
        const std::size_t begin = secretBegin({argv[i], length});
        std::fill(argv[i] + begin, argv[i] + length, '*');
    }
    return arguments;
}

std::optional<Secret> takeEnvironmentSecret(const char *name)
{
    char *value = std::getenv(name);
    if (!value)
        return std::nullopt;
    Secret secret{std::string_view(value)};
    explicit_bzero(value, std::strlen(value));
    unsetenv(name);
    if (secret.empty())
        return std::nullopt;
    return secret;
}

} // namespace porthole::process

#include "core/openstack/config/ConfigFile.h"

#include "core/openstack/config/ConfigText.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::openstack {

namespace {

/// Room for more values than ConfigBuilder takes, and little enough for the parser not to hold anyone up.
constexpr std::size_t kLargestFile = 4 * 1024 * 1024;
constexpr std::size_t kFirstBuffer = 64 * 1024;

/// A file descriptor that is closed.
class OpenFile {
public:
    explicit OpenFile(int descriptor)
        : m_descriptor(descriptor)
    {}
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

Error systemError() { return Error::make(ErrorKind::Storage, std::strerror(errno)); }

Error withoutTrace(std::vector<char> text, Error error)
{
    const Secret wiped(std::move(text));
    return error;
}

/// What is outgrown or given up is wiped, since the file may hold passwords.
Result<Secret> readAll(int descriptor)
{
    std::vector<char> text(kFirstBuffer);
    std::size_t length = 0;
    for (;;) {
        if (length > kLargestFile)
            return withoutTrace(std::move(text), Error::make(ErrorKind::Usage, "is larger than 4 MiB"));
        if (length == text.size()) {
            std::vector<char> larger(2 * text.size());
            std::copy(text.begin(), text.end(), larger.begin());
            const Secret outgrown(std::exchange(text, std::move(larger)));
        }
        const ssize_t count = ::read(descriptor, text.data() + length, text.size() - length);
        if (count < 0 && errno != EINTR)
            return withoutTrace(std::move(text), systemError());
        if (count == 0)
            break;
        length += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    text.resize(length);
    return Secret(std::move(text));
}

Result<ConfigValue> readFile(const QString &path, bool mayBePipe)
{
    // A pipe that somebody put where clouds.yaml is looked for must not hold the program up.
    const int flags = O_RDONLY | O_CLOEXEC | (mayBePipe ? 0 : O_NONBLOCK);
    const OpenFile file(::open(QFile::encodeName(path).constData(), flags));
    if (file.get() < 0)
        return systemError();
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return systemError();
    if (!S_ISREG(status.st_mode) && !(mayBePipe && S_ISFIFO(status.st_mode)))
        return Error::make(ErrorKind::Storage, "is not a file");
    PH_TRY(const Secret text, readAll(file.get()));
    return path.endsWith(u"json") ? readJson(text.reveal()) : readYaml(text.reveal());
}

} // namespace

std::optional<ConfigFile> ConfigFile::firstOf(const QStringList &candidates, const QString &named,
                                              QStringList &warnings)
{
    if (!named.isEmpty() && !QFileInfo::exists(named))
        warnings << QStringLiteral("%1: is not there").arg(named);
    for (const QString &path : QStringList{named} + candidates) {
        if (path.isEmpty() || !QFileInfo::exists(path))
            continue;
        auto content = readFile(path, path == named);
        if (content)
            return ConfigFile{path, *std::move(content)};
        warnings
            << QStringLiteral("%1: %2; skipped").arg(path, QString::fromStdString(content.error().detail));
    }
    return std::nullopt;
}

QStringList configCandidates(const QStringList &folders, const QString &stem)
{
    QStringList candidates;
    for (const QString &folder : folders) {
        for (const char *suffix : {".yaml", ".yml", ".json"})
            candidates << folder + u'/' + stem + QLatin1String(suffix);
    }
    return candidates;
}

} // namespace porthole::openstack

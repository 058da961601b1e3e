// Loaded into a process ahead of the C library (LD_PRELOAD), it is the resolver of a network of its own: the
// names of PORTHOLE_TEST_INSIDE ("inside.test") are there, at 127.0.0.1. PORTHOLE_TEST_LOOKUPS names a file
// that every name is written to that the process looks up.
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <string>
#include <unistd.h>

namespace {

using Lookup = int (*)(const char *, const char *, const addrinfo *, addrinfo **);

void note(const char *name)
{
    const char *const path = std::getenv("PORTHOLE_TEST_LOOKUPS");
    if (!path)
        return;
    const int file = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    const std::string line = std::string(name) + '\n';
    if (file < 0 || ::write(file, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::abort(); // a lookup that went unseen
    ::close(file);
}

} // namespace

extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found)
{
    static const auto real = reinterpret_cast<Lookup>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    if (name)
        note(name);
    const char *const inside = std::getenv("PORTHOLE_TEST_INSIDE");
    const bool isInside = name && inside && std::strcmp(name, inside) == 0;
    return real(isInside ? "127.0.0.1" : name, service, hints, found);
}

#pragma once

#include <libssh/libssh.h>

#include <memory>
#include <unistd.h>
#include <utility>

namespace porthole::ssh {

/// A file descriptor that is closed when it goes.
class OwnedFd {
public:
    OwnedFd() = default;
    explicit OwnedFd(int fd)
        : m_fd(fd)
    {}
    OwnedFd(OwnedFd &&other) noexcept
        : m_fd(other.release())
    {}
    OwnedFd &operator=(OwnedFd &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_fd = other.release();
        }
        return *this;
    }
    ~OwnedFd() { reset(); }

    bool valid() const { return m_fd >= 0; }
    int get() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }
    void reset()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd = -1;
};

/// Calls a function of the C library for what a std::unique_ptr lets go.
template <auto Function> struct FreedBy {
    template <class T> void operator()(T *object) const { Function(object); }
};

using KeyPtr = std::unique_ptr<ssh_key_struct, FreedBy<ssh_key_free>>;
using StringPtr = std::unique_ptr<ssh_string_struct, FreedBy<ssh_string_free>>;
using CharsPtr = std::unique_ptr<char, FreedBy<ssh_string_free_char>>;

} // namespace porthole::ssh

#pragma once

#include <glob.h>
#include <string>

namespace porthole::ssh {

/// The files that a pattern of "Include" stands for, in the order in which OpenSSH reads them.
struct Globbed : glob_t {
    explicit Globbed(const std::string &pattern)
        : glob_t{}
    {
        found = ::glob(pattern.c_str(), 0, nullptr, this) == 0;
    }
    ~Globbed() { ::globfree(this); }
    Globbed(const Globbed &) = delete;
    Globbed &operator=(const Globbed &) = delete;
    bool found = false;
};

} // namespace porthole::ssh

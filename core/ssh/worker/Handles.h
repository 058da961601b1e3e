#pragma once

#include "core/ssh/OwnedFd.h"

#include <libssh/libssh.h>

#include <memory>

namespace porthole::ssh {

/// Calls a function of the C library for what a std::unique_ptr lets go.
template <auto Function> struct FreedBy {
    template <class T> void operator()(T *object) const { Function(object); }
};

using KeyPtr = std::unique_ptr<ssh_key_struct, FreedBy<ssh_key_free>>;
using StringPtr = std::unique_ptr<ssh_string_struct, FreedBy<ssh_string_free>>;
using CharsPtr = std::unique_ptr<char, FreedBy<ssh_string_free_char>>;

} // namespace porthole::ssh

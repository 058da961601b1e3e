#pragma once

#include "core/base/Bytes.h"
#include "core/sftp/Attributes.h"
#include "core/sftp/Protocol.h"

#include <string>
#include <variant>
#include <vector>

namespace porthole::sftp {

/// Section 7.
struct Status {
    StatusCode code = StatusCode::Failure;
    std::string message{}; ///< as the server says it: not fit to be shown as it is

    friend bool operator==(const Status &, const Status &) = default;
};

/// An open file or directory. Bytes that mean something to the server only.
struct Handle {
    Bytes value{};

    friend bool operator==(const Handle &, const Handle &) = default;
};

struct Data {
    Bytes bytes{};

    friend bool operator==(const Data &, const Data &) = default;
};

/// A name is bytes: nothing says that it is UTF-8.
struct Entry {
    std::string name{};
    std::string longName{}; ///< a line as `ls -l` has it, for people
    Attributes attributes{};

    friend bool operator==(const Entry &, const Entry &) = default;
};
using Entries = std::vector<Entry>;

/// Of limits@openssh.com; 0 stands for none.
struct Limits {
    std::uint64_t packet = 0, read = 0, write = 0, handles = 0;

    friend bool operator==(const Limits &, const Limits &) = default;
};

/// Of statvfs@openssh.com: what a file system holds, in bytes.
struct Space {
    std::uint64_t size = 0;
    std::uint64_t available = 0; ///< to whoever is no superuser

    friend bool operator==(const Space &, const Space &) = default;
};

using Reply = std::variant<Status, Handle, Data, Entries, Attributes, Limits, Space>;

} // namespace porthole::sftp

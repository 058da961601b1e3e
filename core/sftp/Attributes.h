#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <cstdint>
#include <optional>

namespace porthole::sftp {

/// What is told of a file, or set; each part may be missing. Source: draft-ietf-secsh-filexfer-02 section 5.
struct Attributes {
    struct Owner {
        std::uint32_t user = 0, group = 0;
        friend bool operator==(const Owner &, const Owner &) = default;
    };
    /// Seconds since 1970.
    struct Times {
        std::uint32_t accessed = 0, modified = 0;
        friend bool operator==(const Times &, const Times &) = default;
    };

    std::optional<std::uint64_t> size{}; ///< bytes
    std::optional<Owner> owner{};
    std::optional<std::uint32_t> permissions{}; ///< POSIX's mode, the kind of file included
    std::optional<Times> times{};

    bool isDirectory() const;
    bool isRegularFile() const;
    bool isSymbolicLink() const;

    friend bool operator==(const Attributes &, const Attributes &) = default;
};

void appendAttributes(Bytes &to, const Attributes &attributes);
/// Extended attributes are passed over. Errors: PeerMisbehaved.
Result<Attributes> readAttributes(Reader &from);

} // namespace porthole::sftp

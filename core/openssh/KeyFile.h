#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <string_view>

namespace porthole::openssh {

/// What a file of a key holds, as far as it shows without a passphrase.
struct KeyFile {
    enum class Kind {
        Public, ///< one line: a public key, or a certificate
        Private,
        LockedPrivate, ///< behind a passphrase
    };
    Kind kind = Kind::Public;
    Bytes publicKey; ///< its blob; empty for a private key in PEM, which does not show it
};

/// Looks at the text of a key's file: OpenSSH's own format (PROTOCOL.key), PEM (RFC 1421, RFC 5958), or a
/// line as authorized_keys has it. Errors: Usage, with what follows the words "the file".
Result<KeyFile> readKeyFile(std::string_view text);

} // namespace porthole::openssh

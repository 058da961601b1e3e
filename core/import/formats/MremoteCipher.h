#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <string_view>

namespace porthole::imports {

/// What a file says about how it is encrypted.
struct MremoteCipher {
    QByteArray engine;  ///< "AES"
    QByteArray mode;    ///< "GCM"
    int iterations = 0; ///< of PBKDF2

    /// Rounds that a file may ask for: a fraction of a second.
    static constexpr int kMostIterations = 500'000;

    /// The text that `base64` stands for: 16 bytes of salt, which are authenticated too, 16 of a nonce, what
    /// is encrypted, 16 of a tag; AES-256 in GCM, keyed by PBKDF2 with HMAC-SHA-1. Errors: AuthRejected
    /// (another password, or it was changed), Usage (another cipher, no such text). Source: mRemoteNG 1.77,
    /// Security/SymmetricEncryption/AeadCryptographyProvider.cs.
    Result<QByteArray> decrypt(const QByteArray &base64, std::string_view password) const;
};

/// What versions before 1.75 have encrypted: 16 bytes of an initialization vector, then AES-128 in CBC with
/// the padding of PKCS #7, keyed by the MD5 of the password. It is not authenticated: whether the password
/// was right shows in the padding, and in what comes out. Errors: AuthRejected, Usage, as above. Source:
/// mRemoteNG 1.77, Security/SymmetricEncryption/LegacyRijndaelCryptographyProvider.cs.
Result<QByteArray> decryptLegacyMremote(const QByteArray &base64, std::string_view password);

/// What mRemoteNG encrypts with where nobody has chosen a password. It is no secret.
inline constexpr std::string_view kMremotePassword = "mR3m";

} // namespace porthole::imports

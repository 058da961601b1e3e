#include "core/import/formats/MremoteCipher.h"

#include <array>
#include <cstdint>
#include <nettle/gcm.h>
#include <nettle/memops.h>
#include <nettle/pbkdf2.h>

namespace porthole::imports {

namespace {

constexpr std::size_t kSalt = 16, kNonce = 16, kTag = 16;

const std::uint8_t *bytesOf(const char *text) { return reinterpret_cast<const std::uint8_t *>(text); }

} // namespace

Result<QByteArray> MremoteCipher::decrypt(const QByteArray &base64, std::string_view password) const
{
    if (engine != "AES" || mode != "GCM")
        return Error::make(ErrorKind::Usage, "it is encrypted with a cipher that Porthole does not have");
    if (iterations < 1 || iterations > kMostIterations)
        return Error::make(ErrorKind::Usage, "the rounds of its key derivation are out of bounds");
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < qsizetype(kSalt + kNonce + kTag))
        return Error::make(ErrorKind::Usage, "what it has encrypted is damaged");
    const std::uint8_t *const salt = bytesOf(decoded.decoded.constData());
    const std::uint8_t *const text = salt + kSalt + kNonce;
    const std::size_t length = static_cast<std::size_t>(decoded.decoded.size()) - kSalt - kNonce - kTag;

    std::array<std::uint8_t, AES256_KEY_SIZE> key{};
    pbkdf2_hmac_sha1(password.size(), bytesOf(password.data()), static_cast<unsigned>(iterations), kSalt,
                     salt, key.size(), key.data());
    gcm_aes256_ctx cipher;
    gcm_aes256_set_key(&cipher, key.data());
    gcm_aes256_set_iv(&cipher, kNonce, salt + kSalt);
    gcm_aes256_update(&cipher, kSalt, salt);
    QByteArray plain(static_cast<qsizetype>(length), Qt::Uninitialized);
    gcm_aes256_decrypt(&cipher, length, reinterpret_cast<std::uint8_t *>(plain.data()), text);
    std::array<std::uint8_t, kTag> tag{};
    gcm_aes256_digest(&cipher, tag.size(), tag.data());
    if (!memeql_sec(tag.data(), text + length, kTag))
        return Error::make(
            ErrorKind::AuthRejected,
            "it is encrypted with a password of its own; the other program can save it without");
    return plain;
}

} // namespace porthole::imports

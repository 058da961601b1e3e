#include "core/import/formats/MremoteCipher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nettle/aes.h>
#include <nettle/cbc.h>
#include <nettle/gcm.h>
#include <nettle/md5.h>
#include <nettle/memops.h>
#include <nettle/nettle-meta.h>
#include <nettle/pbkdf2.h>

namespace porthole::imports {

namespace {

constexpr std::size_t kSalt = 16, kNonce = 16, kTag = 16;
constexpr qsizetype kBlock = AES_BLOCK_SIZE;

const std::uint8_t *bytesOf(const char *text) { return reinterpret_cast<const std::uint8_t *>(text); }

Error damaged() { return Error::make(ErrorKind::Usage, "what it has encrypted is damaged"); }

Error otherPassword()
{
    return Error::make(ErrorKind::AuthRejected, "it is encrypted with a password of its own");
}

Result<QByteArray> decoded(const QByteArray &base64, qsizetype least)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(base64.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() < least)
        return damaged();
    return bytes.decoded;
}

} // namespace

Result<QByteArray> MremoteCipher::decrypt(const QByteArray &base64, std::string_view password) const
{
    if (engine != "AES" || mode != "GCM")
        return Error::make(ErrorKind::Usage, "it is encrypted with a cipher that Porthole does not have");
    if (iterations < 1 || iterations > kMostIterations)
        return Error::make(ErrorKind::Usage, "the rounds of its key derivation are out of bounds");
    PH_TRY(const QByteArray bytes, decoded(base64, qsizetype(kSalt + kNonce + kTag)));
    const std::uint8_t *const salt = bytesOf(bytes.constData());
    const std::uint8_t *const text = salt + kSalt + kNonce;
    const std::size_t length = static_cast<std::size_t>(bytes.size()) - kSalt - kNonce - kTag;

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
        return otherPassword();
    return plain;
}

Result<QByteArray> decryptLegacyMremote(const QByteArray &base64, std::string_view password)
{
    PH_TRY(const QByteArray bytes, decoded(base64, 2 * kBlock));
    if (bytes.size() % kBlock != 0)
        return damaged();
    std::array<std::uint8_t, MD5_DIGEST_SIZE> key{};
    md5_ctx digest;
    md5_init(&digest);
    md5_update(&digest, password.size(), bytesOf(password.data()));
    md5_digest(&digest, key.size(), key.data());
    aes128_ctx cipher;
    aes128_set_decrypt_key(&cipher, key.data());
    std::array<std::uint8_t, AES_BLOCK_SIZE> vector{};
    std::copy_n(bytesOf(bytes.constData()), vector.size(), vector.begin());
    QByteArray plain(bytes.size() - kBlock, Qt::Uninitialized);
    cbc_decrypt(&cipher, nettle_aes128.decrypt, AES_BLOCK_SIZE, vector.data(),
                static_cast<std::size_t>(plain.size()), reinterpret_cast<std::uint8_t *>(plain.data()),
                bytesOf(bytes.constData()) + kBlock);
    const qsizetype padding = static_cast<unsigned char>(plain.back());
    if (padding < 1 || padding > kBlock || plain.last(padding) != QByteArray(padding, plain.back()))
        return otherPassword();
    plain.chop(padding);
    return plain;
}

} // namespace porthole::imports

#include "app/demo/ssh/ServerKey.h"

#include "core/base/Bytes.h"

namespace porthole::sshd {

namespace {

struct Recipe {
    ssh_keytypes_e type;
    int parameter; ///< bits; of no meaning for Ed25519
};

Recipe recipeOf(KeyType type)
{
    switch (type) {
    case KeyType::Ed25519:
        return {SSH_KEYTYPE_ED25519, 0};
    case KeyType::Ecdsa:
        return {SSH_KEYTYPE_ECDSA_P256, 256};
    case KeyType::Rsa:
        return {SSH_KEYTYPE_RSA, 2048};
    }
    return {};
}

} // namespace

HostKey ServerKey::publicHalf(ssh_key key)
{
    char *encoded = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &encoded) != SSH_OK)
        return {};
    const TextHandle text(encoded);
    HostKey result;
    result.blob = QByteArray::fromBase64(text.get());
    // RFC 4253 section 6.6: the blob begins with the key's type.
    Reader reader(viewOf({result.blob.constData(), static_cast<std::size_t>(result.blob.size())}));
    const auto length = reader.bigEndian<std::uint32_t>();
    const auto type = length ? reader.take(*length) : std::nullopt;
    if (type)
        result.type =
            QByteArray(reinterpret_cast<const char *>(type->data()), static_cast<qsizetype>(type->size()));
    return result;
}

Result<std::shared_ptr<ServerKey>> ServerKey::generate(KeyType type)
{
    const Recipe recipe = recipeOf(type);
    ssh_key made = nullptr;
    if (ssh_pki_generate(recipe.type, recipe.parameter, &made) != SSH_OK)
        return Error::make(ErrorKind::Bug, "libssh makes no host key");
    KeyHandle key(made);
    HostKey publicKey = publicHalf(key.get());

    BindHandle bind(ssh_bind_new());
    const bool processConfig = false;
    if (!bind ||
        ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_PROCESS_CONFIG, &processConfig) != SSH_OK ||
        ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_IMPORT_KEY, key.get()) != SSH_OK)
        return Error::make(ErrorKind::Bug, "libssh takes no host key");
    static_cast<void>(key.release()); // the acceptor owns it
    return std::shared_ptr<ServerKey>(new ServerKey(std::move(bind), std::move(publicKey)));
}

} // namespace porthole::sshd

#include "core/ssh/worker/IdentityFiles.h"

#include "core/base/Result.h"
#include "core/openssh/KeyFile.h"
#include "core/openssh/PublicKey.h"
#include "core/openssh/Text.h"
#include "core/openssh/Wire.h"
#include "core/ssh/worker/ZeroTerminated.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::ssh {

namespace {

/// As OpenSSH has it.
constexpr off_t kLargestKeyFile = 1024 * 1024;

Error unreadable(int code)
{
    const bool isMissing = code == ENOENT || code == ENOTDIR;
    return Error::make(isMissing ? ErrorKind::NotFound : ErrorKind::Storage,
                       std::string("cannot be read: ") + std::strerror(code));
}

struct Contents {
    Secret text{};
    mode_t othersMay = 0; ///< permissions of a file of ours for anybody else
};

/// A pipe or a device in its place must not hold anybody up.
Result<Contents> contents(const QString &path)
{
    const OwnedFd file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat about {};
    if (!file.valid() || ::fstat(file.get(), &about) != 0)
        return unreadable(errno);
    if (!S_ISREG(about.st_mode))
        return Error::make(ErrorKind::Storage, "is no file");
    if (about.st_size > kLargestKeyFile)
        return Error::make(ErrorKind::Storage, "is too large for a key");
    std::vector<char> text(static_cast<std::size_t>(about.st_size));
    std::size_t read = 0;
    while (read < text.size()) {
        const ssize_t count = ::read(file.get(), text.data() + read, text.size() - read);
        if (count < 0 && errno != EINTR)
            return unreadable(errno);
        if (count == 0)
            break;
        read += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    text.resize(read);
    return Contents{Secret(std::move(text)), about.st_uid == ::geteuid() ? about.st_mode & 077 : 0};
}

/// What a file with a public half says; nothing if there is none.
std::optional<Bytes> publicFile(const QString &path)
{
    const auto found = contents(path);
    auto file = found ? openssh::readKeyFile(found->text.reveal()) : Result<openssh::KeyFile>(found.error());
    if (!file || file->kind != openssh::KeyFile::Kind::Public)
        return std::nullopt;
    return std::move(file->publicKey);
}

void takePublic(IdentityFile &identity, Bytes blob)
{
    if (auto certified = openssh::certifiedKey(blob)) {
        identity.certificates.push_back(std::move(blob));
        identity.publicKey = *std::move(certified);
    } else {
        identity.publicKey = std::move(blob);
    }
}

void takeText(IdentityFile &identity, Contents contents)
{
    auto file = openssh::readKeyFile(contents.text.reveal());
    if (!file) {
        identity.fault = file.error().detail;
        return;
    }
    if (!file->publicKey.empty())
        takePublic(identity, std::move(file->publicKey));
    // As OpenSSH has it: whoever could read it may have it by now.
    if (contents.othersMay != 0 && file->kind != openssh::KeyFile::Kind::Public) {
        identity.fault = "is a private key that others may read; \"chmod 600\" ends that";
        return;
    }
    switch (file->kind) {
    case openssh::KeyFile::Kind::Public:
        identity.fault = "holds only the public half of a key that the agent does not have";
        return;
    case openssh::KeyFile::Kind::LockedPrivate:
        identity.isLocked = true;
        break;
    case openssh::KeyFile::Kind::Private:
        break;
    }
    identity.text = std::move(contents.text);
}

/// libssh would let OpenSSL ask on the terminal.
int noPassphrase(const char *, char *, std::size_t, int, int, void *) { return -1; }

} // namespace

IdentityFile readIdentity(const QString &path)
{
    IdentityFile identity;
    identity.path = path;
    auto found = contents(path);
    if (found) {
        takeText(identity, *std::move(found));
    } else {
        identity.isMissing = found.error().kind == ErrorKind::NotFound;
        identity.fault = identity.isMissing ? "is not there" : found.error().detail;
    }
    if (identity.publicKey.empty()) {
        if (auto beside = publicFile(path + QStringLiteral(".pub")))
            takePublic(identity, *std::move(beside));
    }
    if (auto certificate = publicFile(path + QStringLiteral("-cert.pub")))
        identity.certificates.push_back(*std::move(certificate));
    // PEM does not show it, and without a passphrase there is no reason to wait.
    if (!identity.text.empty() && !identity.isLocked) {
        const KeyPtr key = importPrivateKey(identity, {});
        if (!key) {
            identity.fault = "is a private key that is damaged, or of a type that is not known here";
            identity.text.wipe();
        } else if (identity.publicKey.empty()) {
            identity.publicKey = publicHalf(key.get());
        }
    }
    return identity;
}

std::vector<Bytes> readCertificates(const QStringList &paths)
{
    std::vector<Bytes> certificates;
    for (const QString &path : paths) {
        if (auto certificate = publicFile(path))
            certificates.push_back(*std::move(certificate));
    }
    return certificates;
}

KeyPtr importPrivateKey(const IdentityFile &file, const Secret &passphrase)
{
    const ZeroTerminated text(file.text), phrase(passphrase);
    ssh_key key = nullptr;
    const int code = ssh_pki_import_privkey_base64(text.get(), file.isLocked ? phrase.get() : nullptr,
                                                   noPassphrase, nullptr, &key);
    return KeyPtr(code == SSH_OK ? key : nullptr);
}

KeyPtr importPublicKey(const Bytes &blob)
{
    Reader in(blob);
    const auto name = openssh::takeString(in);
    const ssh_keytypes_e type =
        name ? ssh_key_type_from_name(std::string(textOf(*name)).c_str()) : SSH_KEYTYPE_UNKNOWN;
    if (type == SSH_KEYTYPE_UNKNOWN)
        return {};
    const std::string text = openssh::toBase64(blob);
    ssh_key key = nullptr;
    const int code = openssh::certifiedKey(blob) ? ssh_pki_import_cert_base64(text.c_str(), type, &key)
                                                 : ssh_pki_import_pubkey_base64(text.c_str(), type, &key);
    return KeyPtr(code == SSH_OK ? key : nullptr);
}

Bytes publicHalf(ssh_key key)
{
    char *chars = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &chars) != SSH_OK)
        return {};
    const CharsPtr text(chars);
    return openssh::fromBase64(chars).value_or(Bytes());
}

} // namespace porthole::ssh

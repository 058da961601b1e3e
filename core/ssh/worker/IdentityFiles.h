#pragma once

#include "core/base/Bytes.h"
#include "core/base/Secret.h"
#include "core/ssh/config/ResolvedHost.h"
#include "core/ssh/worker/Handles.h"

#include <string>

namespace porthole::ssh {

/// A file that is named as an identity, or lies where identities do, as it was found on the disk.
struct IdentityFile {
    QString path;
    Secret text;                     ///< of the private half; empty: there is none that can be used
    bool isLocked = false;           ///< behind a passphrase
    bool isMissing = false;          ///< there is no such file
    std::string fault;               ///< why it is of no use, behind "the key file ..."; empty: it is
    Bytes publicKey;                 ///< out of itself, or of FILE.pub; empty: not known while it is locked
    std::vector<Bytes> certificates; ///< out of itself and of FILE-cert.pub
};

/// Nothing of it fails: what cannot be used says so. Thread: any; it reads files.
IdentityFile readIdentity(const QString &path);

/// The certificates of CertificateFile, as far as they are there and are some.
std::vector<Bytes> readCertificates(const QStringList &paths);

/// The private half, locked or not. Nothing if it cannot be read, or the passphrase is another.
KeyPtr importPrivateKey(const IdentityFile &file, const Secret &passphrase);
/// A public key or a certificate. Nothing for a type that libssh does not know.
KeyPtr importPublicKey(const Bytes &blob);
/// The blob of a private key's public half; empty if that fails.
Bytes publicHalf(ssh_key key);

} // namespace porthole::ssh

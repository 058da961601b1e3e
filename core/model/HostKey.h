#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace porthole {

/// A host's public key as it came over the wire, or as a line of known_hosts holds it.
struct HostKey {
    QByteArray type; ///< "ssh-ed25519": the key's algorithm, not the signature's
    QByteArray blob; ///< RFC 4253 section 6.6; known_hosts has it in base64

    /// "SHA256:" and the base64 of the blob's digest without padding, as OpenSSH prints it.
    QString fingerprint() const;
    /// OpenSSH's picture of the fingerprint, eleven lines with their frame: easier to compare for a person.
    QStringList picture() const;

    friend bool operator==(const HostKey &, const HostKey &) = default;
};

} // namespace porthole

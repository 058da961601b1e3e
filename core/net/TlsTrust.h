#pragma once

#include "core/base/Result.h"
#include "core/model/Endpoint.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QString>

class QSslConfiguration;
class QSslError;

namespace porthole::net {

/// An exception that a person made after seeing the fingerprint: this certificate, for this host
/// and port, and for nothing else (SEC-21).
struct PinnedCertificate {
    Endpoint endpoint;
    QByteArray sha256; ///< of the DER certificate, 32 bytes

    friend bool operator==(const PinnedCertificate &, const PinnedCertificate &) = default;
};

/// Whom TLS believes: the system's roots, a given CA file besides, and pinned exceptions. There is no
/// "ignore errors".
class TlsTrust {
public:
    /// Adds the certificates of a PEM file. The first one costs 0.1 s, in which the system's roots are
    /// read too. Errors: Storage (unreadable), Usage (no certificate in it).
    Result<> addCaFile(const QString &path);
    /// The same with certificates in PEM that did not come from a file of the person's own. Errors: Usage.
    Result<> addCa(const QByteArray &pem);
    void pin(PinnedCertificate exception);
    /// Believes besides whom the other one believes.
    void add(const TlsTrust &other);
    const QList<PinnedCertificate> &pins() const { return m_pins; }

    /// TLS 1.2 or later, system roots and the added ones, peer and name verified.
    QSslConfiguration configuration() const;
    /// Whether these verification errors may be passed over: only if this very certificate is pinned
    /// for this endpoint.
    bool accepts(const Endpoint &endpoint, const QSslCertificate &peer) const;

private:
    QList<QSslCertificate> m_roots; ///< the system's and the added ones; empty: OpenSSL looks up the system's
    QList<PinnedCertificate> m_pins;
};

/// "AB:CD:…" for a person to compare.
QString fingerprintText(const QByteArray &sha256);

} // namespace porthole::net

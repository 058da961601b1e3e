#include "core/net/CertificateProblem.h"

#include "core/base/DisplayText.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

namespace porthole::net {

namespace {

/// Whom the certificate says it is for: the alternative names, else the common names.
QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    constexpr int kShown = 4;
    const bool more = names.size() > kShown;
    const QString text = names.mid(0, kShown).join(QStringLiteral(", "));
    return QString::fromStdString(displayText(text.toStdString(), 200)) +
           (more ? QStringLiteral(", …") : QString());
}

QString problemOf(const QSslError &error, const Endpoint &endpoint, const QSslCertificate &peer)
{
    const auto day = [](const QDateTime &time) { return time.date().toString(Qt::ISODate); };
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return QStringLiteral("it is self-signed");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("it was issued by an authority that this computer does not know");
    case QSslError::CertificateExpired:
        return QStringLiteral("it expired on %1").arg(day(error.certificate().expiryDate()));
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("it is not valid before %1").arg(day(error.certificate().effectiveDate()));
    case QSslError::HostNameMismatch: {
        const QString names = namesIn(peer);
        return names.isEmpty() ? QStringLiteral("it names no host, so not %1 either").arg(endpoint.host)
                               : QStringLiteral("it is for %1, not for %2").arg(names, endpoint.host);
    }
    case QSslError::CertificateRevoked:
        return QStringLiteral("it was revoked");
    case QSslError::CertificateBlacklisted:
        return QStringLiteral("it is known to be forged");
    case QSslError::InvalidCaCertificate:
    case QSslError::InvalidPurpose:
    case QSslError::CertificateRejected:
        return QStringLiteral("it, or the one that issued it, was not made for this use");
    case QSslError::PathLengthExceeded:
        return QStringLiteral("its chain is longer than its issuer allows");
    default:
        return QStringLiteral("its chain does not verify (%1)").arg(error.errorString());
    }
}

} // namespace

ChannelClosed untrusted(const Endpoint &endpoint, const QSslCertificate &peer, const QList<QSslError> &errors)
{
    ChannelClosed how;
    if (peer.isNull()) {
        how.error = Error::make(ErrorKind::Tls, endpoint.toString().toStdString() + " showed no certificate");
        return how;
    }
    QStringList problems;
    for (const QSslError &error : errors) {
        const QString problem = problemOf(error, endpoint, peer);
        if (!problems.contains(problem))
            problems << problem;
    }
    how.certificateSha256 = peer.digest(QCryptographicHash::Sha256);
    how.certificateProblem = problems.join(QStringLiteral("; "));
    how.error = Error::make(ErrorKind::CertificateUntrusted,
                            QStringLiteral("the certificate of %1 is not trusted: %2")
                                .arg(endpoint.toString(), how.certificateProblem)
                                .toStdString());
    return how;
}

} // namespace porthole::net

#include "core/net/TlsTrust.h"

#include "core/base/DisplayText.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslConfiguration>
#include <algorithm>

namespace porthole::net {

Result<> TlsTrust::addCaFile(const QString &path)
{
    // Debian's bundle of all public roots has 220 KB.
    constexpr qint64 kLargest = 4 << 20;
    const std::string shownPath = displayText(path.toStdString());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage,
                           shownPath + " cannot be read: " + file.errorString().toStdString());
    const QByteArray pem = file.read(kLargest + 1);
    if (file.error() != QFileDevice::NoError)
        return Error::make(ErrorKind::Storage,
                           shownPath + " cannot be read: " + file.errorString().toStdString());
    if (pem.size() > kLargest)
        return Error::make(ErrorKind::Usage, shownPath + " is larger than a file of certificates is");
    if (!addCa(pem))
        return Error::make(ErrorKind::Usage, shownPath + " holds no certificate in PEM form");
    return {};
}

Result<> TlsTrust::addCa(const QByteArray &pem)
{
    const QList<QSslCertificate> roots = QSslCertificate::fromData(pem, QSsl::Pem);
    if (roots.isEmpty())
        return Error::make(ErrorKind::Usage, "there is no certificate in PEM form");
    // Naming roots ends Qt's looking up of the system's, so they are named too: here, and not for every
    // connection.
    if (m_roots.isEmpty())
        m_roots = QSslConfiguration::systemCaCertificates();
    m_roots += roots;
    return {};
}

void TlsTrust::pin(PinnedCertificate exception)
{
    if (!m_pins.contains(exception))
        m_pins << std::move(exception);
}

void TlsTrust::add(const TlsTrust &other)
{
    if (m_roots.isEmpty())
        m_roots = other.m_roots;
    for (const QSslCertificate &root : other.m_roots) {
        if (!m_roots.contains(root))
            m_roots << root;
    }
    for (const PinnedCertificate &exception : other.m_pins)
        pin(exception);
}

QSslConfiguration TlsTrust::configuration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_roots.isEmpty())
        configuration.setCaCertificates(m_roots);
    return configuration;
}

bool TlsTrust::accepts(const Endpoint &endpoint, const QSslCertificate &peer) const
{
    if (peer.isNull())
        return false;
    const QByteArray sha256 = peer.digest(QCryptographicHash::Sha256);
    return std::any_of(m_pins.begin(), m_pins.end(), [&](const PinnedCertificate &pinned) {
        return pinned.endpoint.port == endpoint.port &&
               pinned.endpoint.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 &&
               pinned.sha256 == sha256;
    });
}

QString fingerprintText(const QByteArray &sha256) { return QString::fromLatin1(sha256.toHex(':').toUpper()); }

} // namespace porthole::net

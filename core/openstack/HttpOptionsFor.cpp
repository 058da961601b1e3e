#include "core/openstack/HttpOptionsFor.h"

#include "core/base/DisplayText.h"

#include <QFile>

namespace porthole::openstack {

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    constexpr qint64 kLargest = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage, displayText(path.toStdString()) +
                                                   " cannot be read: " + file.errorString().toStdString());
    return file.read(kLargest);
}

Result<> readClientCertificate(const CloudProfile &profile, net::HttpOptions &options)
{
    PH_TRY(const QByteArray chain, contentOf(profile.clientCertificateFile));
    options.clientCertificate = QSslCertificate::fromData(chain, QSsl::Pem);
    if (options.clientCertificate.isEmpty())
        return Error::make(ErrorKind::Usage, displayText(profile.clientCertificateFile.toStdString()) +
                                                 " holds no certificate in PEM form");
    // As in Python's requests, the key may stand in the certificate's file.
    const QString keyFile =
        profile.clientKeyFile.isEmpty() ? profile.clientCertificateFile : profile.clientKeyFile;
    PH_TRY(const QByteArray pem, contentOf(keyFile));
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        options.clientKey = QSslKey(pem, algorithm, QSsl::Pem);
        if (!options.clientKey.isNull())
            return {};
    }
    return Error::make(ErrorKind::Usage, displayText(keyFile.toStdString()) +
                                             " holds no private key in PEM form without a passphrase");
}

} // namespace

Result<net::HttpOptions> httpOptionsFor(const CloudProfile &profile, net::ProxyEnvironment proxies,
                                        const QList<net::PinnedCertificate> &pins)
{
    net::HttpOptions options;
    options.proxies = std::move(proxies);
    if (!profile.caCertificateFile.isEmpty())
        PH_DO(options.trust.addCaFile(profile.caCertificateFile));
    for (const net::PinnedCertificate &pin : pins)
        options.trust.pin(pin);
    if (!profile.clientCertificateFile.isEmpty())
        PH_DO(readClientCertificate(profile, options));
    return options;
}

} // namespace porthole::openstack

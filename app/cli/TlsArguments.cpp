#include "app/cli/TlsArguments.h"

namespace porthole::cli {

namespace {

/// 64 hexadecimal digits, in whatever case, with or without colons.
Result<QByteArray> fingerprint(QString text)
{
    text.remove(u':');
    const QByteArray sha256 = QByteArray::fromHex(text.toLatin1());
    if (sha256.size() != 32 || QString::fromLatin1(sha256.toHex()) != text.toLower())
        return Error::make(ErrorKind::Usage, "--pin takes a SHA-256 fingerprint, 64 hexadecimal digits");
    return sha256;
}

} // namespace

Result<QList<QByteArray>> pinsOf(const Arguments &arguments)
{
    QList<QByteArray> pins;
    const auto texts = arguments.value(QLatin1String("--pin"));
    if (!texts)
        return pins;
    for (const QString &text : texts->split(u',')) {
        PH_TRY(const QByteArray sha256, fingerprint(text));
        pins << sha256;
    }
    return pins;
}

Result<> addCaFile(const Arguments &arguments, net::TlsTrust &trust)
{
    if (const auto path = arguments.value(QLatin1String("--ca-file")))
        return trust.addCaFile(*path);
    return {};
}

Error untrustedCertificate(const QString &peer, const QString &problem, const QByteArray &sha256)
{
    const std::string fingerprint = net::fingerprintText(sha256).toStdString();
    return Error::make(ErrorKind::CertificateUntrusted,
                       peer.toStdString() + ": " + problem.toStdString() + "; its SHA-256 is " + fingerprint +
                           "; if that is the server's own, add --pin " + fingerprint);
}

} // namespace porthole::cli

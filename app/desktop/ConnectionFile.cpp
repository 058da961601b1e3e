#include "app/desktop/ConnectionFile.h"

#include "core/import/formats/VvFile.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace porthole::desktop {

namespace {

constexpr qint64 kLongest = 1 << 20; // bytes; a certificate authority may stand in it

Error unavailable(const char *what) { return Error::make(ErrorKind::Unavailable, what); }

Result<QByteArray> contentOf(const QString &path)
{
    // Neither a pipe nor a device is waited for.
    const QFileInfo about(path);
    if (!about.isFile())
        return Error::make(ErrorKind::NotFound, "there is no such file");
    if (about.size() > kLongest)
        return Error::make(ErrorKind::Usage, "the file is too long to be one of a connection");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::make(ErrorKind::Storage, "the file cannot be read");
    return file.read(kLongest);
}

} // namespace

QString connectionFileMeantBy(const QString &text)
{
    if (!text.endsWith(QLatin1String(".vv"), Qt::CaseInsensitive))
        return {};
    if (text.startsWith(QLatin1String("file://"), Qt::CaseInsensitive))
        return QUrl(text).toLocalFile();
    return QFileInfo(text).isFile() ? QFileInfo(text).absoluteFilePath() : QString();
}

Result<ConnectionFile> readConnectionFile(const QString &path)
{
    PH_TRY(const QByteArray content, contentOf(path));
    PH_TRY(imports::VvFile file, imports::VvFile::parse(content));
    if (file.type == imports::VvFile::Type::Spice)
        return unavailable("it leads to a SPICE console, which Porthole does not speak yet");
    if (!file.proxy.isEmpty())
        return unavailable("it leads through a proxy of its own, which Porthole does not do");
    if (file.tlsPort && !file.hostSubject.isEmpty())
        return unavailable("its certificate is another name's, which Porthole does not accept");
    PH_TRY(const Endpoint endpoint, Endpoint::make(file.host, file.tlsPort ? *file.tlsPort : *file.port));
    const QString scheme = file.tlsPort ? QStringLiteral("vncs://") : QStringLiteral("vnc://");
    PH_TRY(ConsoleTarget target, ConsoleTarget::parse(scheme + endpoint.toString()));
    if (target.url.routes().first().endpoint != endpoint)
        return Error::make(ErrorKind::Usage, "its port is not one of a console");
    target.password = std::move(file.password);
    return ConnectionFile{std::move(target), file.ca, file.deletesItself};
}

} // namespace porthole::desktop

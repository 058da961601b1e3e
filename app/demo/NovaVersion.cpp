#include "app/demo/NovaVersion.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace porthole::demo {

namespace {

QString faultName(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("badRequest");
    case 403:
        return QStringLiteral("forbidden");
    case 404:
        return QStringLiteral("itemNotFound");
    case 409:
        return QStringLiteral("conflictingRequest");
    default:
        return QStringLiteral("computeFault");
    }
}

/// "2.93" or "latest" out of the newer header, else the older; empty if there is neither.
QString askedVersion(const http::Call &call)
{
    const QString service = QString::fromLatin1(call.header("OpenStack-API-Version")).trimmed();
    if (service.startsWith(u"compute "))
        return service.mid(8).trimmed();
    return QString::fromLatin1(call.header("X-OpenStack-Nova-API-Version")).trimmed();
}

} // namespace

http::Reply novaFault(int status, const QString &message)
{
    return http::Reply::json(
        status, {{faultName(status),
                  QJsonObject{{QStringLiteral("code"), status}, {QStringLiteral("message"), message}}}});
}

std::variant<int, http::Reply> minorVersionOf(const http::Call &call)
{
    const QString asked = askedVersion(call);
    if (asked.isEmpty())
        return kOldestMinor;
    if (asked == u"latest")
        return kNewestMinor;
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,5})\\.([1-9][0-9]{0,5}|0)$"));
    const QRegularExpressionMatch match = form.match(asked);
    if (!match.hasMatch())
        return novaFault(400, QStringLiteral("API Version String %1 is of invalid format. Must be of format "
                                             "MajorNum.MinorNum.")
                                  .arg(asked.left(64)));
    const int minor = match.captured(2).toInt();
    if (match.captured(1) != u"2" || minor < kOldestMinor || minor > kNewestMinor)
        return novaFault(406, QStringLiteral("Version %1 is not supported by the API. Minimum is 2.%2 and "
                                             "maximum is 2.%3.")
                                  .arg(asked)
                                  .arg(kOldestMinor)
                                  .arg(kNewestMinor));
    return minor;
}

void addVersionHeaders(http::Reply &reply, int minor)
{
    const QByteArray version = "2." + QByteArray::number(minor);
    reply.headers.append({QByteArrayLiteral("OpenStack-API-Version"), "compute " + version});
    reply.headers.append({QByteArrayLiteral("X-OpenStack-Nova-API-Version"), version});
    reply.headers.append({QByteArrayLiteral("Vary"), QByteArrayLiteral("OpenStack-API-Version")});
    reply.headers.append({QByteArrayLiteral("Vary"), QByteArrayLiteral("X-OpenStack-Nova-API-Version")});
}

QJsonObject novaVersionDocument(const QString &address)
{
    return {{QStringLiteral("id"), QStringLiteral("v2.1")},
            {QStringLiteral("status"), QStringLiteral("CURRENT")},
            {QStringLiteral("version"), QStringLiteral("2.%1").arg(kNewestMinor)},
            {QStringLiteral("min_version"), QStringLiteral("2.%1").arg(kOldestMinor)},
            {QStringLiteral("updated"), QStringLiteral("2013-07-23T11:33:21Z")},
            {QStringLiteral("links"), QJsonArray{QJsonObject{{QStringLiteral("rel"), QStringLiteral("self")},
                                                             {QStringLiteral("href"), address}}}}};
}

} // namespace porthole::demo

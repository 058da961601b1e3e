#include "core/remotes/slycat/Json.h"

#include "core/base/DisplayText.h"
#include "core/model/Endpoint.h"
#include "core/remotes/slycat/PythonList.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace porthole::slycat {

namespace {

constexpr qsizetype kMostHosts = 10000;
constexpr double kLargestSize = 9007199254740992.0; // 2^53: beyond, a JSON number is not exact

Error wrong(const char *what, const char *file = __builtin_FILE(), int line = __builtin_LINE())
{
    return Error::make(ErrorKind::PeerMisbehaved,
                       std::string("the Slycat server's answer makes no sense: ") + what, file, line);
}

bool isSid(const QString &text)
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

RemoteFile::Type typeOf(const QString &letter)
{
    if (letter == u"d")
        return RemoteFile::Type::Folder;
    return letter == u"f" ? RemoteFile::Type::File : RemoteFile::Type::Other;
}

/// "2026-03-20T09:08:07.123456", of no zone; the seconds suffice.
QDateTime timeOf(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.left(19), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return time;
}

qint64 sizeOf(const QJsonValue &value)
{
    const double size = value.toDouble(0);
    return size >= 0 && size <= kLargestSize ? static_cast<qint64>(size) : 0;
}

} // namespace

Result<Created> createdIn(const QJsonDocument &answer)
{
    const QJsonObject object = answer.object();
    const QString message = object.value(u"msg").toString();
    if (!message.isEmpty() || object.value(u"status") == QJsonValue(false))
        return Error::make(ErrorKind::PeerMisbehaved,
                           "the Slycat server connected to the host, but made no session that can be used: " +
                               displayText(message.toStdString(), 300));
    const QString sid = object.value(u"sid").toString();
    if (!isSid(sid))
        return wrong("the new session has no sid of 32 hexadecimal digits");
    return Created{{sid}, object.contains(u"status") ? Dialect::Hostname : Dialect::Sid};
}

Result<QList<GatewayHost>> hostsIn(const QJsonDocument &answer)
{
    if (!answer.isArray())
        return wrong("its hosts are not a list");
    const QJsonArray entries = answer.array();
    if (entries.size() > kMostHosts)
        return wrong("more than 10000 hosts");
    QList<GatewayHost> hosts;
    for (const QJsonValue entry : entries) {
        const QJsonObject object = entry.toObject();
        const QString name = entry.isString()               ? entry.toString()
                             : object.contains(u"hostname") ? object.value(u"hostname").toString()
                                                            : object.value(u"name").toString();
        const auto isSame = [&](const GatewayHost &host) { return host.name == name; };
        if (isValidHost(name) && std::none_of(hosts.begin(), hosts.end(), isSame))
            hosts << GatewayHost{name, object.value(u"agent").toBool()};
    }
    std::sort(hosts.begin(), hosts.end(),
              [](const GatewayHost &a, const GatewayHost &b) { return a.name < b.name; });
    return hosts;
}

Result<RemoteListing> listingIn(const QJsonDocument &answer)
{
    const QJsonObject object = answer.object();
    std::array<QJsonArray, 5> columns;
    const std::array names{u"names", u"sizes", u"types", u"mtimes", u"mime-types"};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const QJsonValue column = object.value(QStringView(names[i]));
        if (!column.isArray())
            return wrong("a listing lacks one of its columns");
        columns[i] = column.toArray();
        if (columns[i].size() != columns[0].size())
            return wrong("the columns of a listing are of different length");
    }
    RemoteListing listing;
    listing.path = object.value(u"path").toString();
    if (!listing.path.startsWith(u'/') || listing.path.contains(QChar(u'\0')))
        return wrong("a listing of no absolute path");
    for (qsizetype row = 0; row < columns[0].size(); ++row) {
        RemoteFile file{columns[0][row].toString(), sizeOf(columns[1][row]),
                        typeOf(columns[2][row].toString()), timeOf(columns[3][row].toString()),
                        columns[4][row].toString()};
        // Not valid UTF-16: a name that is not UTF-8 on the host. Asked for, it would be another name.
        if (isFileName(file.name) && file.name.isValidUtf16())
            listing.files << std::move(file);
        else
            ++listing.leftOut;
    }
    return listing;
}

Result<RemoteOutput> outputIn(const QJsonDocument &answer)
{
    const QJsonObject object = answer.object();
    if (!object.value(u"output").isString())
        return wrong("a command without output");
    RemoteOutput output{object.value(u"command").toString(), object.value(u"output").toString(),
                        object.value(u"errors").toString()};
    if (!object.contains(u"errors")) // of an agent's answer it is a part
        output.output = textOfPythonList(output.output).value_or(output.output);
    return output;
}

} // namespace porthole::slycat

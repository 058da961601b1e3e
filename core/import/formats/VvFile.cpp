#include "core/import/formats/VvFile.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/KeyFile.h"
#include "core/model/Endpoint.h"

#include <algorithm>

namespace porthole::imports {

namespace {

using Values = QHash<QString, QString>;

Error usage(const char *what) { return Error::make(ErrorKind::Usage, what); }

QString textAt(const Values &values, const char *key)
{
    return unescaped(values.value(QString::fromLatin1(key)));
}
bool isSet(const Values &values, const char *key) { return textAt(values, key).toInt() == 1; }

Result<std::optional<quint16>> portAt(const Values &values, const char *key)
{
    const QString text = textAt(values, key);
    if (text.isEmpty() || text == QLatin1String("-1"))
        return std::optional<quint16>();
    const auto port = portOf(text);
    if (!port || *port == 0)
        return usage("its port is not a number from 1 to 65535");
    return std::optional(static_cast<quint16>(*port));
}

/// Proxmox writes "pvespiceproxy:…:100::…" there, for its proxy alone: visible characters, and no blanks.
bool isTicket(const QString &host)
{
    return !host.isEmpty() && host.size() <= kLongestText && !host.startsWith(u'-') &&
           std::all_of(host.begin(), host.end(),
                       [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

} // namespace

Result<VvFile> VvFile::parse(const QByteArray &file)
{
    PH_TRY(const QString text, imports::textOf(file));
    PH_TRY(const Values values, groupOf(text, QLatin1String("virt-viewer")));
    VvFile made;
    const QString type = textAt(values, "type");
    if (type != QLatin1String("vnc") && type != QLatin1String("spice"))
        return usage("its type is neither vnc nor spice");
    made.type = type == QLatin1String("vnc") ? Type::Vnc : Type::Spice;
    made.proxy = textAt(values, "proxy");
    made.host = textAt(values, "host");
    if (!isValidHost(made.host) && (made.proxy.isEmpty() || !isTicket(made.host)))
        return usage("its host is neither a name nor an IP address");
    PH_TRY(made.port, portAt(values, "port"));
    PH_TRY(made.tlsPort, portAt(values, "tls-port"));
    if (!made.port && !made.tlsPort)
        return usage("it has no port");
    if (const QString password = textAt(values, "password"); !password.isEmpty())
        made.password = Secret(password.toStdString());
    made.title = lineOf(textAt(values, "title"), kLongestName);
    made.ca = textAt(values, "ca").toUtf8();
    made.hostSubject = lineOf(textAt(values, "host-subject"), kLongestText);
    made.fullscreen = isSet(values, "fullscreen");
    made.deletesItself = isSet(values, "delete-this-file");
    return made;
}

} // namespace porthole::imports

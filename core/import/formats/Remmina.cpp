#include "core/import/formats/Remmina.h"

#include "core/import/Draft.h"
#include "core/import/SourceText.h"
#include "core/import/formats/HostAndPort.h"
#include "core/import/formats/KeyFile.h"
#include "core/model/UrlText.h"

#include <array>

namespace porthole::imports {

namespace {

using Values = QHash<QString, QString>;

struct Protocol {
    QLatin1String name;
    EntryKind kind;
    QLatin1String scheme;
    int port;
};
constexpr std::array kProtocols{
    Protocol{QLatin1String("SSH"), EntryKind::Host, QLatin1String(), 22},
    Protocol{QLatin1String("SFTP"), EntryKind::Host, QLatin1String(), 22},
    Protocol{QLatin1String("VNC"), EntryKind::Console, QLatin1String(), 5900},
    Protocol{QLatin1String("RDP"), EntryKind::Unsupported, QLatin1String("rdp"), 3389},
    Protocol{QLatin1String("SPICE"), EntryKind::Unsupported, QLatin1String("spice"), 5900},
    Protocol{QLatin1String("X2GO"), EntryKind::Unsupported, QLatin1String("x2go"), 22},
    Protocol{QLatin1String("NX"), EntryKind::Unsupported, QLatin1String("nx"), 22},
    Protocol{QLatin1String("XDMCP"), EntryKind::Unsupported, QLatin1String("xdmcp"), 177},
};

QString textAt(const Values &values, QLatin1String key) { return unescaped(values.value(QString(key))); }
bool has(const Values &values, QLatin1String key) { return !values.value(QString(key)).isEmpty(); }

/// "." says that it is in the keychain; else it is 3DES with a key that stands in remmina.pref beside it.
void leaveOutPasswords(Draft &draft, const Values &values)
{
    for (const char *key : {"password", "ssh_password", "ssh_passphrase", "ssh_tunnel_password",
                            "ssh_tunnel_passphrase", "gateway_password"}) {
        const QString value = values.value(QString::fromLatin1(key));
        const Omission why =
            value == QLatin1String(".") ? Omission::PasswordElsewhere : Omission::PasswordObscured;
        if (!value.isEmpty() && !draft.omitted.contains(why))
            draft.omitted << why;
    }
}

void leaveOut(Draft &draft, const Values &values)
{
    leaveOutPasswords(draft, values);
    if (has(values, QLatin1String("precommand")) || has(values, QLatin1String("postcommand")))
        draft.omitted << Omission::Script;
    if (has(values, QLatin1String("ssh_proxycommand")))
        draft.omitted << Omission::ProxyCommand;
    if (has(values, QLatin1String("proxy_hostname")) || has(values, QLatin1String("proxy")))
        draft.omitted << Omission::Proxy;
    if (has(values, QLatin1String("exec")) && draft.kind == EntryKind::Host)
        draft.omitted << Omission::RemoteCommand;
    if (has(values, QLatin1String("domain")))
        draft.omitted << Omission::Domain;
    if (values.value(QStringLiteral("ssh_tunnel_enabled")) == QLatin1String("1") ||
        values.value(QStringLiteral("ssh_enabled")) == QLatin1String("1"))
        draft.omitted << Omission::Jump;
}

/// False: Porthole does not even know its name.
void takeProtocol(Draft &draft, const QString &name)
{
    draft.kind = EntryKind::Unsupported;
    draft.scheme = QStringLiteral("remmina");
    draft.usualPort = 1;
    for (const Protocol &known : kProtocols) {
        if (name.compare(known.name, Qt::CaseInsensitive) != 0)
            continue;
        draft.kind = known.kind;
        draft.scheme = known.scheme;
        draft.usualPort = known.port;
    }
}

Result<> addFile(Collector &to, const QString &fileName, const Values &values)
{
    Draft draft;
    draft.name = textAt(values, QLatin1String("name"));
    draft.origin = QStringLiteral("remmina:") + fileName;
    const QString protocol = textAt(values, QLatin1String("protocol"));
    if (protocol == QLatin1String("VNCI"))
        return to.refuse(draft.name, Refusal::ListensOnly);
    takeProtocol(draft, protocol);
    const QString server = textAt(values, QLatin1String("server"));
    draft.folder = textAt(values, QLatin1String("group")).split(u'/', Qt::SkipEmptyParts);
    draft.tags = textAt(values, QLatin1String("labels")).split(u',', Qt::SkipEmptyParts);
    draft.notes = QString::fromUtf8(percentDecoded(textAt(values, QLatin1String("notes_text")).toUtf8()));
    if (const QString user = textAt(values, QLatin1String("username")); !user.isEmpty())
        draft.user = user;
    else if (const QString older = textAt(values, QLatin1String("ssh_username")); !older.isEmpty())
        draft.user = older;
    if (draft.kind == EntryKind::Host)
        draft.key = textAt(values, QLatin1String("ssh_privatekey"));
    takeHostAndPort(draft, server);
    leaveOut(draft, values);
    return to.add(std::move(draft));
}

} // namespace

Result<Imported> importRemmina(const QList<SourceFile> &files)
{
    Collector collector;
    for (const SourceFile &file : files) {
        const auto text = textOf(file.content);
        const auto values = text ? groupOf(*text, QLatin1String("remmina")) : text.error();
        if (values)
            PH_DO(addFile(collector, file.name, *values));
        else
            PH_DO(collector.refuse(file.name, Refusal::Unreadable));
    }
    return collector.take();
}

} // namespace porthole::imports

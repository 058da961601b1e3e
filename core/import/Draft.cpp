#include "core/import/Draft.h"

#include "core/base/DisplayText.h"
#include "core/import/Origins.h"
#include "core/import/SourceText.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/Digits.h"
#include "core/model/Endpoint.h"
#include "core/model/HostAddress.h"
#include "core/model/SshName.h"
#include "core/model/TunnelText.h"

#include <QRegularExpression>
#include <algorithm>

namespace porthole::imports {

namespace {

/// "user@host" where a file has a field for the host: older ones of PuTTY do. The user comes out of it; of
/// "user:password@host" what stands behind the colon is left there. An address with a scheme is none of
/// these.
void splitUser(Draft &draft)
{
    const qsizetype at = draft.host.lastIndexOf(u'@');
    if (at < 0 || draft.host.contains(QLatin1String("://")))
        return;
    const QString user = draft.host.first(at);
    const qsizetype colon = user.indexOf(u':');
    if (colon >= 0)
        draft.omitted << Omission::PasswordInClear;
    if (!draft.user || draft.user->isEmpty())
        draft.user = user.left(colon < 0 ? user.size() : colon);
    draft.host = draft.host.sliced(at + 1);
}

QString withoutBrackets(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1, host.size() - 2) : host;
}

/// RFC 3986 section 3.1.
QString fitScheme(const QString &scheme)
{
    static const QRegularExpression kScheme(QStringLiteral("\\A[a-z][a-z0-9+.-]{0,19}\\z"));
    return kScheme.match(scheme).hasMatch() ? scheme : QStringLiteral("unknown");
}

/// The address as an entry of that kind has it, and the port as a setting.
Result<> takeAddress(ImportedEntry &item, const Draft &draft)
{
    Entry &to = item.entry;
    if (draft.kind == EntryKind::Host) {
        PH_TRY(const HostAddress address, HostAddress::parse(draft.host));
        const int port = draft.port != 0 ? draft.port : address.port;
        to.address = address.host;
        if (port != 0 && port != draft.usualPort)
            to.settings.port = static_cast<quint16>(port);
        item.saysUsualPort = port == draft.usualPort;
        return {};
    }
    const int port = draft.port != 0 ? draft.port : draft.usualPort;
    PH_TRY(const Endpoint endpoint, Endpoint::make(withoutBrackets(draft.host), port));
    if (draft.kind != EntryKind::Console) {
        to.address = fitScheme(draft.scheme) + QStringLiteral("://") + endpoint.toString();
        return {};
    }
    to.address = QStringLiteral("vnc://") + endpoint.toString();
    const auto url = ConsoleUrl::parse(to.address);
    return url ? Result<>() : url.error();
}

/// As ssh(1) has it, loopback is this computer's alone, whichever of its addresses.
bool isLoopback(const QString &bind)
{
    return bind.isEmpty() || bind == QLatin1String("localhost") || bind == QLatin1String("::1") ||
           (bind.startsWith(QLatin1String("127.")) && isValidHost(bind));
}

bool opensToOthers(const Tunnel &tunnel)
{
    return tunnel.kind == Tunnel::Kind::Remote || !isLoopback(tunnel.bind);
}

} // namespace

QString withoutPassword(QString address)
{
    static const QRegularExpression kPassword(QStringLiteral(":(?!//).*(?=@)"));
    return address.remove(kPassword);
}

std::optional<int> portOf(const QString &text) { return numberOf(text.trimmed(), 0xffff); }

QStringList folderOf(const QStringList &names)
{
    QStringList folder;
    for (const QString &name : names) {
        if (const QString fit = lineOf(name, kLongestName); !fit.isEmpty() && folder.size() < kMostDepth)
            folder << fit;
    }
    return folder;
}

QStringList tagsOf(const QStringList &words)
{
    QStringList tags;
    for (const QString &word : words) {
        if (const QString tag = lineOf(word, kLongestTag); !tag.isEmpty() && tags.size() < kMostTags)
            tags << tag;
    }
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

bool isShownAsItIs(const QString &text)
{
    const std::string whole = text.toStdString();
    return text.size() <= kLongestText && displayText(whole, whole.size()) == whole;
}

void takeUser(ImportedEntry &to, const QString &user)
{
    if (user.isEmpty() || isValidSshUser(user))
        to.entry.settings.user = user;
    else
        to.omitted << Omission::UnfitUser;
}

void takeKey(ImportedEntry &to, const QString &path)
{
    if (path.isEmpty())
        return;
    if (path.endsWith(QLatin1String(".ppk"), Qt::CaseInsensitive))
        to.omitted << Omission::KeyFormat;
    else if (!isShownAsItIs(path))
        to.omitted << Omission::UnfitKeyPath;
    else
        to.inert.identityFile = path;
}

void takeAgent(ImportedEntry &to, const QString &command)
{
    if (command.isEmpty())
        to.entry.agentCommand = command; // there is to be none
    else if (isShownAsItIs(command))
        to.inert.agentCommand = command;
    else
        to.omitted << Omission::UnfitCommand;
}

void takeTunnels(ImportedEntry &to, const QList<Tunnel> &tunnels)
{
    for (const Tunnel &tunnel : tunnels) {
        if (!checkTunnel(tunnel) || to.entry.tunnels.size() + to.inert.tunnels.size() >= kMostTunnels)
            to.omitted << Omission::UnfitTunnel;
        else if (opensToOthers(tunnel))
            to.inert.tunnels << tunnel;
        else
            to.entry.tunnels << tunnel;
    }
}

Result<> Collector::count()
{
    if (m_imported.entries.size() + m_imported.refused.size() + m_imported.folders.size() >= kMostEntries)
        return Error::make(ErrorKind::Usage, "there are more than 100,000 connections in it");
    return {};
}

Result<> Collector::refuse(const QString &name, Refusal why)
{
    PH_DO(count());
    m_imported.refused << Refused{lineOf(name, kLongestName), why};
    return {};
}

Result<> Collector::add(ImportedEntry entry)
{
    PH_DO(count());
    const QString origin = entry.entry.origin;
    int &number = m_numbers[origin]; // goes on where it stopped, should ten thousand have one
    for (number = std::max(number, 1); m_origins.contains(entry.entry.origin);)
        entry.entry.origin = numbered(origin, ++number);
    m_origins.insert(entry.entry.origin);
    m_imported.entries << std::move(entry);
    return {};
}

Result<> Collector::add(ImportedFolder folder)
{
    PH_DO(count());
    m_imported.folders << std::move(folder);
    return {};
}

Result<> Collector::add(Draft draft)
{
    draft.host = draft.host.trimmed();
    splitUser(draft);
    const QString name = lineOf(draft.name, kLongestName);
    if (draft.host.isEmpty())
        return refuse(name, Refusal::NoAddress);
    ImportedEntry made;
    made.omitted = draft.omitted;
    made.entry.kind = draft.kind;
    if (draft.host.size() > kLongestText || !takeAddress(made, draft))
        return refuse(name.isEmpty() ? withoutPassword(lineOf(draft.host, kLongestName)) : name,
                      Refusal::UnfitAddress);
    made.entry.name = name.isEmpty() ? made.entry.address : name;
    made.entry.origin = draft.origin.left(kLongestText);
    made.entry.notes = notesOf(draft.notes);
    made.entry.tags = tagsOf(draft.tags);
    made.folder = folderOf(draft.folder);
    if (draft.user)
        takeUser(made, *draft.user);
    takeKey(made, draft.key);
    takeTunnels(made, draft.tunnels);
    return add(std::move(made));
}

} // namespace porthole::imports

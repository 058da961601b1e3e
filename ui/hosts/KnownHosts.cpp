#include "ui/hosts/KnownHosts.h"

#include "core/model/HostAddress.h"
#include "ui/clouds/ServerFilter.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace porthole::ui {

namespace {

constexpr QLatin1StringView kAliasId("ssh_config:"); // no UUID begins so

SavedHost hostOf(const QString &alias)
{
    SavedHost host;
    host.host = alias;
    return host;
}

QString haystackOf(const SavedHost &host)
{
    return QStringLiteral("%1 %2").arg(host.name, hostDetail(host)).toLower();
}

} // namespace

QString hostDetail(const SavedHost &host) { return HostAddress{host.user, host.host, host.port}.toString(); }

void KnownHosts::setHosts(QList<SavedHost> hosts, std::optional<QList<SavedHost>> unsaved)
{
    m_hosts = std::move(hosts);
    m_unsaved = std::move(unsaved);
    findOtherAliases();
    Q_EMIT hostsChanged();
}

void KnownHosts::setAliases(const QStringList &aliases)
{
    m_aliases = aliases;
    findOtherAliases();
    Q_EMIT hostsChanged();
}

/// Once for all who ask, as there may be a hundred thousand hosts.
void KnownHosts::findOtherAliases()
{
    m_otherAliases = m_aliases;
    if (m_aliases.isEmpty())
        return;
    const QSet<QString> aliases(m_aliases.begin(), m_aliases.end());
    QSet<QString> known;
    for (const SavedHost &host : std::as_const(m_hosts)) {
        for (const QString &name : {host.name, host.host}) {
            if (aliases.contains(name))
                known.insert(name);
        }
    }
    m_otherAliases.removeIf([&known](const QString &alias) { return known.contains(alias); });
}

HostId KnownHosts::idOf(const QString &alias) { return {kAliasId + alias}; }

std::optional<QString> KnownHosts::aliasOf(const HostId &id)
{
    return id.value.startsWith(kAliasId) ? std::optional(id.value.sliced(kAliasId.size())) : std::nullopt;
}

void KnownHosts::setKeychainProblem(const QString &why)
{
    m_keychainProblem = why;
    Q_EMIT hostsChanged();
}

QStringList KnownHosts::names() const
{
    QStringList all;
    for (const SavedHost &host : m_hosts)
        all << host.name;
    return all;
}

QStringList KnownHosts::knownNames() const
{
    QStringList all = names() + m_aliases;
    all.removeDuplicates();
    return all;
}

std::optional<SavedHost> KnownHosts::find(const HostId &id) const
{
    if (const auto alias = aliasOf(id))
        return m_aliases.contains(*alias) ? std::optional(hostOf(*alias)) : std::nullopt;
    const auto found =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) { return host.id == id; });
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::optional<SavedHost> KnownHosts::named(const QString &name) const
{
    const auto found = std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) {
        return host.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == m_hosts.end() && m_aliases.contains(name))
        return hostOf(name);
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::vector<HostHit> KnownHosts::search(const QString &typed, std::size_t most,
                                        const std::function<bool(const SavedHost &)> &isMeant) const
{
    const ServerFilter filter(typed);
    std::vector<HostHit> hits;
    if (filter.isEmpty())
        return hits;
    for (const SavedHost &host : unsaved())
        if (isMeant(host))
            if (const int score = filter.score(host.name.toLower(), haystackOf(host)); score > 0)
                hits.push_back({host, score});
    for (const QString &alias : m_otherAliases) {
        SavedHost host = hostOf(alias);
        host.id = idOf(alias);
        host.name = alias;
        if (const int score = isMeant(host) ? filter.score(alias.toLower(), alias.toLower()) : 0; score > 0)
            hits.push_back({std::move(host), score});
    }
    std::sort(hits.begin(), hits.end(), [](const HostHit &a, const HostHit &b) {
        return a.score != b.score ? a.score > b.score : naturalKey(a.host.name) < naturalKey(b.host.name);
    });
    if (hits.size() > most)
        hits.resize(most);
    return hits;
}

} // namespace porthole::ui

#include "ui/hosts/KnownHosts.h"

#include "core/model/HostAddress.h"
#include "ui/clouds/ServerFilter.h"

#include <algorithm>

namespace porthole::ui {

namespace {

QString haystackOf(const SavedHost &host)
{
    return QStringLiteral("%1 %2").arg(host.name, hostDetail(host)).toLower();
}

} // namespace

QString hostDetail(const SavedHost &host) { return HostAddress{host.user, host.host, host.port}.toString(); }

void KnownHosts::setHosts(QList<SavedHost> hosts)
{
    m_hosts = std::move(hosts);
    Q_EMIT hostsChanged();
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
    const auto found =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) { return host.id == id; });
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::optional<SavedHost> KnownHosts::named(const QString &name) const
{
    const auto found = std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) {
        return host.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::vector<HostHit> KnownHosts::search(const QString &typed, std::size_t most,
                                        const std::function<bool(const SavedHost &)> &isMeant) const
{
    const ServerFilter filter(typed);
    std::vector<HostHit> hits;
    if (filter.isEmpty())
        return hits;
    for (const SavedHost &host : m_hosts)
        if (isMeant(host))
            if (const int score = filter.score(host.name.toLower(), haystackOf(host)); score > 0)
                hits.push_back({host, score});
    std::sort(hits.begin(), hits.end(), [](const HostHit &a, const HostHit &b) {
        return a.score != b.score ? a.score > b.score : naturalKey(a.host.name) < naturalKey(b.host.name);
    });
    if (hits.size() > most)
        hits.resize(most);
    return hits;
}

} // namespace porthole::ui

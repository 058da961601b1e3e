#include "ui/hosts/HostListModel.h"

#include "core/model/HostAddress.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"

#include <algorithm>

namespace porthole::ui {

namespace {

QString haystackOf(const SavedHost &host)
{
    return QStringLiteral("%1 %2").arg(host.name, hostDetail(host)).toLower();
}

} // namespace

QString hostDetail(const SavedHost &host) { return HostAddress{host.user, host.host, host.port}.toString(); }

void HostListModel::setHosts(QList<SavedHost> hosts)
{
    std::sort(hosts.begin(), hosts.end(),
              [](const SavedHost &a, const SavedHost &b) { return naturalKey(a.name) < naturalKey(b.name); });
    m_hosts = std::move(hosts);
    showMatching();
    Q_EMIT hostsChanged();
}

void HostListModel::setKeychainProblem(const QString &why)
{
    m_keychainProblem = why;
    Q_EMIT hostsChanged();
}

void HostListModel::filter(const QString &typed)
{
    const ServerFilter filter(typed);
    if (filter == m_filter)
        return;
    m_filter = filter;
    showMatching();
}

/// A list of dozens: all anew whenever something changes.
void HostListModel::showMatching()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype at = 0; at < m_hosts.size(); ++at)
        if (m_filter.isEmpty() || m_filter.matches(haystackOf(m_hosts[at])))
            m_rows.append(at);
    endResetModel();
}

QStringList HostListModel::names() const
{
    QStringList all;
    for (const SavedHost &host : m_hosts)
        all << host.name;
    return all;
}

QStringList HostListModel::knownNames() const
{
    QStringList all = names() + m_aliases;
    all.removeDuplicates();
    return all;
}

std::optional<SavedHost> HostListModel::at(const QModelIndex &index) const
{
    return index.isValid() ? std::optional(m_hosts[m_rows[index.row()]]) : std::nullopt;
}

QModelIndex HostListModel::indexOf(const HostId &id) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row)
        if (m_hosts[m_rows[row]].id == id)
            return index(static_cast<int>(row));
    return {};
}

std::optional<SavedHost> HostListModel::find(const HostId &id) const
{
    const auto found =
        std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) { return host.id == id; });
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::optional<SavedHost> HostListModel::named(const QString &name) const
{
    const auto found = std::find_if(m_hosts.begin(), m_hosts.end(), [&](const SavedHost &host) {
        return host.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_hosts.end() ? std::nullopt : std::optional(*found);
}

std::vector<HostHit> HostListModel::search(const QString &typed, std::size_t most) const
{
    const ServerFilter filter(typed);
    std::vector<HostHit> hits;
    if (filter.isEmpty())
        return hits;
    for (const SavedHost &host : m_hosts)
        if (const int score = filter.score(host.name.toLower(), haystackOf(host)); score > 0)
            hits.push_back({host, score});
    std::stable_sort(hits.begin(), hits.end(),
                     [](const HostHit &a, const HostHit &b) { return a.score > b.score; });
    if (hits.size() > most)
        hits.resize(most);
    return hits;
}

int HostListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HostListModel::data(const QModelIndex &index, int role) const
{
    const auto host = at(index);
    if (!host)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return host->name;
    case DetailRole:
        return hostDetail(*host);
    case Qt::DecorationRole:
        return icon(QLatin1StringView("host"), IconColour::Muted);
    case Qt::ToolTipRole:
        return toolTipLines({host->name, hostDetail(*host)});
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(host->name, hostDetail(*host));
    default:
        return {};
    }
}

} // namespace porthole::ui

#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/model/SavedHost.h"
#include "ui/clouds/ServerFilter.h"

namespace porthole::ui {

/// A saved host that fits what was typed.
struct HostHit {
    SavedHost host;
    int score = 0;
};

/// The hosts that somebody saved, by name, as a list for views. It is told what is known and asks for
/// nothing; ui/hosts/HostBinding.h ties it to the hosts. Thread: the GUI thread.
class HostListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void setHosts(QList<SavedHost> hosts);
    /// Also known, for completing what is typed: aliases of ~/.ssh/config.
    void setAliases(const QStringList &aliases) { m_aliases = aliases; }
    /// Why a password cannot be kept beyond this run; empty if the keychain is there.
    void setKeychainProblem(const QString &why);

    /// Shows those that have all the words of it; an empty one shows all.
    void filter(const QString &typed);
    bool isFiltered() const { return !m_filter.isEmpty(); }

    const QList<SavedHost> &hosts() const { return m_hosts; }
    QStringList names() const;
    /// Names and aliases.
    QStringList knownNames() const;
    const QString &keychainProblem() const { return m_keychainProblem; }
    std::optional<SavedHost> at(const QModelIndex &index) const;
    QModelIndex indexOf(const HostId &id) const;
    std::optional<SavedHost> find(const HostId &id) const;
    /// By its name, in any case.
    std::optional<SavedHost> named(const QString &name) const;
    /// Those that fit best, best first.
    std::vector<HostHit> search(const QString &typed, std::size_t most) const;

    int rowCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    /// The hosts are other ones, or what is known of the keychain is.
    void hostsChanged();

private:
    void showMatching();

    QList<SavedHost> m_hosts;
    QList<qsizetype> m_rows; // of m_hosts, those that are shown
    QStringList m_aliases;
    QString m_keychainProblem;
    ServerFilter m_filter;
};

/// "ann@web-1.example:2222", without what is not given.
QString hostDetail(const SavedHost &host);

} // namespace porthole::ui

#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/SavedHost.h"

namespace porthole::ui {

/// A saved host that fits what was typed.
struct HostHit {
    SavedHost host;
    int score = 0;
};

/// The hosts that can be connected to by their names: those that somebody saved, with what they have from
/// their folders, and those for this run. It is told what is known and asks for nothing;
/// ui/hosts/HostBinding.h ties it to the hosts. Thread: the GUI thread.
class KnownHosts : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void setHosts(QList<SavedHost> hosts);
    /// Also known, for completing what is typed: aliases of ~/.ssh/config.
    void setAliases(const QStringList &aliases) { m_aliases = aliases; }
    /// Why a password cannot be kept beyond this run; empty if the keychain is there.
    void setKeychainProblem(const QString &why);

    const QList<SavedHost> &hosts() const { return m_hosts; }
    QStringList names() const;
    /// Names and aliases.
    QStringList knownNames() const;
    const QString &keychainProblem() const { return m_keychainProblem; }
    std::optional<SavedHost> find(const HostId &id) const;
    /// By its name, in any case.
    std::optional<SavedHost> named(const QString &name) const;
    /// Those of a kind that fit best, best first.
    std::vector<HostHit> search(const QString &typed, std::size_t most,
                                const std::function<bool(const SavedHost &)> &isMeant) const;

Q_SIGNALS:
    /// The hosts are other ones, or what is known of the keychain is.
    void hostsChanged();

private:
    QList<SavedHost> m_hosts;
    QStringList m_aliases;
    QString m_keychainProblem;
};

/// "ann@web-1.example:2222", without what is not given.
QString hostDetail(const SavedHost &host);

} // namespace porthole::ui

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

    /// `unsaved` are those of them that stand in no collection, where that is known: nobody has to look
    /// through a hundred thousand for the one of the demo.
    void setHosts(QList<SavedHost> hosts, std::optional<QList<SavedHost>> unsaved = std::nullopt);
    /// Also known: the hosts of ~/.ssh/config, which are used as they stand there. They have no id of what is
    /// saved and no settings: those are read when one is connected to.
    void setAliases(const QStringList &aliases);
    /// Why a password cannot be kept beyond this run; empty if the keychain is there.
    void setKeychainProblem(const QString &why);

    const QList<SavedHost> &hosts() const { return m_hosts; }
    /// Those that may stand in no collection.
    const QList<SavedHost> &unsaved() const { return m_unsaved ? *m_unsaved : m_hosts; }
    /// Those of ~/.ssh/config that no host that is known is called, or leads to.
    const QStringList &otherAliases() const { return m_otherAliases; }
    /// What stands for an alias where there are ids, and back; nothing for any other id.
    static HostId idOf(const QString &alias);
    static std::optional<QString> aliasOf(const HostId &id);
    QStringList names() const;
    /// Names and all aliases.
    QStringList knownNames() const;
    const QString &keychainProblem() const { return m_keychainProblem; }
    std::optional<SavedHost> find(const HostId &id) const;
    /// By its name, in any case; an alias as ~/.ssh/config has it.
    std::optional<SavedHost> named(const QString &name) const;
    /// Those of unsaved() of a kind, and aliases, that fit best, best first.
    std::vector<HostHit> search(const QString &typed, std::size_t most,
                                const std::function<bool(const SavedHost &)> &isMeant) const;

Q_SIGNALS:
    /// The hosts are other ones, or what is known of the keychain is.
    void hostsChanged();

private:
    void findOtherAliases();

    QList<SavedHost> m_hosts;
    std::optional<QList<SavedHost>> m_unsaved;
    QStringList m_aliases, m_otherAliases;
    QString m_keychainProblem;
};

/// "ann@web-1.example:2222", without what is not given.
QString hostDetail(const SavedHost &host);

} // namespace porthole::ui

#pragma once

#include "core/async/Backoff.h"
#include "core/async/Mailslot.h"
#include "core/openstack/compute/Compute.h"
#include "core/session/CloudConnection.h"
#include "core/session/cloud/CloudPace.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>

namespace porthole {

/// The servers of one scope, listed and kept fresh while this lives: what has changed every few seconds,
/// everything now and then. Only what differs is told. Its slots must not delete it.
/// Thread: the network thread.
class ScopeListing : public QObject {
    Q_OBJECT
public:
    ScopeListing(CloudScope scope, const CloudPace &pace);

    const CloudScope &scope() const { return m_scope; }

    /// Begins, or goes on after end(), with what is known. `compute` outlives it, or is let go by end().
    void begin(openstack::Compute &compute);
    void end();
    /// Asks now.
    void refresh();
    /// Asks now, and often for a while: something was begun.
    void hurry();

Q_SIGNALS:
    void stateChanged(const porthole::CloudScope &scope, porthole::ListingState state,
                      const std::optional<porthole::Error> &trouble);
    void added(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void changed(const porthole::CloudScope &scope, const QList<porthole::Server> &servers);
    void removed(const porthole::CloudScope &scope, const QList<porthole::ServerId> &servers);
    /// A turn has failed.
    void failed(const porthole::Error &error);

private:
    struct Refresh {};

    Task<> run(openstack::Compute &compute);
    Task<Result<>> listAll(openstack::Compute &compute);
    Task<Result<>> listPages(openstack::Compute &compute, QSet<QString> &seen);
    Task<Result<>> listChanges(openstack::Compute &compute);
    void take(const QList<Server> &servers);
    void remove(const QList<ServerId> &servers);
    void note(const Server &server);
    void say(ListingState state, const std::optional<Error> &trouble);
    Milliseconds untilNextTurn(bool failed);

    const CloudScope m_scope;
    const CloudPace m_pace;
    Backoff m_backoff;
    QHash<QString, Server> m_known;
    QSet<QString> m_underWay;
    QElapsedTimer m_lastMovement; ///< since something under way was seen to change
    QElapsedTimer m_lastAction, m_lastWhole;
    QDateTime m_asOf; ///< by the cloud's clock
    ListingState m_state = ListingState::Idle;
    bool m_hasTrouble = false;
    async::Mailslot<Refresh> m_wishes;
    Task<> m_flow; ///< last: it uses all of the above
};

} // namespace porthole

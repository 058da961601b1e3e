#include "core/session/cloud/CloudHandle.h"

#include "core/session/cloud/CloudConsoleSource.h"

#include <QPointer>
#include <QThread>

namespace porthole {

CloudConnection::Handle::Handle(CloudSummary about, std::unique_ptr<CloudWorker> made, QThread &network)
    : summary(std::move(about))
    , route(made->route())
    , m_worker(made.release())
    , m_door(m_worker->door())
{
    m_worker->moveToThread(&network);
}

/// The worker goes in its own thread, in its own time: nothing here waits for it.
CloudConnection::Handle::~Handle() { m_worker->deleteLater(); }

CloudConnection::Handle::View *CloudConnection::Handle::find(const CloudScope &scope)
{
    const auto view = views.find(keyOf(scope));
    return view == views.end() ? nullptr : &*view;
}

/// Each takes in first what it then tells of: whoever hears it may look, or delete the connection.
void CloudConnection::Handle::listen(CloudConnection &connection)
{
    CloudConnection *const to = &connection;
    connect(m_worker, &CloudWorker::standingChanged, to,
            [this, to](const CloudStanding &next) { hear(*to, next); });
    connect(m_worker, &CloudWorker::listingChanged, to,
            [this, to](const CloudScope &scope, ListingState state, const std::optional<Error> &trouble) {
                if (View *view = find(scope)) {
                    view->state = state;
                    view->trouble = trouble;
                    Q_EMIT to->listingChanged(scope, state);
                }
            });
    connect(m_worker, &CloudWorker::serversAdded, to,
            [this, to](const CloudScope &scope, const QList<Server> &servers) {
                if (View *view = find(scope)) {
                    view->rows.put(servers);
                    Q_EMIT to->serversAdded(scope, servers);
                }
            });
    connect(m_worker, &CloudWorker::serversChanged, to,
            [this, to](const CloudScope &scope, const QList<Server> &servers) {
                if (View *view = find(scope)) {
                    view->rows.put(servers);
                    Q_EMIT to->serversChanged(scope, servers);
                }
            });
    connect(m_worker, &CloudWorker::serversRemoved, to,
            [this, to](const CloudScope &scope, const QList<ServerId> &servers) {
                if (View *view = find(scope)) {
                    view->rows.remove(servers);
                    Q_EMIT to->serversRemoved(scope, servers);
                }
            });
    connect(m_worker, &CloudWorker::serversReset, to, [this, to](const CloudScope &scope) {
        if (View *view = find(scope)) {
            *view = View{.scope = scope};
            Q_EMIT to->serversReset(scope);
        }
    });
    connect(m_worker, &CloudWorker::actionEnded, to, &CloudConnection::actionEnded);
}

void CloudConnection::Handle::hear(CloudConnection &connection, const CloudStanding &next)
{
    standing = next;
    QList<CloudScope> gone;
    if (standing.state == CloudState::Idle) {
        for (const View &view : std::as_const(views))
            gone << view.scope;
        views.clear();
    }
    const QPointer<CloudConnection> alive(&connection);
    const CloudState state = standing.state;
    for (const CloudScope &scope : std::as_const(gone)) {
        if (alive)
            Q_EMIT alive->serversReset(scope);
    }
    if (alive)
        Q_EMIT alive->stateChanged(state);
}

std::unique_ptr<ConsoleSource> CloudConnection::Handle::source(ConsoleWish wish) const
{
    wish.era = era;
    return std::make_unique<CloudConsoleSource>(m_door, std::move(wish));
}

} // namespace porthole

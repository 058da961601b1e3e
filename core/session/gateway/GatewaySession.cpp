#include "core/session/gateway/GatewaySession.h"

#include "core/session/gateway/GatewayWorker.h"

namespace porthole {

GatewaySession::GatewaySession(GatewayUrl url, GatewayOptions options, GatewayFarewells &farewells,
                               QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_worker(new GatewayWorker(m_url, std::move(options), farewells))
    , m_door(m_worker->door())
{
    listen();
    m_worker->moveToThread(farewells.thread());
}

/// The worker goes in its own thread, in its own time: nothing here waits for it.
GatewaySession::~GatewaySession()
{
    if (m_worker)
        m_worker->deleteLater();
}

void GatewaySession::listen()
{
    connect(m_worker, &GatewayWorker::standingChanged, this, [this](const GatewayStanding &next) {
        m_standing = next;
        Q_EMIT standingChanged();
    });
    connect(m_worker, &GatewayWorker::listed, this, &GatewaySession::listed);
    connect(m_worker, &GatewayWorker::browseFailed, this, &GatewaySession::browseFailed);
    connect(m_worker, &GatewayWorker::previewed, this, &GatewaySession::previewed);
    connect(m_worker, &GatewayWorker::previewFailed, this, &GatewaySession::previewFailed);
    connect(m_worker, &GatewayWorker::fetchProgressed, this, &GatewaySession::fetchProgressed);
    connect(m_worker, &GatewayWorker::fetched, this, &GatewaySession::fetched);
    connect(m_worker, &GatewayWorker::fetchFailed, this, &GatewaySession::fetchFailed);
    connect(m_worker, &GatewayWorker::launched, this, &GatewaySession::launched);
    connect(m_worker, &GatewayWorker::launchFailed, this, &GatewaySession::launchFailed);
}

void GatewaySession::open()
{
    m_door->post([](GatewayWorker &to) { to.open(); });
}

void GatewaySession::trustCertificate()
{
    m_door->post([](GatewayWorker &to) { to.trustCertificate(); });
}

void GatewaySession::submitSignIn(const QString &user, Secret password)
{
    m_door->post([user, given = std::move(password)](GatewayWorker &to) mutable {
        to.submitSignIn(user, std::move(given));
    });
}

void GatewaySession::signOut()
{
    m_door->post([](GatewayWorker &to) { to.signOut(); });
}

void GatewaySession::connectHost(const QString &host, const QString &user, Secret password, AgentWish agent)
{
    m_door->post([host, user, agent, given = std::move(password)](GatewayWorker &to) mutable {
        to.connectHost(host, user, std::move(given), agent);
    });
}

void GatewaySession::leaveHost()
{
    m_door->post([](GatewayWorker &to) { to.leaveHost(); });
}

void GatewaySession::browse(const QString &path)
{
    m_door->post([path](GatewayWorker &to) { to.browse(path); });
}

void GatewaySession::preview(const QString &path)
{
    m_door->post([path](GatewayWorker &to) { to.preview(path); });
}

void GatewaySession::fetch(const QString &remotePath, const QString &localPath)
{
    m_door->post([remotePath, localPath](GatewayWorker &to) { to.fetch(remotePath, localPath); });
}

void GatewaySession::cancelFetch()
{
    m_door->post([](GatewayWorker &to) { to.cancelFetch(); });
}

void GatewaySession::launch(const QString &command)
{
    m_door->post([command](GatewayWorker &to) { to.launch(command); });
}

void GatewaySession::cancelLaunch()
{
    m_door->post([](GatewayWorker &to) { to.cancelLaunch(); });
}

void GatewaySession::close()
{
    if (!m_worker)
        return;
    m_worker->disconnect(this);
    std::exchange(m_worker, nullptr)->deleteLater();
    m_standing = {.state = GatewayState::Closed};
    Q_EMIT standingChanged();
}

} // namespace porthole

// What the program does about being locked: what is in memory only is wiped, what is asked for waits.

#include "app/Application.h"
#include "ui/LockBinding.h"

#include <numeric>
#include <utility>

namespace porthole {

namespace {

/// Whoever can call may call for ever.
constexpr std::size_t kMostHeldBack = 64;

} // namespace

void Application::connectLock()
{
    ui::bind(m_lock, m_settings, m_window);
    QObject::connect(&m_lock, &Lock::locked, &m_window, [this] { forgetSecrets(); });
    // Nobody listens to the desktop, or holds up its sleep, for what is not wanted.
    QObject::connect(&m_settings, &Settings::preferencesChanged, &m_window, [this] {
        if (!m_settings.preferences().locksWithDesktop)
            m_sessionWatch.reset();
        else if (!m_sessionWatch)
            m_sessionWatch.emplace([this] { m_lock.lock(m_settings.preferences().unlockAsks); });
    });
    QObject::connect(&m_lock, &Lock::unlocked, &m_window, [this] {
        for (const desktop::LaunchRequest &request : std::exchange(m_heldBack, {}))
            take(request);
        m_lock.setWaiting(0);
    });
}

void Application::holdBack(const desktop::LaunchRequest &request)
{
    if (m_heldBack.size() >= kMostHeldBack)
        return;
    m_heldBack.push_back(request);
    const auto count = [](qsizetype sum, const desktop::LaunchRequest &held) {
        return sum + held.targets.size() + held.links.size() + (held.newConnection ? 1 : 0) +
               (held.demo ? 1 : 0);
    };
    m_lock.setWaiting(
        static_cast<int>(std::accumulate(m_heldBack.begin(), m_heldBack.end(), qsizetype{0}, count)));
}

/// What nobody wrote to a disk goes; what is live needs none of it, but is asked for it when it is lost.
/// What is left, and why: core/DECISIONS.md, the lock.
void Application::forgetSecrets()
{
    m_credentials.forgetThisRun();
    m_hosts.forgetThisRun();
    m_cloudBook.forgetThisRun();
    for (ShellSession *shell : m_shells.sessions())
        shell->forgetSecrets();
    const auto sessions = m_remotes.sessions();
    for (remotes::RemoteSession *remote : sessions)
        remote->forgetSecrets();
    m_files.forgetSecrets();
    for (ConsoleSession *console : m_consoles.sessions())
        console->forgetSecrets();
    for (CloudConnection *cloud : m_clouds.clouds())
        cloud->forget();
    for (GatewaySession *gateway : m_gateways.sessions()) {
        if (gateway->state() == GatewayState::HostNeeded) // signed in, and nothing open behind it
            gateway->signOut();
    }
}

} // namespace porthole

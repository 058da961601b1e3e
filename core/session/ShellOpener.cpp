#include "core/session/ShellOpener.h"

namespace porthole {

ShellOpener::ShellOpener(HostRegistry &hosts, ShellRegistry &shells, remotes::RemoteOptions options,
                         QObject *parent)
    : QObject(parent)
    , m_hosts(hosts)
    , m_shells(shells)
    , m_options(std::move(options))
{}

void ShellOpener::perform(HostRequest request) { m_flows.begin(carryOut(std::move(request))); }

void ShellOpener::remove(const SavedHost &host) { m_flows.begin(carryOutRemoval(host)); }

Task<> ShellOpener::carryOut(HostRequest request)
{
    SavedHost host = request.host;
    bool saved = !host.id.value.isEmpty();
    if (request.save) {
        // The form does not show its tunnels, and some may have been saved while it was open.
        for (const SavedHost &known : m_hosts.hosts()) {
            if (saved && known.id == host.id)
                host.tunnels = known.tunnels;
        }
        auto outcome = co_await m_hosts.save(host);
        saved = outcome.has_value();
        if (outcome)
            host = *std::move(outcome);
        else
            Q_EMIT notSaved(host, outcome.error());
        if (request.answer) {
            request.answer(saved ? Result<>() : Result<>(outcome.error()));
            if (!saved)
                co_return;
        }
    }
    std::shared_ptr<const Secret> password;
    if (request.password)
        password = std::make_shared<const Secret>(*std::move(request.password));
    const bool keepsPassword = saved && password && request.savePassword;
    if (!request.connect) {
        if (keepsPassword)
            co_await keep(host, password);
        co_return;
    }
    if (!password) {
        auto read = co_await m_hosts.password(host);
        if (read)
            password = *std::move(read);
        else
            Q_EMIT passwordNotRead(host, read.error()); // the host asks for it then
    }
    ShellOptions options{m_options,          host,          !m_hosts.isForThisRun(host),
                         request.wantsShell, request.place, request.folder};
    options.remote.ssh.password = std::move(password);
    open(std::move(options), keepsPassword);
}

void ShellOpener::open(ShellOptions options, bool keepsPassword)
{
    const SavedHost &host = options.host;
    options.remote.ssh.destination = {host.host, host.port, host.user, host.identityFile};
    // An agent is something to talk to in a shell's tab.
    options.remote.agent = options.hasShell ? host.agent : AgentWish::Never;
    options.remote.agentCommand = host.agentCommand;
    ShellSession &session = m_shells.open(std::move(options));
    if (!keepsPassword)
        return;
    // Not before the host has accepted it: a wrong one would be offered again at every connection.
    auto *once = new QObject(&session);
    connect(&session, &ShellSession::stateChanged, once, [this, once, &session](ShellState state) {
        if (state != ShellState::Open)
            return;
        once->deleteLater();
        m_flows.begin(keep(session.host(), session.password()));
    });
}

Task<> ShellOpener::keep(SavedHost host, std::shared_ptr<const Secret> password)
{
    const auto kept = co_await m_hosts.keepPassword(host, std::move(password));
    if (!kept)
        Q_EMIT passwordNotKept(host, kept.error());
}

Task<> ShellOpener::carryOutRemoval(SavedHost host)
{
    if (const auto removed = co_await m_hosts.remove(host); !removed)
        Q_EMIT notRemoved(host, removed.error());
}

} // namespace porthole

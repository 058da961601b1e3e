#include "core/ssh/worker/Worker.h"

#include "core/ssh/config/SshConfig.h"
#include "core/ssh/worker/HopConnector.h"
#include "core/ssh/worker/HostKeyCheck.h"
#include "core/ssh/worker/Route.h"

namespace porthole::ssh {

namespace {

/// A host that lets in more callers than this at once has something else in mind.
constexpr std::size_t kMostChannels = 1024;

} // namespace

/// One machine on the way. Its parts go in the opposite order of their making.
struct Worker::Hop {
    ResolvedHost host;
    SshHop told;
    ProxyProcess proxy{};
    std::unique_ptr<JumpTunnel> tunnel{}; ///< from the machine before it
    std::unique_ptr<Session> session{};
    std::optional<KeepAlive> keepAlive{};
};

Worker::Worker(SshOptions options, std::shared_ptr<Inbox> inbox, TellConnection tell)
    : m_options(std::move(options))
    , m_inbox(inbox)
    , m_tell(tell)
    , m_loop(std::move(inbox))
    , m_asker(m_loop, std::move(tell), m_options.answerTimeout, m_options.mayAsk)
{
    m_loop.onChannelCommand = [this](ChannelCommand command) { handle(std::move(command)); };
}

Worker::~Worker()
{
    m_listeners.reset();
    for (auto &[number, channel] : m_channels)
        m_loop.remove(*channel);
    m_channels.clear();
    while (!m_hops.empty())
        m_hops.pop_back();
}

void Worker::enter(SshState state, const SshHop &hop) { m_tell(StateNews{state, hop}); }

Error Worker::run()
{
    auto outcome = connect();
    if (outcome)
        outcome = serve();
    Error error = outcome ? Error::make(ErrorKind::Bug, "a connection ended without a reason")
                          : std::move(outcome).error();
    loseAll(error);
    return error;
}

Result<> Worker::connect()
{
    PH_TRY(const Route route, resolveRoute(m_options, m_asker, m_inbox->descriptor()));
    const int count = static_cast<int>(route.size());
    for (int i = 0; i < count; ++i)
        PH_DO(connectTo(route[static_cast<std::size_t>(i)], i, count));
    m_options.password.reset(); // an open connection has no use for it
    m_isOpen = true;
    enter(SshState::Open, m_hops.back().told);
    return {};
}

Result<> Worker::connectTo(const ResolvedHost &host, int index, int count)
{
    // It is among the others when it has a session, and not before: then the one before is theirs.
    Hop hop{.host = host, .told = {host.name, host.endpoint, host.user, index, count}};
    enter(SshState::Connecting, hop.told);
    m_tell(StepNews{SshStep::Begun});
    if (host.proxyCommand)
        PH_DO(m_asker.allow({hop.told, CommandQuestion::Kind::ProxyCommand, host.proxyCommand->command,
                             host.proxyCommand->where}));
    const TimePoint until = now() + host.connectTimeout.value_or(m_options.connectTimeout);
    const KnownHosts known(host.userKnownHosts, host.globalKnownHosts, host.revokedHostKeys);
    PH_TRY(const auto algorithms, hostKeyAlgorithms(known, host));
    PH_TRY(OwnedFd socket, wayTo(hop, until));
    PH_TRY(hop.session, Session::make(m_loop, host, algorithms));
    m_hops.push_back(std::move(hop));
    Hop &begun = m_hops.back();
    PH_DO(begun.session->start(std::move(socket), until));
    PH_DO(verify(begun));
    PH_DO(authenticate(begun));
    begun.keepAlive.emplace(*begun.session, keepAliveOf(host));
    return {};
}

/// A socket on which the machine will speak.
Result<OwnedFd> Worker::wayTo(Hop &hop, TimePoint until)
{
    if (hop.host.proxyCommand) {
        OwnedFd socket;
        PH_TRY(hop.proxy, ProxyProcess::start(hop.host.proxyCommand->command, socket));
        return socket;
    }
    if (!m_hops.empty()) {
        OwnedFd socket;
        PH_TRY(hop.tunnel, JumpTunnel::open(*m_hops.back().session, hop.host.endpoint, until, socket));
        m_tell(StepNews{SshStep::Reached});
        return socket;
    }
    const auto nameFound = [this] { m_tell(StepNews{SshStep::NameFound}); };
    PH_TRY(OwnedFd socket, ssh::connectTo(m_loop, hop.host, until, nameFound));
    m_tell(StepNews{SshStep::Reached});
    // What is not acknowledged for as long as a peer may be silent never will be.
    PH_DO(setUserTimeout(socket, keepAliveOf(hop.host).patience()));
    return socket;
}

KeepAliveRule Worker::keepAliveOf(const ResolvedHost &host) const
{
    return {host.serverAliveInterval.value_or(m_options.keepAlive),
            host.serverAliveCountMax.value_or(m_options.keepAliveMisses)};
}

Result<> Worker::verify(Hop &hop)
{
    enter(SshState::Verifying, hop.told);
    PH_TRY(const HostKey key, hop.session->hostKey());
    const KnownHosts known(hop.host.userKnownHosts, hop.host.globalKnownHosts, hop.host.revokedHostKeys);
    PH_DO(checkHostKey(m_asker, known, hop.host, hop.told,
                       modeFor(m_options.hostKeys, hop.host.strictHostKeyChecking), key));
    if (hop.told.index == hop.told.count - 1)
        m_tell(HostKeyNews{key});
    return {};
}

Result<> Worker::authenticate(Hop &hop)
{
    enter(SshState::Authenticating, hop.told);
    const bool isLast = hop.told.index == hop.told.count - 1;
    const AuthMaterial material{.password = isLast ? m_options.password : nullptr,
                                .usesKeys = m_options.usesKeys || !isLast,
                                .refusesTrivial = m_options.refusesTrivialAuth,
                                .timeout = m_options.authTimeout};
    return Authenticator(*hop.session, m_asker, hop.host, hop.told, material,
                         [this](const QString &lines) { m_tell(BannerNews{lines}); })
        .run();
}

Result<> Worker::serve()
{
    for (;;) {
        TimePoint until = TimePoint::max();
        for (const Hop &hop : m_hops)
            until = std::min(until, hop.keepAlive->due());
        PH_DO(m_loop.turn(until));
        for (Hop &hop : m_hops)
            PH_DO(hop.keepAlive->work());
        dropFinished();
    }
}

void Worker::dropFinished()
{
    for (auto channel = m_channels.begin(); channel != m_channels.end();) {
        if (!channel->second->isFinished()) {
            ++channel;
            continue;
        }
        m_loop.remove(*channel->second);
        channel = m_channels.erase(channel);
    }
}

void Worker::handle(ChannelCommand command)
{
    if (auto *open = std::get_if<OpenChannel>(&command)) {
        if (!m_isOpen)
            return open->tell(
                ChannelEnd{.error = Error::make(ErrorKind::Closed, "the connection is not open")});
        return adopt(open->number,
                     std::make_unique<ChannelPump>(*m_hops.back().session, std::move(open->request),
                                                   std::move(open->tell)));
    }
    if (handleListener(command))
        return;
    const auto number = std::visit([](const auto &of) { return of.number; }, command);
    const auto found = m_channels.find(number);
    if (found == m_channels.end())
        return;
    ChannelPump &pump = *found->second;
    if (auto *write = std::get_if<WriteChannel>(&command))
        pump.write(std::move(write->bytes));
    else if (std::holds_alternative<EndWriting>(command))
        pump.endWriting();
    else if (const auto *resize = std::get_if<ResizeTerminal>(&command))
        pump.resize(resize->columns, resize->rows);
    else if (const auto *signal = std::get_if<SendSignal>(&command))
        pump.signal(signal->name);
    else if (const auto *acknowledge = std::get_if<Acknowledge>(&command))
        pump.acknowledge(acknowledge->bytes);
    else if (const auto *widen = std::get_if<WidenChannel>(&command))
        pump.widen(widen->bytes);
    else if (std::holds_alternative<CloseChannel>(command))
        pump.close();
}

void Worker::adopt(quint64 number, std::unique_ptr<ChannelPump> pump)
{
    m_loop.add(*pump);
    m_channels.insert_or_assign(number, std::move(pump));
}

/// True if it was one of a listener's.
bool Worker::handleListener(ChannelCommand &command)
{
    if (const auto *end = std::get_if<EndListening>(&command)) {
        if (m_listeners)
            m_listeners->end(end->number);
        return true;
    }
    auto *begin = std::get_if<BeginListening>(&command);
    if (!begin)
        return false;
    if (!m_isOpen) {
        begin->tell(ListenerEnd{Error::make(ErrorKind::Closed, "the connection is not open")});
        return true;
    }
    if (!m_listeners)
        m_listeners = std::make_unique<RemoteListeners>(
            *m_hops.back().session, m_inbox, [this] { return m_channels.size() < kMostChannels; },
            [this](quint64 number, std::unique_ptr<ChannelPump> pump) { adopt(number, std::move(pump)); });
    m_listeners->begin(std::move(*begin));
    return true;
}

/// Those that were only asked for end as well.
void Worker::loseAll(const Error &error)
{
    for (auto &[number, channel] : m_channels)
        channel->lose(error);
    if (m_listeners)
        m_listeners->lose(error);
    for (Command &command : m_inbox->close()) {
        auto *channel = std::get_if<ChannelCommand>(&command);
        if (auto *open = channel ? std::get_if<OpenChannel>(channel) : nullptr)
            open->tell(ChannelEnd{.error = error});
        else if (auto *begin = channel ? std::get_if<BeginListening>(channel) : nullptr)
            begin->tell(ListenerEnd{error});
    }
}

} // namespace porthole::ssh

#include "core/session/reach/HostWay.h"

#include "core/session/SshStage.h"
#include "core/session/reach/WayWords.h"

#include <algorithm>
#include <atomic>

namespace porthole {

namespace {

/// A host that was not there is not tried again before, however often it is asked for.
constexpr qint64 kFailedFor = 5000; // ms

bool leadsTo(const remotes::RemoteSession &session, const SavedHost &host)
{
    const ssh::SshDestination &to = session.options().ssh.destination;
    return to.host == host.host && to.port == host.port && to.user == host.user &&
           to.identityFile == host.identityFile;
}

quint64 nextNumber()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

HostWay::HostWay(SavedHost host, HostRegistry &hosts, remotes::RemoteRegistry &remotes,
                 remotes::RemoteOptions options, QObject *parent)
    : QObject(parent)
    , m_host(std::move(host))
    , m_hosts(hosts)
    , m_remotes(remotes)
    , m_options(std::move(options))
{
    m_options.ssh.destination = {m_host.host, m_host.port, m_host.user, m_host.identityFile};
    m_options.agent = AgentWish::Never;
    m_progress.hop.name = m_host.host;
    m_progress.hop.user = m_host.user;
}

HostWay::~HostWay() { letGo(); }

std::optional<OpenWay> HostWay::openWay() const
{
    if (m_state != ShellState::Open)
        return std::nullopt;
    return OpenWay{m_host.name, m_proxy->proxies(), m_number};
}

void HostWay::want(std::function<void(Result<Way>)> answer)
{
    m_waiting.push_back(std::move(answer));
    if (m_state == ShellState::Idle)
        begin();
    else if (m_state == ShellState::Failed && m_failedSince.hasExpired(kFailedFor) &&
             wayIsDown({}, m_trouble->error).kind == ErrorKind::Unreachable)
        retry();
    settle();
}

void HostWay::end()
{
    letGo();
    m_flows.endAll();
    m_proxy.reset();
    enter(ShellState::Closed);
    Q_EMIT ended();
    deleteLater();
}

/// Those who wait hear of it as soon as there is something to be heard.
void HostWay::settle()
{
    if (m_state == ShellState::Idle || m_state == ShellState::Connecting || m_state == ShellState::Asking)
        return;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &answer : waiting) {
        if (auto open = openWay())
            answer(Way(*std::move(open)));
        else
            answer(wayIsDown(m_host.name, m_trouble ? std::optional(m_trouble->error) : std::nullopt));
    }
}

void HostWay::begin(std::shared_ptr<const Secret> password)
{
    if (!m_proxy) {
        auto made = PrivateProxy::make();
        if (!made) {
            m_trouble = ShellTrouble{made.error()};
            return enter(ShellState::Failed);
        }
        m_proxy = *std::move(made);
        m_number = nextNumber();
    }
    enter(ShellState::Connecting);
    const auto sessions = m_remotes.sessions();
    const auto open = std::find_if(sessions.begin(), sessions.end(), [this](const auto *session) {
        return session->state() == remotes::RemoteState::Open && leadsTo(*session, m_host);
    });
    m_isOwn = open == sessions.end();
    if (m_isOwn)
        return m_flows.begin(beginOwn(std::move(password)));
    follow(**open);
    hear(remotes::RemoteState::Open);
}

/// Afterwards the password is the session's alone, for as long as that keeps it.
Task<> HostWay::beginOwn(std::shared_ptr<const Secret> password)
{
    remotes::RemoteOptions options = m_options;
    options.ssh.password = std::move(password);
    if (!options.ssh.password) {
        auto saved = co_await m_hosts.password(m_host);
        if (saved) // else the host asks for it
            options.ssh.password = *std::move(saved);
    }
    remotes::RemoteSession &session = m_remotes.create(std::move(options));
    follow(session);
    session.open();
}

void HostWay::follow(remotes::RemoteSession &session)
{
    m_session = &session;
    m_use = std::make_unique<remotes::RemoteRegistry::Use>(m_remotes, session.id());
    connect(&session, &remotes::RemoteSession::stateChanged, this,
            qOverload<remotes::RemoteState>(&HostWay::hear));
    connect(&session, &remotes::RemoteSession::connecting, this,
            qOverload<ssh::SshConnection *>(&HostWay::hear));
    // The one whose shell it was has gone, or it was closed by its sid: the next request makes another.
    connect(&session, &QObject::destroyed, this, [this] { hear(remotes::RemoteState::Closed); });
}

void HostWay::hear(remotes::RemoteState state)
{
    switch (state) {
    case remotes::RemoteState::Idle:
        break;
    case remotes::RemoteState::Connecting:
    case remotes::RemoteState::AgentStarting:
        m_proxy->setConnection(nullptr);
        enter(ShellState::Connecting);
        break;
    case remotes::RemoteState::Open:
        m_proxy->setConnection(m_session->connection());
        enter(ShellState::Open);
        break;
    case remotes::RemoteState::Waiting:
    case remotes::RemoteState::Failed:
        m_proxy->setConnection(nullptr);
        m_trouble =
            ShellTrouble{m_session->error().value_or(Error::make(ErrorKind::Closed, "the line is down")),
                         m_session->retryIn(), m_session->attempt()};
        enter(state == remotes::RemoteState::Waiting ? ShellState::Waiting : ShellState::Failed);
        break;
    case remotes::RemoteState::Closed:
        m_proxy->setConnection(nullptr);
        m_isOwn = false; // it is leaving by itself
        letGo();
        enter(ShellState::Idle);
        break;
    }
}

void HostWay::hear(ssh::SshConnection *connection)
{
    connect(connection, &ssh::SshConnection::stateChanged, this, [this, connection](ssh::SshState next) {
        m_progress.hop = connection->hop();
        if (const auto stage = stageOf(next)) {
            m_progress.stage = *stage;
            Q_EMIT progressChanged();
        }
    });
    connect(connection, &ssh::SshConnection::asked, this, [this] {
        // A shell's own tab asks for a session that is its own.
        if (!m_isOwn || !asking() || !asking()->question())
            return; // or the session knew the answer
        m_progress.hop = asking()->hop();
        m_question = asking()->question();
        enter(ShellState::Asking);
    });
    connect(connection, &ssh::SshConnection::bannerReceived, this, &HostWay::bannerReceived);
}

void HostWay::retry(std::shared_ptr<const Secret> password)
{
    if (m_state != ShellState::Waiting && m_state != ShellState::Failed)
        return;
    if (!m_session)
        return begin(std::move(password));
    enter(ShellState::Connecting); // for those who ask before the session says so itself
    m_session->retry(std::move(password));
}

ssh::SshConnection *HostWay::asking() const { return m_session ? m_session->connection() : nullptr; }

/// By whatever: on it goes.
void HostWay::answered() { enter(ShellState::Connecting); }

void HostWay::acceptHostKey()
{
    if (ssh::SshConnection *const to = asking(); to && m_state == ShellState::Asking) {
        answered();
        to->acceptHostKey(remembersKey());
    }
}

void HostWay::answer(std::vector<Secret> answers)
{
    if (m_state != ShellState::Asking || !m_session)
        return;
    answered();
    m_session->answer(std::move(answers));
}

void HostWay::allowCommand()
{
    if (ssh::SshConnection *const to = asking(); to && m_state == ShellState::Asking) {
        answered();
        to->allowCommand();
    }
}

void HostWay::refuse()
{
    if (ssh::SshConnection *const to = asking(); to && m_state == ShellState::Asking) {
        answered();
        to->refuse();
    }
}

void HostWay::letGo()
{
    m_use.reset();
    remotes::RemoteSession *const session = std::exchange(m_session, nullptr);
    if (!session)
        return;
    session->disconnect(this);
    if (m_isOwn)
        m_remotes.release(session->id()); // somebody may have come to share it
}

void HostWay::enter(ShellState next)
{
    if (m_state == next && next != ShellState::Asking && next != ShellState::Waiting)
        return;
    m_state = next;
    if (next == ShellState::Failed)
        m_failedSince.start();
    if (next != ShellState::Asking)
        m_question.reset();
    if (next != ShellState::Waiting && next != ShellState::Failed)
        m_trouble.reset();
    // Closed under those who wait: it begins anew for them.
    if (next == ShellState::Idle && !m_waiting.empty()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_state == ShellState::Idle)
                    begin();
            },
            Qt::QueuedConnection);
    }
    settle();
    Q_EMIT stateChanged(next);
}

} // namespace porthole

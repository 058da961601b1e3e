#include "core/session/ShellCourse.h"

#include "core/model/ShellWord.h"
#include "core/session/SshStage.h"

#include <QDateTime>
#include <QPointer>

namespace porthole {

namespace {

AgentStanding standingOf(remotes::AgentState state)
{
    switch (state) {
    case remotes::AgentState::None:
        return AgentStanding::None;
    case remotes::AgentState::Starting:
        return AgentStanding::Starting;
    case remotes::AgentState::Ready:
        return AgentStanding::Ready;
    case remotes::AgentState::Busy:
        return AgentStanding::Busy;
    case remotes::AgentState::Lost:
        return AgentStanding::Lost;
    }
    return AgentStanding::None;
}

} // namespace

ShellSession::Course::Course(ShellSession &session, remotes::RemoteRegistry &remotes, ShellOptions given,
                             QThread &parsing, std::shared_ptr<SharedRemote> beside)
    : options(std::move(given))
    , m_session(session)
    , m_remotes(remotes)
    , m_shared(std::move(beside))
    , m_feed(terminal, parsing)
{
    progress.hop.name = options.host.host;
    progress.hop.user = options.host.user;
    connectTerminal();
}

void ShellSession::Course::connectTerminal()
{
    // Keys come in this thread, answers in the one that feeds; the channel is of this one.
    connect(&terminal, &SharedTerminal::output, this, [this](const QByteArray &bytes) {
        if (m_channel && state == ShellState::Open)
            m_channel->write(bytes);
    });
    connect(&terminal, &SharedTerminal::resized, this, [this](int columns, int rows) {
        if (m_channel)
            m_channel->resize(columns, rows);
    });
}

ShellSession::Course::~Course() { letGo(); }

void ShellSession::Course::open()
{
    if (state != ShellState::Idle)
        return;
    m_guest = m_shared && m_shared->session() && m_shared->session()->state() != remotes::RemoteState::Closed;
    if (!m_guest)
        return begin();
    join();
    enter(ShellState::Connecting);
    if (connection()) {
        progress.hop = connection()->hop();
        follow(connection());
    }
    if (m_remote->state() == remotes::RemoteState::Open)
        startShell();
    else
        follow(m_remote->state());
}

/// A new remote session, under a new sid.
void ShellSession::Course::begin()
{
    m_guest = false;
    m_shared = std::make_shared<SharedRemote>(m_remotes, options.remote);
    join();
    enter(ShellState::Connecting);
    m_remote->open();
}

void ShellSession::Course::join()
{
    m_shared->join(this);
    m_remote = m_shared->session();
    setAgent(m_remote->agentState());
    connect(m_shared.get(), &SharedRemote::askerChanged, this, &Course::asked);
    connect(m_remote, &remotes::RemoteSession::stateChanged, this,
            qOverload<remotes::RemoteState>(&Course::follow));
    connect(m_remote, &remotes::RemoteSession::connecting, this,
            qOverload<ssh::SshConnection *>(&Course::follow));
    connect(m_remote, &remotes::RemoteSession::opened, this, &Course::startShell);
    connect(m_remote, &remotes::RemoteSession::agentStateChanged, this, &Course::setAgent);
    // Somebody else may close it: by its sid, or when the program ends.
    connect(m_remote, &QObject::destroyed, this, [this] {
        m_remote = nullptr;
        m_channel.reset();
        letGo();
        enter(ShellState::Closed);
    });
    Q_EMIT m_session.sidChanged();
}

void ShellSession::Course::setAgent(remotes::AgentState next)
{
    const AgentStanding before = std::exchange(agent, standingOf(next));
    if (agent != before)
        Q_EMIT m_session.agentChanged(agent);
}

void ShellSession::Course::retry(std::shared_ptr<const Secret> password)
{
    if (password)
        options.remote.ssh.password = password;
    const bool down =
        state == ShellState::Waiting || state == ShellState::Failed || state == ShellState::Ended;
    if (!down)
        return;
    if (m_remote)
        m_remote->retry(std::move(password)); // and follow() hears of it
    else
        begin();
}

void ShellSession::Course::close()
{
    if (state == ShellState::Closed)
        return;
    letGo();
    enter(ShellState::Closed);
}

/// Ends the shell, and the session with it unless somebody else uses that. The remote session may be in the
/// middle of a signal; it goes later.
void ShellSession::Course::letGo()
{
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel.release()->deleteLater();
    }
    if (remotes::RemoteSession *remote = std::exchange(m_remote, nullptr)) {
        if (remote->connection())
            remote->connection()->disconnect(this);
        remote->disconnect(this);
    }
    if (const auto shared = std::exchange(m_shared, nullptr)) {
        shared->disconnect(this);
        shared->leave(this); // and with the last one it is closed
    }
}

void ShellSession::Course::follow(remotes::RemoteState remote)
{
    switch (remote) {
    case remotes::RemoteState::Idle:
    case remotes::RemoteState::Open: // opened() follows
        break;
    case remotes::RemoteState::Connecting:
        enter(ShellState::Connecting);
        break;
    case remotes::RemoteState::AgentStarting:
        enter(ShellState::Connecting);
        advance(ShellStage::StartingAgent);
        break;
    case remotes::RemoteState::Waiting:
    case remotes::RemoteState::Failed:
        trouble = ShellTrouble{m_remote->error().value_or(Error::make(ErrorKind::Closed, "the line is down")),
                               m_remote->retryIn(), m_remote->attempt()};
        enter(remote == remotes::RemoteState::Waiting ? ShellState::Waiting : ShellState::Failed);
        break;
    case remotes::RemoteState::Closed:
        letGo();
        enter(ShellState::Closed);
        break;
    }
}

void ShellSession::Course::follow(ssh::SshConnection *connection)
{
    connect(connection, &ssh::SshConnection::stateChanged, this, [this, connection](ssh::SshState next) {
        progress.hop = connection->hop();
        if (const auto stage = stageOf(next))
            advance(*stage);
    });
    connect(connection, &ssh::SshConnection::asked, this, &Course::asked);
    connect(connection, &ssh::SshConnection::bannerReceived, &m_session, &ShellSession::bannerReceived);
}

void ShellSession::Course::asked()
{
    // What the remote session knows the answer to is asked no more.
    const ssh::SshConnection *asking = connection();
    if (!asking || !asking->question() || !m_shared->asks(this))
        return;
    progress.hop = asking->hop();
    question = asking->question();
    enter(ShellState::Asking);
}

/// The question is answered, by whatever: on it goes.
void ShellSession::Course::answered()
{
    if (state == ShellState::Asking)
        enter(ShellState::Connecting);
}

void ShellSession::Course::startShell()
{
    if (!options.hasShell)
        return enter(ShellState::Open);
    enter(ShellState::Connecting);
    advance(ShellStage::StartingShell);
    ssh::PtyRequest pty;
    pty.columns = terminal.size().columns;
    pty.rows = terminal.size().rows;
    m_channel = connection()->shell(pty);
    connect(m_channel.get(), &ssh::SshChannel::opened, this, [this] {
        if (std::exchange(m_hadShell, true))
            drawRule();
        else if (const auto command = changeFolderCommand(options.folder))
            m_channel->write(*command + '\r'); // the shell reads it when it has come to its prompt
        enter(ShellState::Open);
    });
    connect(m_channel.get(), &ssh::SshChannel::received, this, &Course::receive);
    connect(m_channel.get(), &ssh::SshChannel::ended, this, &Course::shellEnded);
}

void ShellSession::Course::receive(const QByteArray &bytes)
{
    // Bytes of a shell that is gone by then are nobody's to acknowledge.
    m_feed.feed(bytes, [channel = QPointer(m_channel.get()), count = bytes.size()] {
        if (channel)
            channel->acknowledge(count);
    });
}

/// Below what was there, with the time of day in it: a shell begins that knows nothing of it. Not as wide as
/// the terminal, for then it would break into two lines when the terminal becomes narrower. Whatever the one
/// before had switched on, a full screen, the mouse, bracketed paste, went with it; and so did an escape
/// sequence that was cut off.
void ShellSession::Course::drawRule()
{
    const QByteArray line = QByteArray("\xe2\x94\x80").repeated(8);
    const QByteArray now = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm:ss").toLatin1();
    m_feed.feed("\x18\x1b[?1049l\x1b[!p\x1b[?9;1000;1002;1003;1004;1005;1006;1015;2004l\x1b[0m\r\n\x1b[2m" +
                line + ' ' + now + ' ' + line + "\x1b[0m\r\n");
}

void ShellSession::Course::shellEnded(const ssh::ChannelEnd &how)
{
    // A copy: the channel that tells of it goes.
    const ssh::ChannelEnd ending = how;
    if (!ending.error) {
        end = ShellEnd{ending.exitStatus, ending.exitSignal};
        letGo();
        Q_EMIT m_session.sidChanged();
        return enter(ShellState::Ended);
    }
    const ssh::SshConnection *line = connection();
    const bool lineStands = line && line->state() == ssh::SshState::Open;
    if (lineStands && ending.error->kind != ErrorKind::Closed) {
        if (m_guest && !m_hadShell && m_shared->isShared())
            return beginAnew(); // one shell for each connection is all that this host allows
        return fail(Error::make(ErrorKind::Unavailable, ending.error->detail)); // refused
    }
    // Lost with the connection, whose own end is told of by the remote session.
    m_channel->disconnect(this);
    m_channel.release()->deleteLater();
}

void ShellSession::Course::beginAnew()
{
    letGo();
    begin();
}

void ShellSession::Course::fail(const Error &error)
{
    trouble = ShellTrouble{error, Milliseconds(0), 0};
    letGo();
    Q_EMIT m_session.sidChanged();
    enter(ShellState::Failed);
}

void ShellSession::Course::advance(ShellStage stage)
{
    progress.stage = stage;
    Q_EMIT m_session.progressChanged();
}

void ShellSession::Course::enter(ShellState next)
{
    if (state == next && next != ShellState::Asking && next != ShellState::Waiting)
        return;
    Q_ASSERT(allowed(state, next));
    state = next;
    if (next != ShellState::Asking)
        question.reset();
    if (next != ShellState::Waiting && next != ShellState::Failed)
        trouble.reset();
    if (next != ShellState::Ended)
        end.reset();
    Q_EMIT m_session.stateChanged(next);
}

} // namespace porthole

#include "core/ssh/SshConnection.h"

#include "core/base/Match.h"
#include "core/ssh/ChannelHandle.h"
#include "core/ssh/ConnectionHandle.h"
#include "core/ssh/ListenerHandle.h"
#include "core/ssh/worker/ThreadReaper.h"
#include "core/ssh/worker/Worker.h"

#include <QPointer>

namespace porthole::ssh {

SshConnection::Handle::Handle(SshConnection &connection, SshOptions given)
    : owner(connection)
    , options(std::move(given))
    , m_door(std::make_shared<async::Door<SshConnection>>(connection))
{
    hop.name = options.destination.host;
    hop.user = options.destination.user;
}

/// The thread holds all that it needs, so that it may be left to itself.
SshConnection::Handle::~Handle()
{
    m_door->close();
    if (!m_thread.joinable())
        return;
    m_inbox->cancel();
    ThreadReaper::ofThisProcess().take(std::move(m_thread), std::move(m_threadIsOver));
}

/// Whoever hears that it begins may delete the connection: that comes last. What the thread has to tell waits
/// for the owner's event loop.
void SshConnection::Handle::begin()
{
    if (state != SshState::Idle)
        return;
    TellConnection tell = [door = m_door](ConnectionNews news) {
        door->post(
            [news = std::move(news)](SshConnection &to) mutable { to.m_handle->hear(std::move(news)); });
    };
    if (m_inbox->valid()) {
        std::promise<void> over;
        m_threadIsOver = over.get_future();
        m_thread = std::thread([given = options, inbox = m_inbox, tell, over = std::move(over)]() mutable {
            {
                Worker worker(std::move(given), inbox, tell);
                tell(EndNews{worker.run()});
            }
            over.set_value();
        });
    } else {
        tell(EndNews{Error::make(ErrorKind::Unavailable, "no descriptors left")});
    }
    options.password.reset(); // the thread has it for as long as it takes to sign in
    enter(SshState::Connecting);
}

void SshConnection::Handle::enter(SshState to)
{
    if (std::exchange(state, to) != to)
        Q_EMIT owner.stateChanged(to);
}

/// Whoever hears of it may delete the connection: nothing is touched after the last signal of a case.
void SshConnection::Handle::hear(ConnectionNews news)
{
    if (state == SshState::Closed)
        return;
    SshConnection &to = owner;
    const QPointer<SshConnection> alive(&to);
    std::visit(Match{[&](StateNews &about) {
                         hop = std::move(about.hop);
                         question.reset();
                         enter(about.state);
                         if (alive && about.state == SshState::Open)
                             Q_EMIT to.opened();
                     },
                     [&](StepNews &about) { Q_EMIT to.stepped(about.step); },
                     [&](HostKeyNews &about) { hostKey = std::move(about.key); },
                     [&](BannerNews &about) { Q_EMIT to.bannerReceived(about.text); },
                     [&](QuestionNews &about) {
                         question = std::move(about.question);
                         Q_EMIT to.asked(SshQuestion(*question));
                     },
                     [&](EndNews &about) {
                         error = about.error;
                         question.reset();
                         enter(SshState::Closed);
                         if (alive)
                             Q_EMIT to.closed(about.error);
                     }},
               news);
}

void SshConnection::Handle::end()
{
    if (state == SshState::Closed)
        return;
    m_inbox->cancel();
    question.reset();
    enter(SshState::Closed);
}

void SshConnection::Handle::answer(PersonsAnswer answer)
{
    if (!question)
        return;
    question.reset();
    (void)m_inbox->post(Command(std::move(answer))); // an ended connection needs no answer
}

std::unique_ptr<SshChannel> SshConnection::Handle::open(ChannelRequest request)
{
    auto handle = std::make_unique<SshChannel::Handle>(m_inbox, ++m_channels);
    SshChannel::Handle &begun = *handle;
    std::unique_ptr<SshChannel> channel(new SshChannel(std::move(handle)));
    begun.begin(*channel, std::move(request), state == SshState::Open);
    return channel;
}

/// "" is every address there is (RFC 4254 section 7.1). "localhost" is as many loopback addresses as there
/// are and are free: OpenSSH listens on ::1 where another program has 127.0.0.1, and says that all is well.
std::unique_ptr<SshListener> SshConnection::Handle::listen(const QString &bind, quint16 port)
{
    QByteArray address = bind.isEmpty() ? QByteArray("127.0.0.1") : bind.toUtf8();
    if (address == "*")
        address.clear();
    auto handle = std::make_unique<SshListener::Handle>(m_inbox, ++m_channels);
    SshListener::Handle &begun = *handle;
    std::unique_ptr<SshListener> listener(new SshListener(std::move(handle)));
    begun.begin(*listener, std::move(address), port, state == SshState::Open);
    return listener;
}

SshConnection::SshConnection(SshOptions options, QObject *parent)
    : QObject(parent)
    , m_handle(std::make_unique<Handle>(*this, std::move(options)))
{}

SshConnection::~SshConnection() = default;

SshState SshConnection::state() const { return m_handle->state; }
const SshHop &SshConnection::hop() const { return m_handle->hop; }
const std::optional<HostKey> &SshConnection::hostKey() const { return m_handle->hostKey; }
const std::optional<Error> &SshConnection::error() const { return m_handle->error; }
const std::optional<SshQuestion> &SshConnection::question() const { return m_handle->question; }

void SshConnection::open() { m_handle->begin(); }
void SshConnection::close() { m_handle->end(); }

void SshConnection::acceptHostKey(bool remember) { m_handle->answer(AcceptHostKey{remember}); }
void SshConnection::answer(std::vector<Secret> answers) { m_handle->answer(GiveAnswers{std::move(answers)}); }
void SshConnection::allowCommand() { m_handle->answer(AllowCommand{}); }
void SshConnection::refuse() { m_handle->answer(Refuse{}); }

std::unique_ptr<SshChannel> SshConnection::shell(PtyRequest pty)
{
    return m_handle->open(ShellRequest{std::move(pty)});
}

std::unique_ptr<SshChannel> SshConnection::exec(QByteArray command, std::optional<PtyRequest> pty)
{
    return m_handle->open(ExecRequest{std::move(command), std::move(pty)});
}

std::unique_ptr<SshChannel> SshConnection::subsystem(QByteArray name)
{
    return m_handle->open(SubsystemRequest{std::move(name)});
}

std::unique_ptr<SshChannel> SshConnection::forwardTo(QString host, quint16 port)
{
    return m_handle->open(ForwardRequest{std::move(host).toUtf8(), port});
}

std::unique_ptr<SshListener> SshConnection::listen(const QString &bind, quint16 port)
{
    return m_handle->listen(bind, port);
}

} // namespace porthole::ssh

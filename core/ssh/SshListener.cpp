#include "core/ssh/SshListener.h"

#include "core/base/Match.h"
#include "core/ssh/ChannelHandle.h"
#include "core/ssh/ListenerHandle.h"

namespace porthole::ssh {

SshListener::Handle::Handle(std::shared_ptr<Inbox> inbox, quint64 number)
    : m_inbox(std::move(inbox))
    , m_number(number)
{}

SshListener::Handle::~Handle()
{
    if (m_door)
        m_door->close();
    if (!error)
        (void)m_inbox->post(Command(ChannelCommand(EndListening{m_number}))); // else it has ended
}

void SshListener::Handle::begin(SshListener &owner, QByteArray bind, quint16 wanted, bool isConnected)
{
    m_owner = &owner;
    m_door = std::make_shared<async::Door<SshListener>>(owner);
    TellListener tell = [door = m_door](ListenerNews news) {
        door->post([news = std::move(news)](SshListener &to) mutable { to.m_handle->hear(std::move(news)); });
    };
    if (!isConnected ||
        !m_inbox->post(Command(ChannelCommand(BeginListening{m_number, std::move(bind), wanted, tell}))))
        tell(ListenerEnd{Error::make(ErrorKind::Closed, "the connection is not open")});
}

/// Whoever hears of it may delete the listener: nothing is touched after a signal.
void SshListener::Handle::hear(ListenerNews news)
{
    if (error)
        return;
    SshListener &owner = *m_owner;
    std::visit(Match{[&](ListenerOpen open) {
                         port = open.port;
                         Q_EMIT owner.listening(port);
                     },
                     [&](ListenerArrival &arrival) {
                         m_arrived.push_back(std::move(arrival.channel));
                         Q_EMIT owner.came();
                     },
                     [&](const ListenerEnd &end) {
                         error = end.error;
                         Q_EMIT owner.ended(end.error);
                     }},
               news);
}

std::unique_ptr<SshChannel> SshListener::Handle::next()
{
    if (m_arrived.empty())
        return nullptr;
    const std::shared_ptr<ArrivedChannel> arrived = std::move(m_arrived.front());
    m_arrived.pop_front();
    return SshChannel::Handle::adopt(m_inbox, *arrived);
}

SshListener::SshListener(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{}

SshListener::~SshListener() = default;

quint16 SshListener::port() const { return m_handle->port; }
const std::optional<Error> &SshListener::error() const { return m_handle->error; }
std::unique_ptr<SshChannel> SshListener::next() { return m_handle->next(); }

} // namespace porthole::ssh

#include "core/ssh/SshChannel.h"

#include "core/base/Match.h"
#include "core/ssh/ChannelHandle.h"

#include <algorithm>

namespace porthole::ssh {

namespace {

constexpr qint64 kWidest = 16 * 1024 * 1024;

} // namespace

SshChannel::Handle::Handle(std::shared_ptr<Inbox> inbox, quint64 number)
    : m_inbox(std::move(inbox))
    , m_number(number)
{}

SshChannel::Handle::~Handle()
{
    if (m_door)
        m_door->close();
    if (!end)
        post(CloseChannel{m_number});
}

void SshChannel::Handle::post(ChannelCommand command)
{
    // Nobody listens any more when the connection has ended: neither is there anything to be done.
    (void)m_inbox->post(Command(std::move(command)));
}

TellChannel SshChannel::Handle::tellOwner(SshChannel &owner)
{
    m_owner = &owner;
    m_door = std::make_shared<async::Door<SshChannel>>(owner);
    return [door = m_door](ChannelNews news) {
        door->post([news = std::move(news)](SshChannel &to) mutable { to.m_handle->hear(std::move(news)); });
    };
}

std::unique_ptr<SshChannel> SshChannel::Handle::adopt(const std::shared_ptr<Inbox> &inbox,
                                                      ArrivedChannel &arrived)
{
    auto handle = std::make_unique<Handle>(inbox, arrived.number());
    Handle &opened = *handle;
    std::unique_ptr<SshChannel> channel(new SshChannel(std::move(handle)));
    opened.isOpen = true;
    arrived.take(opened.tellOwner(*channel));
    return channel;
}

void SshChannel::Handle::begin(SshChannel &owner, ChannelRequest request, bool isConnected)
{
    const TellChannel tell = tellOwner(owner);
    if (!isConnected ||
        !m_inbox->post(Command(ChannelCommand(OpenChannel{m_number, std::move(request), tell}))))
        tell(ChannelEnd{.error = Error::make(ErrorKind::Closed, "the connection is not open")});
}

/// Whoever hears of it may delete the channel: nothing is touched after a signal.
void SshChannel::Handle::hear(ChannelNews news)
{
    if (end)
        return;
    SshChannel &owner = *m_owner;
    std::visit(Match{[&](ChannelOpened) {
                         isOpen = true;
                         Q_EMIT owner.opened();
                     },
                     [&](const ChannelData &data) {
                         if (data.isError)
                             Q_EMIT owner.receivedError(data.bytes);
                         else
                             Q_EMIT owner.received(data.bytes);
                     },
                     [&](ChannelTook took) {
                         toWrite -= took.bytes;
                         Q_EMIT owner.bytesWritten(toWrite);
                     },
                     [&](ChannelEof) { Q_EMIT owner.eof(); },
                     [&](const ChannelEnd &how) {
                         isOpen = false;
                         end = how;
                         Q_EMIT owner.ended(how);
                     }},
               std::move(news));
}

SshChannel::SshChannel(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{}

SshChannel::~SshChannel() = default;

bool SshChannel::isOpen() const { return m_handle->isOpen; }
const std::optional<ChannelEnd> &SshChannel::end() const { return m_handle->end; }
qint64 SshChannel::bytesToWrite() const { return m_handle->toWrite; }

void SshChannel::write(const QByteArray &bytes)
{
    if (m_handle->end || bytes.isEmpty())
        return;
    m_handle->toWrite += bytes.size();
    m_handle->post(WriteChannel{m_handle->number(), bytes});
}

void SshChannel::sendEof() { m_handle->post(EndWriting{m_handle->number()}); }

void SshChannel::resize(int columns, int rows)
{
    m_handle->post(ResizeTerminal{m_handle->number(), columns, rows});
}

void SshChannel::signal(const QByteArray &name) { m_handle->post(SendSignal{m_handle->number(), name}); }

void SshChannel::acknowledge(qint64 bytes) { m_handle->post(Acknowledge{m_handle->number(), bytes}); }

void SshChannel::widen(qint64 bytes)
{
    m_handle->post(
        WidenChannel{m_handle->number(), static_cast<quint32>(std::clamp(bytes, qint64{0}, kWidest))});
}

void SshChannel::close() { m_handle->post(CloseChannel{m_handle->number()}); }

} // namespace porthole::ssh

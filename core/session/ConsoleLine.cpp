#include "core/session/ConsoleLine.h"

#include "core/session/Loss.h"

#include <QThread>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace porthole {

namespace {

/// Bytes decoded before it is looked whether the handle still wants them.
constexpr std::size_t kSlice = 256 * 1024;
/// Bytes not yet taken by the kernel, beyond which a peer is taken not to read at all.
constexpr qint64 kNoReader = 1024 * 1024;
/// Bytes that wait beside the machine's own backlog.
constexpr std::size_t kWaiting = 4 * 1024 * 1024;
/// As long as a channel may take to say goodbye.
constexpr Milliseconds kGoodbye{200};

/// A channel that was closed still sends what is unsent, as long as it exists: so it goes a little
/// later, or with the thread. In a thread that is ending it goes at once.
void seeOff(std::unique_ptr<net::ByteChannel> channel)
{
    if (QThread::currentThread()->loopLevel() == 0)
        return;
    net::ByteChannel *leaving = channel.release();
    QTimer::singleShot(kGoodbye, leaving, &QObject::deleteLater);
    QObject::connect(QThread::currentThread(), &QThread::finished, leaving, &QObject::deleteLater);
}

} // namespace

ConsoleLine::ConsoleLine(const ConsoleRoute &route, const net::ChannelOptions &channel,
                         const rfb::ClientOptions &client, ConsoleExchange &exchange,
                         async::Mailslot<ConsoleNotice> &notices)
    : m_transport(route.transport)
    , m_exchange(exchange)
    , m_notices(notices)
    , m_client(client)
    , m_channel(net::makeChannel(route, channel))
{
    connect(m_channel.get(), &net::ByteChannel::opened, this, [this] { m_notices.post(LineOpened{}); });
    connect(m_channel.get(), &net::ByteChannel::received, this, &ConsoleLine::onReceived,
            Qt::DirectConnection);
    connect(m_channel.get(), &net::ByteChannel::closed, this, &ConsoleLine::onClosed);
}

ConsoleLine::~ConsoleLine()
{
    m_channel->disconnect(this);
    if (m_live && !m_closed) {
        m_client.releaseAll();
        m_channel->write(m_client.takeOutput());
    }
    m_channel->close();
    seeOff(std::move(m_channel));
}

void ConsoleLine::onReceived(ByteView bytes)
{
    if (!m_client.backlog())
        return giveToMachine(bytes);
    // The machine has its share of work for this turn of the event loop: the neighbours are next.
    append(m_waiting, bytes);
    if (m_waiting.size() > kWaiting)
        giveToMachine(std::exchange(m_waiting, {})); // it knows how much is too much
}

void ConsoleLine::giveToMachine(ByteView bytes)
{
    do {
        // What it has left over it keeps whole: nothing is gained by slices then.
        const std::size_t slice = m_client.backlog() ? bytes.size() : std::min(kSlice, bytes.size());
        if (!decode(bytes.first(slice)))
            return;
        bytes = bytes.subspan(slice);
    } while (!bytes.empty());
    if (m_client.backlog())
        goOnSoon();
}

void ConsoleLine::goOnSoon()
{
    if (std::exchange(m_goingOn, true))
        return;
    QMetaObject::invokeMethod(this, &ConsoleLine::goOn, Qt::QueuedConnection);
}

/// The rest of what the machine was given, after the other sessions of this thread had a turn.
void ConsoleLine::goOn()
{
    m_goingOn = false;
    giveToMachine(std::exchange(m_waiting, {}));
    if (m_closed && !m_goingOn)
        onClosed(*m_closed);
}

void ConsoleLine::onClosed(const net::ChannelClosed &how)
{
    m_closed = how;
    if (m_goingOn)
        return; // there is more to decode; goOn() comes back here
    const Error error = classifyLoss(how, m_transport, {.live = m_live, .awaiting = m_client.awaiting()});
    const bool noAnswer = how.error.kind == ErrorKind::Unreachable || how.error.kind == ErrorKind::Timeout;
    end({.error = error,
         .upgradeRefused = how.upgradeRefused,
         .certificateSha256 = how.certificateSha256,
         .certificateProblem = how.certificateProblem,
         .nobodyThere = noAnswer && !how.wasOpen && !how.upgradeRefused});
}

/// False if this was the end.
bool ConsoleLine::decode(ByteView bytes)
{
    if (m_ended || m_exchange.abandoned)
        return false;
    const Result<> taken = m_client.receive(bytes);
    for (const rfb::Event &event : m_client.takeEvents())
        std::visit([this](const auto &what) { on(what); }, event);
    if (!taken) {
        end({.error = taken.error()});
        return false;
    }
    askForMore();
    send();
    return !m_ended;
}

void ConsoleLine::end(LineEnd how)
{
    if (!std::exchange(m_ended, true))
        m_notices.post(std::move(how));
}

void ConsoleLine::providePassword(const Secret &password)
{
    m_client.providePassword(password);
    send();
}

void ConsoleLine::presented()
{
    askForMore();
    send();
}

/// One update is asked for ahead at most: as soon as the picture has been seen, be it that the update
/// asked for before has only begun. So a painter that does not keep up lowers the rate, and one that
/// does never waits for a round trip.
void ConsoleLine::askForMore()
{
    if (!m_live || m_ended || !m_exchange.frames.seen())
        return;
    if (std::exchange(m_wholeWanted, false) || !m_client.updateRequested())
        m_client.requestUpdate(true); // not incremental where the machine knows better
}

void ConsoleLine::send()
{
    if (m_ended)
        return;
    const Bytes output = m_client.takeOutput();
    if (!output.empty())
        m_channel->write(output);
    if (m_channel->bytesToWrite() > kNoReader)
        end({.error = Error::make(ErrorKind::PeerMisbehaved, "the server does not read what is sent to it")});
}

} // namespace porthole

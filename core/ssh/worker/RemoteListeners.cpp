#include "core/ssh/worker/RemoteListeners.h"

#include "core/ssh/worker/ArrivedChannel.h"

#include <QRandomGenerator>

#include <libssh/server.h>

namespace porthole::ssh {

namespace {

/// Channels that the host has opened are numbered apart from those that were asked for.
constexpr quint64 kArrival = quint64{1} << 63;

/// RFC 6335 section 6: ports that nobody has a name for.
constexpr quint32 kFirstFree = 49152;
constexpr int kTries = 8;

quint16 anyPort()
{
    return static_cast<quint16>(QRandomGenerator::system()->bounded(kFirstFree, quint32{65536}));
}

} // namespace

RemoteListeners::RemoteListeners(Session &session, std::shared_ptr<Inbox> inbox,
                                 std::function<bool()> hasRoom,
                                 std::function<void(quint64, std::unique_ptr<ChannelPump>)> adopt)
    : m_session(session)
    , m_inbox(std::move(inbox))
    , m_hasRoom(std::move(hasRoom))
    , m_adopt(std::move(adopt))
{
    m_session.onForwardedChannel = [this](ssh_message message) { return takeIn(message); };
    m_session.loop().add(*this);
}

RemoteListeners::~RemoteListeners()
{
    m_session.loop().remove(*this);
    m_session.onForwardedChannel = nullptr;
}

/// Port 0 is not asked for: libssh reads the port that the host has chosen out of whatever packet came last,
/// which in the middle of traffic is another than the answer.
void RemoteListeners::begin(BeginListening wish)
{
    Entry entry{.wish = std::move(wish)};
    entry.triesLeft = entry.wish.port == 0 ? kTries : 1;
    entry.port = entry.wish.port == 0 ? anyPort() : entry.wish.port;
    m_entries.push_back(std::move(entry));
}

void RemoteListeners::end(quint64 number)
{
    for (Entry &entry : m_entries) {
        if (entry.wish.number == number)
            entry.endWanted = true;
    }
}

void RemoteListeners::lose(const Error &error)
{
    for (const Entry &entry : m_entries)
        entry.wish.tell(ListenerEnd{error});
    m_entries.clear();
}

bool RemoteListeners::work()
{
    std::erase_if(m_entries, [](const Entry &e) { return e.endWanted && e.stage == Stage::Wanted; });
    const auto entry = due();
    if (entry == m_entries.end())
        return false;
    return entry->stage == Stage::Listening || entry->stage == Stage::Ending ? askForEnd(entry) : ask(entry);
}

/// What has been asked is asked until it is answered, before anything else.
RemoteListeners::Entries::iterator RemoteListeners::due()
{
    const auto pending = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &e) {
        return e.stage == Stage::Asked || e.stage == Stage::Ending;
    });
    if (pending != m_entries.end())
        return pending;
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [](const Entry &e) { return e.stage == Stage::Wanted || e.endWanted; });
}

bool RemoteListeners::ask(Entries::iterator entry)
{
    entry->stage = Stage::Asked;
    const int code = m_session.requestForward(entry->wish.bind, entry->port);
    if (code == SSH_AGAIN || !m_session.isAlive())
        return false; // a dead session's own error follows
    if (code == SSH_OK) {
        entry->stage = Stage::Listening;
        entry->wish.tell(ListenerOpen{entry->port});
        return true;
    }
    if (--entry->triesLeft > 0) {
        entry->stage = Stage::Wanted;
        entry->port = anyPort();
        return true;
    }
    const std::string port = entry->wish.port == 0 ? "any port" : "port " + std::to_string(entry->wish.port);
    entry->wish.tell(
        ListenerEnd{Error::make(ErrorKind::Forbidden, "the host does not listen on " + port +
                                                          ": it is taken there, or not allowed")});
    m_entries.erase(entry);
    return true;
}

/// A host that refuses it has nothing to be ended.
bool RemoteListeners::askForEnd(Entries::iterator entry)
{
    entry->stage = Stage::Ending;
    const int code = m_session.cancelForward(entry->wish.bind, entry->port);
    if (code == SSH_AGAIN || !m_session.isAlive())
        return false;
    m_entries.erase(entry);
    return true;
}

/// Called from inside of libssh. Where false is returned, libssh refuses the channel.
bool RemoteListeners::takeIn(ssh_message message)
{
    const char *const address = ssh_message_channel_request_open_destination(message);
    const Entry *const entry =
        listenerFor(address ? address : "", ssh_message_channel_request_open_destination_port(message));
    if (!entry || !m_hasRoom())
        return false;
    const ssh_channel channel = ssh_message_channel_request_open_reply_accept(message);
    if (!channel)
        return true; // there is nothing that could be said
    const quint64 number = kArrival | ++m_arrivals;
    auto news = std::make_shared<ArrivalNews>();
    auto arrived = std::make_shared<ArrivedChannel>(m_inbox, number, news);
    m_adopt(number, std::make_unique<ChannelPump>(m_session, channel,
                                                  [news](ChannelNews of) { news->tell(std::move(of)); }));
    entry->wish.tell(ListenerArrival{std::move(arrived)});
    return true;
}

/// Hosts differ in how they name the address: as it was asked for, or as they understood it. The port is the
/// same.
const RemoteListeners::Entry *RemoteListeners::listenerFor(const QByteArray &address, int port) const
{
    const Entry *found = nullptr;
    for (const Entry &entry : m_entries) {
        const bool listens = entry.stage == Stage::Asked || entry.stage == Stage::Listening;
        if (!listens || entry.endWanted || entry.port != port)
            continue;
        if (!found || entry.wish.bind == address)
            found = &entry;
    }
    return found;
}

} // namespace porthole::ssh

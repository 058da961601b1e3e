#pragma once

#include "core/ssh/worker/ChannelPump.h"

#include <list>

namespace porthole::ssh {

/// The ports of a host's on which it listens for us: asks for them one after another, because libssh knows
/// one global request at a time, and takes in the channels that come of them. Source: RFC 4254 section 7.
/// Thread: the connection's. Its session outlives it.
class RemoteListeners final : public Pump {
public:
    RemoteListeners(Session &session, std::shared_ptr<Inbox> inbox, std::function<bool()> hasRoom,
                    std::function<void(quint64, std::unique_ptr<ChannelPump>)> adopt);
    ~RemoteListeners() override;

    bool work() override;
    void begin(BeginListening wish);
    void end(quint64 number);
    /// The connection is gone.
    void lose(const Error &error);

private:
    enum class Stage : quint8 {
        Wanted,    ///< nothing has been sent
        Asked,     ///< may listen already: the answer is on its way
        Listening, ///< told
        Ending,    ///< its end was asked for
    };
    struct Entry {
        BeginListening wish;
        quint16 port = 0;
        int triesLeft = 0;
        Stage stage = Stage::Wanted;
        bool endWanted = false;
    };
    using Entries = std::list<Entry>;

    Entries::iterator due();
    bool ask(Entries::iterator entry);
    bool askForEnd(Entries::iterator entry);
    bool takeIn(ssh_message message);
    const Entry *listenerFor(const QByteArray &address, int port) const;

    Session &m_session;
    const std::shared_ptr<Inbox> m_inbox;
    const std::function<bool()> m_hasRoom;
    const std::function<void(quint64, std::unique_ptr<ChannelPump>)> m_adopt;
    Entries m_entries;
    quint64 m_arrivals = 0;
};

} // namespace porthole::ssh

#pragma once

#include "core/ssh/worker/Commands.h"

#include <mutex>

namespace porthole::ssh {

class Inbox;

/// Where a channel that the host has opened tells its news: nobody has a handle of it yet, and so they wait.
/// Thread: any.
class ArrivalNews {
public:
    void tell(ChannelNews news);
    /// From now on, and what has waited before: there.
    void setTaker(TellChannel taker);

private:
    std::mutex m_mutex;
    TellChannel m_taker;
    std::vector<ChannelNews> m_waiting;
};

/// A channel that the host has opened, on its way to whom it is for. Where it does not get there it is
/// closed. Thread: any.
class ArrivedChannel {
public:
    ArrivedChannel(std::shared_ptr<Inbox> inbox, quint64 number, std::shared_ptr<ArrivalNews> news);
    ~ArrivedChannel();
    ArrivedChannel(const ArrivedChannel &) = delete;
    ArrivedChannel &operator=(const ArrivedChannel &) = delete;

    quint64 number() const { return m_number; }
    void take(TellChannel taker);

private:
    const std::shared_ptr<Inbox> m_inbox;
    const quint64 m_number;
    const std::shared_ptr<ArrivalNews> m_news;
    bool m_isTaken = false;
};

} // namespace porthole::ssh

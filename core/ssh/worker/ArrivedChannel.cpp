#include "core/ssh/worker/ArrivedChannel.h"

#include "core/ssh/worker/Inbox.h"

namespace porthole::ssh {

void ArrivalNews::tell(ChannelNews news)
{
    const std::lock_guard lock(m_mutex);
    if (m_taker)
        m_taker(std::move(news)); // it posts, and no more
    else
        m_waiting.push_back(std::move(news));
}

void ArrivalNews::setTaker(TellChannel taker)
{
    const std::lock_guard lock(m_mutex);
    m_taker = std::move(taker);
    for (ChannelNews &news : m_waiting)
        m_taker(std::move(news));
    m_waiting.clear();
}

ArrivedChannel::ArrivedChannel(std::shared_ptr<Inbox> inbox, quint64 number,
                               std::shared_ptr<ArrivalNews> news)
    : m_inbox(std::move(inbox))
    , m_number(number)
    , m_news(std::move(news))
{}

ArrivedChannel::~ArrivedChannel()
{
    if (!m_isTaken)
        (void)m_inbox->post(Command(ChannelCommand(CloseChannel{m_number}))); // else all has ended
}

void ArrivedChannel::take(TellChannel taker)
{
    m_isTaken = true;
    m_news->setTaker(std::move(taker));
}

} // namespace porthole::ssh

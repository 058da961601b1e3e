#include "core/session/cloud/CloudConsoleSource.h"

#include <atomic>

namespace porthole {

namespace {

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

/// Where answers arrive, in the thread that asked.
class CloudConsoleSource::Inbox : public QObject {
public:
    Inbox()
        : m_door(std::make_shared<async::Door<Inbox>>(*this))
    {}
    ~Inbox() override { m_door->close(); }

    const std::shared_ptr<async::Door<Inbox>> &door() const { return m_door; }
    /// From now on only what is said with the number returned is passed on.
    quint64 begin(Answer answer)
    {
        m_answer = std::move(answer);
        return ++m_turn;
    }
    void take(quint64 turn, ConsoleOffer offer)
    {
        if (turn != m_turn)
            return; // said before it was asked anew, and heard after
        wasRefused = std::holds_alternative<ConsoleRefused>(offer);
        m_answer(std::move(offer));
    }

    bool wasRefused = false;

private:
    const std::shared_ptr<async::Door<Inbox>> m_door;
    Answer m_answer;
    quint64 m_turn = 0;
};

CloudConsoleSource::CloudConsoleSource(std::shared_ptr<async::Door<CloudWorker>> cloud, ConsoleWish wish)
    : m_number(nextNumber())
    , m_cloud(std::move(cloud))
    , m_wish(std::move(wish))
{}

CloudConsoleSource::~CloudConsoleSource()
{
    m_inbox.reset();
    m_cloud->post([number = m_number](CloudWorker &cloud) { cloud.endConsole(number); });
}

void CloudConsoleSource::ask(Answer answer)
{
    if (!m_inbox)
        m_inbox = std::make_unique<Inbox>();
    ConsoleWish wish = m_wish;
    wish.again = std::exchange(m_inbox->wasRefused, false);
    const quint64 turn = m_inbox->begin(std::move(answer));
    // What it says comes from the network thread, and is put in here.
    const auto say = [door = m_inbox->door(), turn](ConsoleOffer offer) {
        door->post(
            [turn, said = std::move(offer)](Inbox &inbox) mutable { inbox.take(turn, std::move(said)); });
    };
    const bool sent = m_cloud->post([number = m_number, wish = std::move(wish), say](CloudWorker &cloud) {
        cloud.seekConsole(number, wish, say);
    });
    if (!sent)
        say(ConsoleRefused{Error::make(ErrorKind::Cancelled, "the connection to the cloud was let go")});
}

void CloudConsoleSource::perform(ConsoleRemedy remedy)
{
    m_cloud->post(
        [number = m_number, remedy](CloudWorker &cloud) { cloud.performForConsole(number, remedy); });
}

void CloudConsoleSource::trustCertificate()
{
    m_cloud->post([](CloudWorker &cloud) { cloud.trustCertificate(); });
}

} // namespace porthole

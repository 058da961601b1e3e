#pragma once

#include "core/async/Backoff.h"
#include "core/async/Mailslot.h"
#include "core/model/CloudScope.h"
#include "core/openstack/compute/Compute.h"
#include "core/session/ConsoleSource.h"
#include "core/session/cloud/CloudPace.h"

#include <QElapsedTimer>
#include <QObject>
#include <functional>

namespace porthole {

class CloudWorker;

/// Which server's console.
struct ConsoleWish {
    std::optional<CloudScope> scope{}; ///< none: the cloud's home scope
    QString server;                    ///< its id; without a scope, its name or id
    /// The person has asked after a refusal: what was refused may be tried again.
    bool again = false;
    int era = 0; ///< how often the cloud had been signed out of when the console was opened
};

/// The way to one console, from a sign-in, if need be, to a fresh address: asks Nova how the server is,
/// waits while it is on its way, and does about it what the person wants.
/// Thread: the network thread. Its answers come from the event loop.
class ConsoleQuest : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(ConsoleOffer)>;

    /// `cloud` outlives it.
    ConsoleQuest(CloudWorker &cloud, ConsoleWish wish, const CloudPace &pace, Say say);
    /// If nothing final has been said yet, that is said now: the cloud is let go.
    ~ConsoleQuest() override;

    void begin();
    void perform(ConsoleRemedy remedy);

private:
    struct CloudMoved {};
    using Notice = std::variant<CloudMoved, ConsoleRemedy>;
    /// What is said as long as the server looks as it did when the person had something done about it.
    struct Held {
        QString look;
        ConsoleNotYet words;
        QElapsedTimer since;
        std::optional<Milliseconds> atMost;
    };

    Task<> run();
    Task<std::optional<Error>> cloudOpen();
    Task<Result<>> findServer();
    Task<ConsoleOffer> look();
    Task<ConsoleOffer> askForConsole(Server server);
    Task<> wait(Milliseconds time);
    Task<> doAbout(ConsoleRemedy remedy);
    ConsoleOffer offerFor(const Error &error);
    ConsoleNotYet obstacle(const Server &server, ConsoleRemedy remedy);
    Milliseconds untilNextLook();
    openstack::Compute &compute();
    std::string cloudName() const;
    void watchWaiting();
    void say(ConsoleNotYet words);

    CloudWorker &m_cloud;
    ConsoleWish m_wish;
    const CloudPace m_pace;
    Say m_say;
    Backoff m_backoff;
    std::optional<CloudScope> m_scope;
    std::optional<ServerId> m_id;
    std::optional<Server> m_server; ///< as it was last
    std::optional<ConsoleNotYet> m_said;
    std::optional<Held> m_held;
    QElapsedTimer m_quickSince, m_lastMovement;
    bool m_wasOpen = false; ///< the cloud: there is an access, as long as this lives
    bool m_failed = false;  ///< the last look came to nothing
    bool m_asking = false;  ///< a request is under way
    bool m_over = false;
    QMetaObject::Connection m_waiting;
    async::Mailslot<Notice> m_notices;
    Task<> m_flow; ///< last: it uses all of the above
};

} // namespace porthole

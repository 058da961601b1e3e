#include "app/serve/Serve.h"

#include "app/http/Server.h"
#include "app/serve/RemoteService.h"
#include "app/serve/ServeFile.h"
#include "core/async/Door.h"

#include <QTimer>
#include <thread>

namespace porthole::serve {

namespace {

/// For the sessions to end in order, agents included; what has not ended by then is ended at once.
constexpr Milliseconds kPatience{8000};
/// From then on, for the last answers to leave.
constexpr Milliseconds kLastAnswers{100};

} // namespace

/// In the order in which they may go: last come, first gone.
struct Serve::Parts {
    Parts(const ServeOptions &options, HostBook hosts)
        : registry(options.idleTime)
        , service(registry, std::move(hosts), options.findSaved, ConsoleDesk(options.compute))
        , door(std::make_shared<async::Door<RemoteService>>(service))
    {}
    ~Parts()
    {
        door->close();
        endHttp();
    }

    Result<> listen(const ServeOptions &options);
    void endHttp();

    remotes::RemoteRegistry registry;
    RemoteService service;
    const std::shared_ptr<async::Door<RemoteService>> door;
    std::unique_ptr<http::EventLoop> loop;
    std::unique_ptr<FrontDoor> frontDoor;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<ServeFile> file;
    std::thread thread;
    QTimer patience;
};

Result<> Serve::Parts::listen(const ServeOptions &options)
{
    const bool isGenerated = !options.password;
    ServeAddress where;
    if (isGenerated)
        where.password = generatedPassword();
    PH_TRY(loop, http::EventLoop::make());
    frontDoor = std::make_unique<FrontDoor>(
        *loop, isGenerated ? *where.password : *options.password,
        [to = door](Visit visit, const http::Responder &responder) {
            to->post([visit = std::move(visit), responder](RemoteService &behind) mutable {
                behind.handle(std::move(visit), responder);
            });
        });
    http::ServerOptions limits;
    limits.host = options.host;
    limits.port = options.port;
    limits.largestBody = 16 * FrontDoor::kLargestBody; // what is larger gets no answer in JSON
    PH_TRY(server,
           http::Server::listen(*loop, limits, [this](http::Call call, const http::Responder &responder) {
               frontDoor->answer(std::move(call), server->port(), responder);
           }));
    where.address = server->address();
    auto written = ServeFile::write(options.runtimeFolder, server->port(), where);
    if (written)
        file = *std::move(written);
    else if (isGenerated)
        return Error::make(written.error().kind, "there is no place for the password (" +
                                                     written.error().detail +
                                                     "): set PORTHOLE_SERVE_PASSWORD");
    thread = std::thread([on = loop.get()] { on->run(); });
    return {};
}

void Serve::Parts::endHttp()
{
    file.reset();
    if (thread.joinable()) {
        loop->stop();
        thread.join();
    }
    server.reset();
    frontDoor.reset();
    loop.reset();
}

Result<std::unique_ptr<Serve>> Serve::start(ServeOptions options, HostBook hosts)
{
    auto parts = std::make_unique<Parts>(options, std::move(hosts));
    PH_DO(parts->listen(options));
    return std::unique_ptr<Serve>(new Serve(std::move(parts)));
}

Serve::Serve(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
    m_parts->patience.setSingleShot(true);
    connect(&m_parts->patience, &QTimer::timeout, this, [this] {
        m_parts->endHttp();
        Q_EMIT stopped();
    });
    connect(&m_parts->registry, &remotes::RemoteRegistry::emptied, this,
            [this] { m_parts->patience.start(kLastAnswers); });
}

Serve::~Serve() = default;

QString Serve::address() const { return m_parts->server ? m_parts->server->address() : QString(); }

QString Serve::file() const { return m_parts->file ? m_parts->file->path() : QString(); }

void Serve::stop()
{
    m_parts->file.reset();
    m_parts->service.end();
    m_parts->patience.start(kPatience);
    m_parts->registry.closeAll();
}

} // namespace porthole::serve

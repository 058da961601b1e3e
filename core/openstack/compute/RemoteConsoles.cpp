#include "core/openstack/compute/RemoteConsoles.h"

#include <QUrl>

namespace porthole::openstack {

namespace {

/// Nova waits 60 s for the host's answer before it says MessagingTimeout.
constexpr Milliseconds kTimeout{90000};

std::string nameText(ConsoleType type) { return std::string(nameOf(type).data()); }

bool isTypeProblem(const Fault &fault)
{
    if (fault.status == 501)
        return true;
    return fault.status == 400 && (fault.message.contains(u"console type", Qt::CaseInsensitive) ||
                                   fault.message.contains(u"Invalid input for field/attribute"));
}

/// The resource itself is not known, as before 2.6; a server that is not has another message.
bool isUnknownResource(const net::HttpResponse &answer)
{
    return answer.status == 404 && faultIn(answer).message.startsWith(u"The resource could not be found");
}

ConsoleRefusal typeUnavailable(ConsoleType type, const Fault &fault)
{
    return {ConsoleObstacle::TypeUnavailable,
            errorOf(ErrorKind::Unavailable,
                    "there is no " + nameText(type) +
                        " console for this server: the cloud does not offer that type, or the server was "
                        "made without it; try another type",
                    fault, kNova),
            std::nullopt};
}

ConsoleRefusal tooOld(ConsoleType type)
{
    return {ConsoleObstacle::TypeUnavailable,
            Error::make(ErrorKind::Unavailable,
                        "this cloud's Nova is too old for " + nameText(type) + " consoles: try another type"),
            std::nullopt};
}

/// What keeps a server that has no host, or is on its way, from having a console.
std::string wordsOfWait(const Server &server)
{
    switch (server.status) {
    case ServerStatus::Build:
        return "the server is still being built: its console is there when it is";
    case ServerStatus::Error:
        return "the server has no console, because making it failed" +
               (server.fault.isEmpty() ? std::string() : ": " + server.fault.toStdString());
    case ServerStatus::Shelved:
    case ServerStatus::ShelvedOffloaded:
        return "the server is shelved: unshelve it";
    default:
        break;
    }
    if (server.taskState == u"migrating" || server.status == ServerStatus::Migrating)
        return "the server is moving to another host: its console is there when it has arrived";
    return "the server is not ready for a console (" + server.statusText.toStdString() + "): try again soon";
}

bool isBusy(const Server &server)
{
    return server.taskState == u"deleting" || server.taskState == u"soft-deleting" ||
           server.taskState == u"migrating" || server.status == ServerStatus::Migrating;
}

} // namespace

Result<Console> Console::make(ConsoleType type, const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isKnown = scheme == u"http" || scheme == u"https" || scheme == u"ws" || scheme == u"wss";
    if (!url.isValid() || !isKnown || url.host().isEmpty() || address.size() > 8192)
        return Error::make(ErrorKind::PeerMisbehaved,
                           "Nova gave no address that a " + nameText(type) + " console could be at");
    return Console(type, std::make_shared<const Secret>(address.toStdString()));
}

Result<ConsoleUrl> Console::url() const
{
    if (m_type == ConsoleType::SpiceDirect || m_type == ConsoleType::WebMks)
        return Error::make(ErrorKind::Unavailable, "Porthole does not speak what a " + nameText(m_type) +
                                                       " console speaks: try another type");
    const std::string_view text = m_address->reveal();
    return ConsoleUrl::fromNova(
        QUrl(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode));
}

Result<Console> consoleIn(const net::HttpResponse &answer, ConsoleType type)
{
    PH_TRY(const QJsonObject body, objectIn(answer, kNova));
    QJsonObject console = body.value(u"remote_console").toObject();
    if (console.isEmpty())
        console = body.value(u"console").toObject();
    if (console.value(u"type").toString() != nameOf(type))
        return Error::make(ErrorKind::PeerMisbehaved,
                           "Nova answered with another type of console than " + nameText(type));
    return Console::make(type, console.value(u"url").toString());
}

Task<Result<net::HttpResponse>> RemoteConsoles::ask(ServerId id, ConsoleType type)
{
    const ConsoleKind &kind = consoleKind(type);
    ComputeCall call;
    call.method = "POST";
    PH_CO_TRY(const QString path, serverPath(id));
    call.path = path + QStringLiteral("/remote-consoles");
    call.body = QJsonObject{{QStringLiteral("remote_console"),
                             QJsonObject{{QStringLiteral("protocol"), QLatin1String(kind.protocol)},
                                         {QStringLiteral("type"), nameOf(type)}}}};
    call.version = kind.since;
    call.timeout = kTimeout;
    co_return co_await m_api.call(std::move(call));
}

Task<Result<net::HttpResponse>> RemoteConsoles::askByAction(ServerId id, ConsoleType type)
{
    ComputeCall call;
    call.method = "POST";
    PH_CO_TRY(const QString path, serverPath(id));
    call.path = path + QStringLiteral("/action");
    call.body = QJsonObject{
        {QLatin1String(consoleKind(type).action), QJsonObject{{QStringLiteral("type"), nameOf(type)}}}};
    call.timeout = kTimeout;
    co_return co_await m_api.call(std::move(call));
}

Task<Result<ConsoleAnswer>> RemoteConsoles::open(ServerId id, ConsoleType type)
{
    PH_CO_TRY(const ComputeVersions offered, co_await m_api.versions());
    const ConsoleKind &kind = consoleKind(type);
    const bool byConsoles = offered.offers(kind.since);
    if (!byConsoles && (!kind.action || offered.offers({2, 6})))
        co_return ConsoleAnswer(tooOld(type));
    Result<net::HttpResponse> answer = net::HttpResponse{};
    if (byConsoles)
        answer = co_await ask(id, type);
    if (!byConsoles || (kind.action && answer && isUnknownResource(*answer)))
        answer = co_await askByAction(id, type);
    if (!answer)
        co_return std::move(answer).error();
    if (answer->status == 200) {
        PH_CO_TRY(Console console, consoleIn(*answer, type));
        co_return ConsoleAnswer(std::move(console));
    }
    co_return co_await explain(id, type, faultIn(*answer));
}

Task<Result<ConsoleAnswer>> RemoteConsoles::explain(ServerId id, ConsoleType type, Fault fault)
{
    if (isTypeProblem(fault))
        co_return ConsoleAnswer(typeUnavailable(type, fault));
    if (fault.status == 400)
        co_return errorOf(ErrorKind::Unavailable,
                          "the server's host cannot open a " + nameText(type) + " console now", fault, kNova);
    if (fault.status == 403)
        co_return errorOf(ErrorKind::Forbidden,
                          "your role in the project does not allow consoles (a reader's does not): ask the "
                          "project's administrator for the role member",
                          fault, kNova);
    if (fault.status == 404)
        co_return errorOf(ErrorKind::NotFound,
                          "there is no such server in this project and region, or it has no console yet",
                          fault, kNova);
    if (fault.status != 409 && fault.status != 500)
        co_return errorOf(fault, kNova);

    // Both stand for several things; the server itself tells which.
    auto server = co_await m_servers.show(id);
    if (!server && server.error().kind == ErrorKind::NotFound)
        co_return errorOf(ErrorKind::NotFound, "the server has been deleted", fault, kNova);
    if (server && isBusy(*server)) {
        const bool goes = server->taskState != u"migrating" && server->status != ServerStatus::Migrating;
        co_return ConsoleAnswer(
            ConsoleRefusal{ConsoleObstacle::Busy,
                           errorOf(ErrorKind::Unavailable,
                                   goes ? "the server is being deleted" : wordsOfWait(*server), fault, kNova),
                           *server});
    }
    if (fault.status == 500)
        co_return errorOf(fault, kNova);
    co_return ConsoleAnswer(ConsoleRefusal{
        ConsoleObstacle::NotReady,
        errorOf(ErrorKind::Unavailable,
                server ? wordsOfWait(*server) : "the server is not ready for a console: try again soon",
                fault, kNova),
        server ? std::optional<Server>(*server) : std::nullopt});
}

} // namespace porthole::openstack

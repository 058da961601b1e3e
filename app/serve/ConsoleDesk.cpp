#include "app/serve/ConsoleDesk.h"

#include "core/base/DisplayText.h"

#include <QJsonDocument>
#include <array>

namespace porthole::serve {

namespace {

constexpr Milliseconds kTimeout{90000}; // Nova itself waits 60 s for the server's host

/// Nova's name for a fault of that status. Source: nova/api/openstack/wsgi.py, Fault.
QString faultName(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("badRequest");
    case 401:
        return QStringLiteral("unauthorized");
    case 403:
        return QStringLiteral("forbidden");
    case 404:
        return QStringLiteral("itemNotFound");
    case 409:
        return QStringLiteral("conflictingRequest");
    case 501:
        return QStringLiteral("notImplemented");
    case 503:
        return QStringLiteral("serviceUnavailable");
    default:
        return QStringLiteral("computeFault");
    }
}

http::Reply fault(int status, const QString &message)
{
    return http::Reply::json(
        status, {{faultName(status),
                  QJsonObject{{QStringLiteral("code"), status}, {QStringLiteral("message"), message}}}});
}

/// keystonemiddleware's, which stands in front of Nova.
http::Reply unauthorized(const QString &authUrl)
{
    http::Reply reply = http::Reply::json(
        401, {{QStringLiteral("error"),
               QJsonObject{{QStringLiteral("code"), 401},
                           {QStringLiteral("title"), QStringLiteral("Unauthorized")},
                           {QStringLiteral("message"),
                            QStringLiteral("The request you have made requires authentication.")}}}});
    reply.headers.append(
        {QByteArrayLiteral("WWW-Authenticate"), "Keystone uri=\"" + authUrl.toLatin1() + '"'});
    return reply;
}

/// What Nova would have said, as far as an error tells.
int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 400;
    case ErrorKind::AuthRejected:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Unavailable:
        return 409;
    case ErrorKind::Timeout:
    case ErrorKind::Unreachable:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
    case ErrorKind::CertificateUntrusted:
        return 503;
    case ErrorKind::Cancelled:
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::PeerMisbehaved:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return 500;
    }
    return 500;
}

http::Reply faultOf(const Error &error, const openstack::Compute &compute)
{
    const int status = statusOf(error.kind);
    if (status == 401)
        return unauthorized(compute.api.session().profile().authUrl.toString(QUrl::RemoveUserInfo));
    return fault(status, QString::fromStdString(displayText(error.detail, 1024)));
}

http::Reply consoleReply(const openstack::Console &console)
{
    const std::string_view address = console.address().reveal();
    return http::Reply::json(
        200,
        {{QStringLiteral("remote_console"),
          QJsonObject{
              {QStringLiteral("protocol"), QLatin1String(openstack::consoleKind(console.type()).protocol)},
              {QStringLiteral("type"), nameOf(console.type())},
              {QStringLiteral("url"),
               QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()))},
          }}});
}

/// The type that a body asks for, or what Nova's schema says against it.
/// Source: nova/api/openstack/compute/schemas/remote_consoles.py.
Result<ConsoleType> typeIn(const QByteArray &body)
{
    const auto usage = [](const QString &what) { return Error::make(ErrorKind::Usage, what.toStdString()); };
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return usage(QStringLiteral("Malformed request body"));
    const QJsonObject console = document.object().value(u"remote_console").toObject();
    for (const char *key : {"protocol", "type"}) {
        const QLatin1String name(key);
        if (!console.contains(name))
            return usage(
                QStringLiteral("Invalid input for field/attribute remote_console. '%1' is a required "
                               "property")
                    .arg(name));
        if (!console.value(name).isString())
            return usage(QStringLiteral("Invalid input for field/attribute %1.").arg(name));
    }
    if (console.size() != 2 || document.object().size() != 1)
        return usage(QStringLiteral("Invalid input for field/attribute remote_console. Additional properties "
                                    "are not allowed"));
    const QString word = console.value(u"type").toString();
    const auto type = consoleTypeFrom(word);
    if (!type)
        return usage(
            QStringLiteral(
                "Invalid input for field/attribute type. Value: %1. '%1' is not one of the known types")
                .arg(word.left(64)));
    if (console.value(u"protocol").toString() != QLatin1String(openstack::consoleKind(*type).protocol))
        return usage(QStringLiteral("Invalid console type %1").arg(word));
    return *type;
}

} // namespace

Task<http::Reply> ConsoleDesk::open(QString serverId, QByteArray body)
{
    if (!m_compute)
        co_return fault(501, QStringLiteral("No cloud was chosen: start porthole serve with --cloud."));
    const auto type = typeIn(body);
    if (!type)
        co_return fault(400, QString::fromStdString(type.error().detail));
    ServerId id{std::move(serverId)};
    auto reply = co_await openKind(std::move(id), *type);
    co_return reply;
}

Task<http::Reply> ConsoleDesk::openKind(ServerId server, ConsoleType type)
{
    openstack::ComputeApi &api = m_compute->api;
    const openstack::ConsoleKind &kind = openstack::consoleKind(type);
    const auto offered = co_await api.versions();
    if (!offered)
        co_return faultOf(offered.error(), *m_compute);
    if (!offered->offers(kind.since)) {
        auto reply = co_await openByOldAction(std::move(server), type);
        co_return reply;
    }
    const auto path = openstack::serverPath(server);
    if (!path)
        co_return fault(404, QStringLiteral("Instance %1 could not be found.").arg(server.value));
    openstack::ComputeCall call;
    call.method = "POST";
    call.path = *path + QStringLiteral("/remote-consoles");
    call.body = QJsonObject{{QStringLiteral("remote_console"),
                             QJsonObject{{QStringLiteral("protocol"), QLatin1String(kind.protocol)},
                                         {QStringLiteral("type"), nameOf(type)}}}};
    call.version = kind.since;
    call.timeout = kTimeout;
    const auto answer = co_await api.call(std::move(call));
    if (!answer)
        co_return faultOf(answer.error(), *m_compute);
    if (answer->status != 200) {
        const openstack::Fault said = openstack::faultIn(*answer);
        co_return fault(said.status, said.message);
    }
    const auto console = openstack::consoleIn(*answer, type);
    co_return console ? consoleReply(*console) : faultOf(console.error(), *m_compute);
}

/// A Nova without remote-consoles: what it says is put into the words of one that has them.
Task<http::Reply> ConsoleDesk::openByOldAction(ServerId server, ConsoleType type)
{
    const auto answer = co_await m_compute->consoles.open(std::move(server), type);
    if (!answer)
        co_return faultOf(answer.error(), *m_compute);
    if (const auto *console = std::get_if<openstack::Console>(&*answer))
        co_return consoleReply(*console);
    const auto &refusal = std::get<openstack::ConsoleRefusal>(*answer);
    const bool noSuchType = refusal.obstacle == openstack::ConsoleObstacle::TypeUnavailable;
    co_return fault(noSuchType ? 400 : 409, QString::fromStdString(refusal.error.detail));
}

} // namespace porthole::serve

#include "app/serve/RemoteService.h"

#include "app/serve/Replies.h"
#include "app/serve/SessionAccess.h"
#include "core/base/DisplayText.h"
#include "core/remotes/Agent.h"
#include "core/remotes/CommandRun.h"

#include <QJsonArray>

namespace porthole::serve {

using remotes::RemoteSession;

namespace {

constexpr Milliseconds kCommandTime{10 * 60 * 1000};
constexpr qsizetype kMostOutput = 16 * 1024 * 1024; // bytes of a command, both streams together

QJsonObject jsonOf(const RemoteSession &session)
{
    QJsonValue error = QJsonValue::Null;
    if (session.error())
        error = QJsonObject{
            {QStringLiteral("kind"), QString::fromLatin1(nameOf(session.error()->kind))},
            {QStringLiteral("detail"), QString::fromStdString(displayText(session.error()->detail, 1024))}};
    return {{QStringLiteral("sid"), session.id().value},
            {QStringLiteral("hostname"), session.objectName()},
            {QStringLiteral("username"), session.options().ssh.destination.user},
            {QStringLiteral("state"), QString::fromLatin1(nameOf(session.state()))},
            {QStringLiteral("agent"), QString::fromLatin1(nameOf(session.agentState()))},
            {QStringLiteral("error"), error}};
}

http::Reply launched(const QString &command, const QJsonValue &output, const QJsonValue &errors,
                     const QJsonValue &status)
{
    return http::Reply::json(200, {{QStringLiteral("command"), command},
                                   {QStringLiteral("output"), output},
                                   {QStringLiteral("errors"), errors},
                                   {QStringLiteral("status"), status}});
}

http::Reply launchedBy(const remotes::AgentReply &reply, const QString &command)
{
    if (!reply.ok)
        return badRequest(QStringLiteral("the agent says: ") +
                          QString::fromStdString(displayText(reply.message.toStdString())));
    const QJsonValue status = reply.object.value(u"status");
    return launched(command, reply.object.value(u"output").toString(),
                    reply.object.value(u"errors").toString(), status.isDouble() ? status : QJsonValue::Null);
}

http::Reply launchFailure(const Error &error)
{
    if (error.kind == ErrorKind::AgentFailed)
        return failure(500, "Agent failed", error);
    if (error.kind == ErrorKind::Timeout)
        return failure(504, "Remote command timed out", error);
    if (error.kind == ErrorKind::Unavailable)
        return failure(500, "Remote command failed", error);
    return failureOf(error);
}

Task<> answerWith(Task<http::Reply> reply, http::Responder responder)
{
    http::Reply answer = co_await std::move(reply);
    responder.send(std::move(answer));
}

} // namespace

void RemoteService::handle(Visit visit, const http::Responder &responder)
{
    if (m_ends)
        return responder.send(failure(503, QStringLiteral("the service ends")));
    const bool reads = visit.call.method == "GET";
    SessionId id{visit.place.id};
    QByteArray body = std::move(visit.call.body);
    switch (visit.place.resource) {
    case Resource::Remotes:
        return reads ? responder.send(list()) : begin(create(std::move(body)), responder);
    case Resource::Remote:
        return responder.send(reads ? show(id) : remove(id));
    case Resource::Launch:
        return begin(launch(std::move(id), std::move(body)), responder);
    case Resource::Browse:
        return begin(m_files.browse(std::move(id), visit.place.path, std::move(body)), responder);
    case Resource::File:
        return m_flows.begin(m_files.send(std::move(id), visit.place.path, responder));
    case Resource::RemoteConsoles:
        return begin(m_consoles.open(visit.place.id, std::move(body)), responder);
    }
}

void RemoteService::begin(Task<http::Reply> reply, const http::Responder &responder)
{
    m_flows.begin(answerWith(std::move(reply), responder));
}

Task<http::Reply> RemoteService::create(QByteArray body)
{
    const auto request = CreateRequest::take(body);
    if (!request)
        co_return badRequest(QString::fromStdString(request.error().detail));
    if (m_registry.sessions().size() >= kMostSessions)
        co_return failure(503, QStringLiteral("too many sessions are open"));
    std::optional<SavedHost> saved;
    if (m_findSaved)
        saved = co_await m_findSaved(request->hostname);
    auto options = m_hosts.optionsFor(*request, saved);
    if (!options)
        co_return failureOf(options.error());
    RemoteSession &session = m_registry.create(*std::move(options));
    session.setObjectName(request->hostname);
    SessionId id = session.id();
    const remotes::RemoteRegistry::Use use(m_registry, id);
    session.open();
    const auto opened = co_await untilOpen(m_registry, id);
    if (opened)
        co_return http::Reply::json(200, {{QStringLiteral("sid"), id.value}});
    m_registry.close(id);
    if (opened.error().kind == ErrorKind::NotFound)
        co_return failureOf(Error::make(ErrorKind::Closed, "the service ends"));
    co_return failureOf(opened.error());
}

Task<http::Reply> RemoteService::launch(SessionId id, QByteArray body)
{
    if (!m_registry.find(id))
        co_return unknownSession();
    const auto command = launchCommandIn(body);
    if (!command)
        co_return badRequest(QString::fromStdString(command.error().detail));
    const remotes::RemoteRegistry::Use use(m_registry, id);
    if (const auto open = co_await untilOpen(m_registry, id); !open)
        co_return failureOf(open.error());
    const RemoteSession *session = m_registry.find(id);
    // Where a site has an agent, commands are its business: it knows the environment that they need. What it
    // does not tell is how they ended.
    if (remotes::Agent *agent = session->agent()) {
        QJsonObject asked{{QStringLiteral("action"), QStringLiteral("launch")},
                          {QStringLiteral("command"), *command}};
        const auto reply = co_await agent->ask(std::move(asked), kMostOutput);
        co_return reply ? launchedBy(*reply, *command) : launchFailure(reply.error());
    }
    const auto ran =
        co_await remotes::runCommand(*session->connection(), command->toUtf8(), kCommandTime, kMostOutput);
    if (!ran)
        co_return launchFailure(ran.error());
    co_return launched(*command, QString::fromUtf8(ran->output), QString::fromUtf8(ran->errors),
                       ran->end.exitStatus ? QJsonValue(*ran->end.exitStatus) : QJsonValue::Null);
}

http::Reply RemoteService::list() const
{
    QJsonArray all;
    for (const RemoteSession *session : m_registry.sessions()) {
        if (session->hasBeenOpen()) // the others' sids are nobody's yet
            all.append(jsonOf(*session));
    }
    return http::Reply::json(200, {{QStringLiteral("remotes"), all}});
}

http::Reply RemoteService::show(const SessionId &id)
{
    const RemoteSession *session = m_registry.find(id);
    return session ? http::Reply::json(200, jsonOf(*session)) : unknownSession();
}

http::Reply RemoteService::remove(const SessionId &id)
{
    if (!m_registry.close(id))
        return unknownSession();
    http::Reply reply{204};
    reply.reason = QByteArrayLiteral("Remote deleted");
    return reply;
}

} // namespace porthole::serve

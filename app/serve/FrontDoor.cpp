#include "app/serve/FrontDoor.h"

#include "app/http/LoopbackGuard.h"
#include "app/serve/Replies.h"

namespace porthole::serve {

namespace {

http::Reply unauthorized(const QString &detail)
{
    http::Reply reply = failure(401, detail);
    reply.headers.append({QByteArrayLiteral("WWW-Authenticate"),
                          QByteArrayLiteral("Basic realm=\"Porthole\", charset=\"UTF-8\"")});
    return reply;
}

/// "application/json", whatever parameters follow.
bool isJson(const http::Call &call)
{
    return call.count("Content-Type") == 1 &&
           call.header("Content-Type").split(';').first().trimmed().toLower() == "application/json";
}

void forgetCredentials(http::Call &call)
{
    for (auto &[name, value] : call.headers) {
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0) {
            explicit_bzero(value.data(), static_cast<std::size_t>(value.size()));
            value.clear();
        }
    }
}

} // namespace

void FrontDoor::answer(http::Call call, quint16 port, const http::Responder &responder)
{
    if (!http::isForThisComputer(call, port))
        return responder.send(failure(403, QStringLiteral("the Host header names another computer")));
    if (http::isFromForeignPage(call, port))
        return responder.send(failure(403, QStringLiteral("the request comes from a web page")));
    if (call.body.size() > kLargestBody)
        return responder.send(failure(413, QStringLiteral("a body has at most 65536 bytes")));
    if (call.count("Authorization") != 1)
        return responder.send(unauthorized(QStringLiteral("credentials are needed")));
    const bool queued = m_gate.admit([this, call = std::move(call), responder]() mutable {
        const bool right = m_credentials.match(call.header("Authorization"));
        forgetCredentials(call);
        if (right)
            admit(std::move(call), responder);
        else
            responder.send(unauthorized(QStringLiteral("wrong user or password")));
        return right;
    });
    if (!queued)
        responder.send(failure(503, QStringLiteral("too many attempts to sign in")));
}

void FrontDoor::admit(http::Call call, const http::Responder &responder)
{
    const auto place = Place::of(call.rawPath);
    if (!place)
        return responder.send(failure(404, QStringLiteral("there is nothing at this path")));
    if (!place->allows(call.method)) {
        http::Reply reply = failure(405, QStringLiteral("allowed are: ") + QLatin1String(place->methods()));
        reply.headers.append({QByteArrayLiteral("Allow"), QByteArray(place->methods())});
        return responder.send(reply);
    }
    if (call.method == "POST" && !isJson(call))
        return responder.send(failure(415, QStringLiteral("the content type has to be application/json")));
    m_enter({std::move(call), *place}, responder);
}

} // namespace porthole::serve

#include "app/cli/ServeClient.h"

#include "app/cli/FlowRun.h"
#include "app/serve/Credentials.h"
#include "app/serve/ServeFile.h"

#include <QJsonDocument>

namespace porthole::cli {

namespace {

/// Connecting, signing in and an agent's start, each within its own time.
constexpr Milliseconds kTimeout{120000};

/// Who must act, by the status alone: answers that are not the service's own have no kind.
ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::AuthRejected;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 503:
        return ErrorKind::Unavailable;
    case 504:
        return ErrorKind::Timeout;
    default:
        return status >= 400 && status < 500 ? ErrorKind::Usage : ErrorKind::PeerMisbehaved;
    }
}

Error errorIn(int status, const QJsonObject &body)
{
    const QString kind = body.value(u"kind").toString();
    const QString reason = body.value(u"reason").toString(QString::number(status));
    const QString detail = body.value(u"detail").toString();
    return Error::make(errorKindFrom(kind.toStdString()).value_or(kindOf(status)),
                       (detail.isEmpty() ? reason : reason + QStringLiteral(": ") + detail).toStdString());
}

} // namespace

ServeClient::ServeClient(QString address, const Secret &password)
    : m_address(std::move(address))
{
    QByteArray text = QByteArray(porthole::serve::kUser) + ':';
    text.append(password.reveal().data(), static_cast<qsizetype>(password.reveal().size()));
    m_authorization = "Basic " + text.toBase64();
}

Result<std::unique_ptr<ServeClient>> ServeClient::find(Environment &environment)
{
    PH_TRY(porthole::serve::ServeAddress service,
           porthole::serve::ServeFile::read(qEnvironmentVariable("XDG_RUNTIME_DIR")));
    if (!service.password)
        service.password = std::exchange(environment.servePassword, std::nullopt);
    if (!service.password)
        return Error::make(ErrorKind::AuthRejected,
                           "the service has a password of its own: set PORTHOLE_SERVE_PASSWORD");
    return std::unique_ptr<ServeClient>(new ServeClient(service.address, *service.password));
}

Result<QJsonObject> ServeClient::ask(QByteArray method, const QString &path,
                                     const std::optional<QJsonObject> &body)
{
    net::HttpRequest request;
    request.method = std::move(method);
    request.url = QUrl(m_address + path);
    request.headers.add("Authorization", m_authorization);
    request.timeout = kTimeout;
    if (body) {
        request.headers.add("Content-Type", "application/json");
        request.body = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    PH_TRY(auto answered, runFlow(m_transport.send(std::move(request)), kTimeout));
    if (!answered)
        return Error::make(ErrorKind::Timeout, "the service did not answer");
    if (!*answered && answered->error().kind == ErrorKind::Unreachable)
        return Error::make(ErrorKind::Unavailable, "no porthole serve is running");
    PH_TRY(const net::HttpResponse answer, *std::move(answered));
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    if (answer.status < 200 || answer.status > 299)
        return errorIn(answer.status, object);
    return object;
}

} // namespace porthole::cli

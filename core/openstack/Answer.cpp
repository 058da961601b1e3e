#include "core/openstack/Answer.h"

#include "core/base/DisplayText.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace porthole::openstack {

namespace {

/// Longer than any message of Nova's; a page that somebody sends instead is cut.
constexpr std::size_t kLongestMessage = 300;

bool isWebPage(const net::HttpResponse &answer)
{
    return answer.headers.value("Content-Type").toLower().contains("html") ||
           answer.body.left(256).trimmed().startsWith('<');
}

/// The message without the tags that webob and gateways put in.
QString plain(const QString &message)
{
    static const QRegularExpression tags(QStringLiteral("</?[A-Za-z][A-Za-z0-9]{0,9} ?/?>"));
    return QString(message.left(4096)).replace(tags, QStringLiteral(" ")).simplified();
}

QString titleOf(const QByteArray &page)
{
    static const QRegularExpression title(QStringLiteral("<(title|h1)[^>]{0,80}>([^<]{1,200})</"),
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(QString::fromUtf8(page.left(4096))).captured(2);
}

QString messageIn(const net::HttpResponse &answer)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    if (body.isEmpty())
        return isWebPage(answer) ? titleOf(answer.body) : QString();
    if (body.value(u"message").isString())
        return body.value(u"message").toString();
    for (const QJsonValue member : body) {
        const QJsonValue message = member.toObject().value(u"message");
        if (message.isString())
            return message.toString();
    }
    return {};
}

struct Judgement {
    ErrorKind kind;
    const char *words; ///< behind the service's name
};

Judgement judge(const Fault &fault)
{
    switch (fault.status) {
    case 401:
        return {ErrorKind::AuthRejected, "does not accept the sign-in: sign in again"};
    case 403:
        return {ErrorKind::Forbidden, "does not allow this with your role in the project: ask the project's "
                                      "administrator for a role that may"};
    case 404:
        return {ErrorKind::NotFound, "does not know this; it may have been deleted, or belong to another "
                                     "project or region"};
    case 409:
        return {ErrorKind::Unavailable, "cannot do this in the server's present state"};
    case 413:
    case 429:
        return {ErrorKind::Unreachable, "asks for fewer requests: try again later"};
    case 500:
        if (fault.message.contains(u"MessagingTimeout"))
            return {ErrorKind::Timeout, "got no answer from the server's host, which may be down: try again, "
                                        "and tell the cloud's operators if it stays so"};
        return {ErrorKind::PeerMisbehaved, "failed at it: try again, and tell the cloud's operators if it "
                                           "stays so"};
    case 501:
        return {ErrorKind::Unavailable, "cannot do this: the cloud's hypervisor does not support it"};
    case 502:
    case 503:
        return {ErrorKind::Unreachable, "is not available at the moment: try again in a minute"};
    case 504:
        return {ErrorKind::Timeout, "did not answer its gateway in time: try again in a minute"};
    default:
        break;
    }
    if (fault.status >= 500)
        return {ErrorKind::PeerMisbehaved, "failed: tell the cloud's operators"};
    if (fault.status >= 400)
        return {ErrorKind::PeerIncompatible, "did not accept the request"};
    return {ErrorKind::PeerIncompatible, "answered what was not expected"};
}

} // namespace

QString shown(const QString &fromPeer, std::size_t limit)
{
    return QString::fromStdString(displayText(fromPeer.toStdString(), limit));
}

Fault faultIn(const net::HttpResponse &answer)
{
    Fault fault;
    fault.status = answer.status;
    fault.message = shown(plain(messageIn(answer)), kLongestMessage);
    QByteArray id = answer.headers.value("x-openstack-request-id");
    if (id.isEmpty())
        id = answer.headers.value("x-compute-request-id");
    fault.requestId = shown(QString::fromLatin1(id), 64);
    return fault;
}

Error errorOf(const Fault &fault, std::string_view service)
{
    const Judgement judgement = judge(fault);
    return errorOf(judgement.kind, std::string(service) + ' ' + judgement.words, fault, service);
}

Error errorOf(ErrorKind kind, std::string words, const Fault &fault, std::string_view service,
              const char *file, int line)
{
    words += " (" + std::string(service) + ": HTTP " + std::to_string(fault.status);
    if (!fault.message.isEmpty())
        words += ", " + fault.message.toStdString();
    if (!fault.requestId.isEmpty())
        words += "; " + fault.requestId.toStdString();
    return Error::make(kind, words + ")", file, line);
}

Result<QJsonObject> objectIn(const net::HttpResponse &answer, std::string_view service)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &problem);
    if (document.isObject())
        return document.object();
    if (isWebPage(answer))
        return Error::make(ErrorKind::PeerMisbehaved,
                           "a web page came where " + std::string(service) +
                               " was to answer: a sign-in page of the network, a proxy, or a wrong address");
    const std::string what =
        problem.error == QJsonParseError::NoError
            ? "no object"
            : problem.errorString().toStdString() + " at byte " + std::to_string(problem.offset);
    return Error::make(ErrorKind::PeerMisbehaved,
                       std::string(service) + " answered what is not the JSON expected: " + what);
}

} // namespace porthole::openstack

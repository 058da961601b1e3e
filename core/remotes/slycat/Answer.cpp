#include "core/remotes/slycat/Answer.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <array>

namespace porthole::slycat {

namespace {

/// A refusal that is known by its status and by how its reason phrase begins.
struct Known {
    Stage stage;
    int status;
    const char *phrase; ///< "": whatever it says
    ErrorKind kind;
    const char *words;
    Lost lost = Lost::Nothing;
};

/// The first that fits counts. Sources: Slycat's own documentation of POST /remotes, and what servers of
/// v1.2 to v3.6 were seen to answer.
constexpr std::array kKnown{
    Known{Stage::Create, 400, "missing agent configuration", ErrorKind::AgentNotConfigured,
          "the Slycat server has no agent configured for this host"},
    Known{Stage::Create, 403, "remote authentication failed", ErrorKind::AuthRejected,
          "the host did not accept the user name and password"},
    Known{Stage::Create, 500, "missing agent configuration", ErrorKind::AgentUnusable,
          "what the Slycat server has configured as this host's agent has no command"},
    Known{Stage::Create, 500, "agent startup failed", ErrorKind::AgentFailed,
          "the agent on the host did not start"},
    Known{Stage::Create, 500, "remote connection failed", ErrorKind::Unreachable,
          "the Slycat server could not connect to the host"},
    Known{Stage::Create, 401, "remote connection failed", ErrorKind::Unreachable,
          "the Slycat server could not connect to the host"},
    Known{
        Stage::Create, 500, "slycat can't connect because you have a startup script", ErrorKind::Unavailable,
        "a startup script of yours on the host prints something, which confuses Slycat: make it silent where "
        "there is no terminal"},
    Known{Stage::Session, 400, "session is none value", ErrorKind::Closed,
          "the Slycat server has no session on this host any more", Lost::Session},
    Known{Stage::Session, 400, "socket closed", ErrorKind::Closed,
          "the Slycat server lost its connection to the host", Lost::SessionMidway},
    Known{Stage::Session, 404, "", ErrorKind::Closed, "the Slycat server does not know this session any more",
          Lost::Session},
    Known{Stage::Session, 400, "file not found", ErrorKind::NotFound, "there is no such file on the host"},
    Known{Stage::Session, 400, "access denied", ErrorKind::Forbidden, "the host does not let you read this"},
    Known{Stage::Session, 400, "can't read directory", ErrorKind::Usage, "this is a folder, not a file"},
    Known{Stage::Session, 400, "remote access failed", ErrorKind::NotFound,
          "the host does not give this: it may not be there, or not for you to read"},
    Known{Stage::Session, 400, "agent required", ErrorKind::AgentNotConfigured,
          "this needs an agent on the host, and there is none"},
    Known{Stage::Session, 400, "", ErrorKind::Unavailable, "the host could not do this"},
    Known{Stage::Server, 403, "user denied", ErrorKind::Forbidden,
          "the Slycat server's rules do not let you in"},
};

/// What a status means that is not in the list above.
Known byStatus(int status, Stage stage)
{
    const auto row = [&](ErrorKind kind, const char *words) { return Known{stage, status, "", kind, words}; };
    switch (status) {
    case 401:
        return row(ErrorKind::AuthRejected, "the Slycat server wants to be signed in to");
    case 403:
        return row(ErrorKind::Forbidden, "the Slycat server does not allow this");
    case 404:
        return row(ErrorKind::NotFound, "the Slycat server does not know this");
    case 502:
    case 503:
        return row(ErrorKind::Unreachable, "the Slycat server is not available at the moment");
    case 504:
        return row(ErrorKind::Timeout, "the Slycat server did not answer its proxy in time");
    default:
        break;
    }
    if (status >= 500)
        return row(ErrorKind::PeerMisbehaved, "the Slycat server failed");
    if (status >= 300 && status < 400)
        return row(ErrorKind::AuthRejected, "the Slycat server wants to be signed in to");
    return row(ErrorKind::PeerIncompatible, "the Slycat server did not take the question");
}

bool beginsWith(const QByteArray &reason, const char *phrase)
{
    return reason.left(static_cast<qsizetype>(qstrlen(phrase))).toLower() == phrase;
}

Known judge(const net::HttpResponse &answer, Stage stage)
{
    // Whatever was asked: the server takes nothing without encryption.
    if (answer.status == 403 && beginsWith(answer.reason, "secure connection required"))
        return {stage, 403, "", ErrorKind::Tls,
                "the Slycat server takes nothing over an unencrypted connection: "
                "open it as slycat://"};
    const auto known = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known &row) {
        return row.stage == stage && row.status == answer.status && beginsWith(answer.reason, row.phrase);
    });
    return known == kKnown.end() ? byStatus(answer.status, stage) : *known;
}

} // namespace

bool wantsSignIn(const net::HttpResponse &answer)
{
    return (answer.status >= 300 && answer.status < 400) ||
           (answer.status == 401 && !beginsWith(answer.reason, "remote connection failed"));
}

Refusal refusalOf(const net::HttpResponse &answer, Stage stage)
{
    const Known known = judge(answer, stage);
    QString words = QString::fromLatin1(known.words);
    const QString message = shown(answer.headers.value("X-Slycat-Message"));
    const QString hint = shown(answer.headers.value("X-Slycat-Hint"));
    if (!message.isEmpty())
        words += QStringLiteral(": ") + message;
    if (!hint.isEmpty())
        words += QStringLiteral(" (") + hint + u')';
    words += QStringLiteral(" (HTTP %1 %2").arg(answer.status).arg(shown(answer.reason)).trimmed() + u')';
    return {Error::make(known.kind, words.toStdString()), known.lost};
}

Result<QJsonDocument> jsonIn(const net::HttpResponse &answer)
{
    QJsonParseError problem;
    QJsonDocument document = QJsonDocument::fromJson(answer.body, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    if (answer.body.left(256).trimmed().startsWith('<'))
        return Error::make(
            ErrorKind::PeerMisbehaved,
            "a web page came where the Slycat server was to answer: a sign-in page, a proxy, or a "
            "wrong address");
    return Error::make(ErrorKind::PeerMisbehaved,
                       "the Slycat server answered what is not JSON: " + problem.errorString().toStdString() +
                           " at byte " + std::to_string(problem.offset));
}

QString shown(const QByteArray &fromPeer, std::size_t limit)
{
    return QString::fromStdString(displayText(
        std::string_view(fromPeer.constData(), static_cast<std::size_t>(fromPeer.size())), limit));
}

} // namespace porthole::slycat

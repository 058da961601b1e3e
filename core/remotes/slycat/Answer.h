#pragma once

#include "core/base/Result.h"
#include "core/net/HttpMessage.h"

#include <QJsonDocument>
#include <QString>

namespace porthole::slycat {

/// What a question was about: the same status means different things.
enum class Stage : quint8 {
    Server,  ///< the server itself: signing in, its hosts
    Create,  ///< POST /remotes
    Session, ///< everything about a session that was made
};

/// What the server no longer knows, as its refusal tells.
enum class Lost : quint8 {
    Nothing,
    Session,       ///< the session on the host; nothing was done
    SessionMidway, ///< the same, noticed in the middle of it: what was asked may have been done
};

struct Refusal {
    Error error;
    Lost lost = Lost::Nothing;
};

/// Whether the server wants to be signed in to: a redirect, or a 401 that is not about the host's own
/// sign-in. On this server redirects mean nothing else.
bool wantsSignIn(const net::HttpResponse &answer);

/// What an answer that is no success means: the error by who must act, with the reason phrase and
/// X-Slycat-Message as details. Bodies are web pages and not shown. Told by the status and by how the reason
/// phrase begins: what follows differs between versions.
Refusal refusalOf(const net::HttpResponse &answer, Stage stage);

/// The JSON that an answer is, whatever its Content-Type says. Errors: PeerMisbehaved.
Result<QJsonDocument> jsonIn(const net::HttpResponse &answer);

/// A text of the server's made fit to be shown on one line.
QString shown(const QByteArray &fromPeer, std::size_t limit = 300);

} // namespace porthole::slycat

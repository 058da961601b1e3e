#pragma once

#include "core/base/Error.h"
#include "core/model/Endpoint.h"

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QString>

namespace porthole::net {

/// An error of a socket and when it came.
struct SocketFailure {
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    bool wasOpen = false;
    QString stage;      ///< what opening was at
    QString systemText; ///< Qt's own words, for what has none of ours
};

/// Who must act on it.
ErrorKind kindOf(const SocketFailure &failure, const QNetworkProxy &proxy);
/// What happened, in words, naming host and port of the peer or the proxy and no more of either.
QString wordsFor(const SocketFailure &failure, const Endpoint &peer, const QNetworkProxy &proxy);

/// Host and port of a proxy; not its user or password.
QString addressOf(const QNetworkProxy &proxy);

/// Has the kernel find out that the other end is gone: keep-alive probes after 20 s, and 30 s for
/// sent bytes to be acknowledged (TCP_USER_TIMEOUT, RFC 5482). No Nagle delay. For a connected socket.
void tuneLine(QAbstractSocket &socket);

} // namespace porthole::net

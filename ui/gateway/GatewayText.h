#pragma once

#include "core/session/gateway/GatewayState.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// The state of a session with a Slycat server in a word or two, e.g. "Sign in", "Connected".
QString gatewayStateName(GatewayState state);
/// The state as an icon: each has a shape of its own, colour only adds to it.
QIcon gatewayStateIcon(GatewayState state);

/// A kind of failure in words for a person.
struct GatewayErrorText {
    QString sentence; ///< what happened
    QString advice;   ///< what to do about it
};

/// About the server itself; `server` is its address.
GatewayErrorText serverErrorText(ErrorKind kind, const QString &server);
/// About a host behind it.
GatewayErrorText gatewayHostErrorText(ErrorKind kind, const QString &host);

/// What exactly was answered or went wrong, begun as a sentence is: plain text, fit to be shown.
QString sentenceOf(const Error &error);

/// A text of a host's of several lines, fit for a field of plain text: at most `limit` characters of it.
QString outputText(const QString &fromHost, qsizetype limit);

} // namespace porthole::ui

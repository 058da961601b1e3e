#pragma once

#include "core/model/CloudScope.h"
#include "core/session/CloudConnection.h"

#include <QIcon>
#include <QString>

namespace porthole::ui {

/// Clouds and servers in words and shapes for a person. All of ui says them this way.

/// What a server is doing in a word or two: "Running", "Off", "Starting". What is under way comes first.
QString serverStateName(const Server &server);
/// The same as an icon: each state has a shape of its own, colour only adds to it.
QIcon serverIcon(const Server &server);
/// The line below a server's name: its state and its addresses.
QString serverDetail(const Server &server);
/// The name, or what stands in for one that is empty.
QString serverTitle(const Server &server);

QIcon cloudIcon(CloudState state);
/// The line below a cloud's name: "Not signed in", "Signing in…", what is wrong.
QString cloudStateText(CloudState state, const std::optional<CloudTrouble> &trouble,
                       const QString &neededSecret);
/// "Password" for the secret that clouds.yaml calls "password".
QString secretName(const QString &neededSecret);

/// Where it stands: a file, or that it is saved here.
QString sourceText(const CloudSummary &cloud);
/// Why the secret that is kept for a cloud does not do; empty where none is kept.
QString secretTroubleText(const std::optional<Error> &trouble);

/// Why a cloud cannot be used, and the one thing to do about it.
struct CloudTroubleText {
    QString sentence;
    QString advice;
    QString button;     ///< signs in again, or trusts
    bool trust = false; ///< the button trusts the certificate
};
CloudTroubleText cloudTroubleText(const CloudTrouble &trouble, const CloudSummary &summary);

/// "Start", "Reboot": what an action is called in menus and on buttons.
QString actionName(ServerAction action);
/// For the status line, when Nova took it on, e.g. "web-01 is starting".
QString actionTaken(ServerAction action, const QString &server);
/// For the status line, when it did not.
QString actionFailed(ServerAction action, const QString &server, const Error &error);

} // namespace porthole::ui

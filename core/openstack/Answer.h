#pragma once

#include "core/base/Result.h"
#include "core/net/HttpMessage.h"

#include <QJsonObject>
#include <QString>

namespace porthole::openstack {

/// What a service says of its own failure.
struct Fault {
    int status = 0;
    QString message;   ///< one line, fit to be shown; empty if there was none
    QString requestId; ///< what the cloud's operators look the failure up by
};

/// Reads a fault in all of its forms: Nova's {"conflictingRequest": {...}}, keystonemiddleware's and
/// Keystone's {"error": {...}}, webob's {"message", "code", "title"}, an HTML page, nothing at all.
Fault faultIn(const net::HttpResponse &answer);

/// The fault as an error: who must act, and what can be done. `service` is its name: "Nova".
Error errorOf(const Fault &fault, std::string_view service);
/// An error of our own words about a fault, with the service's message behind them.
Error errorOf(ErrorKind kind, std::string words, const Fault &fault, std::string_view service,
              const char *file = __builtin_FILE(), int line = __builtin_LINE());

/// The JSON object that the body is. Errors: PeerMisbehaved, which tells a web page apart.
Result<QJsonObject> objectIn(const net::HttpResponse &answer, std::string_view service);

/// A text of a peer made fit to be shown on one line.
QString shown(const QString &fromPeer, std::size_t limit = 255);

} // namespace porthole::openstack

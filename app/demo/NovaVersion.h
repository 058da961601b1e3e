#pragma once

#include "app/http/Server.h"

#include <variant>

namespace porthole::demo {

/// Nova's microversions, of which only the minor number differs: 2.1 to 2.96.
inline constexpr int kOldestMinor = 1, kNewestMinor = 96;

/// The fault of Nova with that status: {"itemNotFound": {"code", "message"}}.
/// Source: nova/api/openstack/wsgi.py, class Fault.
http::Reply novaFault(int status, const QString &message);

/// The minor version that a request means, 1 if it names none; or the refusal of one that there is not.
/// Source: nova/api/openstack/wsgi.py, set_api_version_request.
std::variant<int, http::Reply> minorVersionOf(const http::Call &call);

/// Says which version an answer is of.
void addVersionHeaders(http::Reply &reply, int minor);

/// {"id": "v2.1", ...} of a Nova at this address.
QJsonObject novaVersionDocument(const QString &address);

} // namespace porthole::demo

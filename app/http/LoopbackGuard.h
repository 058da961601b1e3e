#pragma once

#include "app/http/Message.h"

/// What keeps web pages away from a service of this computer (security requirement SEC-40).
namespace porthole::http {

/// Whether a request means this computer by name: its one Host is exactly 127.0.0.1, localhost or [::1]
/// with the port, and so is its target's, if that names one. A name of somebody else's that leads here
/// (DNS rebinding), 127.0.0.1.evil.example among them, does not.
bool isForThisComputer(const Call &call, quint16 port);

/// Whether a browser sent it for a page that is not this service's own: a foreign Origin, or a
/// Sec-Fetch-Site that says so. Source: RFC 6454 section 7; W3C Fetch Metadata section 2.3.
bool isFromForeignPage(const Call &call, quint16 port);

} // namespace porthole::http

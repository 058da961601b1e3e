#pragma once

#include "core/base/Result.h"
#include "core/model/Endpoint.h"
#include "core/net/HttpMessage.h"

#include <optional>

namespace porthole::net {

/// Scheme, host and port: what a credential belongs to. Source: RFC 6454 section 4.
struct Origin {
    bool secure = false;
    Endpoint endpoint;

    /// The origin of an http or https URL. Errors: Usage; the URL is not repeated.
    static Result<Origin> of(const QUrl &url);
    /// "https://host[:port]": fit for texts.
    QString toString() const;

    friend bool operator==(const Origin &, const Origin &) = default;
};

/// Refuses what would not arrive as it was meant: a method or header name that is no token, a value
/// with a line break, a URL with a user name. Errors: Usage; no value is repeated.
/// Source: RFC 9110 sections 5.1, 5.5 and 9.1.
Result<> checkRequest(const HttpRequest &request);

/// Where an answer sends us on to: nothing, for most; a URL of the same origin for a GET; an error for
/// all else. Errors: PeerMisbehaved (https to http, no address), PeerIncompatible (another origin, or
/// not a GET). Source: RFC 9110 section 15.4; 300 is an answer, not a redirect.
Result<std::optional<QUrl>> redirectOf(const HttpRequest &request, const HttpResponse &answer);

} // namespace porthole::net

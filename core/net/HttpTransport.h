#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/net/HttpMessage.h"
#include "core/net/TlsTrust.h"

#include <optional>

namespace porthole::net {

/// A certificate that did not verify: what a person needs to see before an exception is made for it.
struct UntrustedCertificate {
    PinnedCertificate exception; ///< what to hand to TlsTrust::pin() if the person accepts it
    QString problem;             ///< what is wrong with it, in words fit to be shown
};

/// HTTP as values: one request, one answer. The world begins here, so tests put their own in.
/// Lives in one thread. Credentials never cross an origin (SEC-22): a redirect is followed within
/// its own origin, for GET, and nowhere else.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;

    /// Sends and waits for the whole answer; any status is a success here. Destroying the task
    /// cancels it. The transport outlives the task.
    /// Errors: Usage (the request cannot be sent as it is), Unreachable, Timeout, Closed (it ended in
    /// the middle), Tls, CertificateUntrusted, AuthRejected and Forbidden (the proxy), PeerMisbehaved
    /// (not HTTP, too large, redirects in circles or from https to http), PeerIncompatible (redirects
    /// elsewhere), and what the request's sink says. No text holds the query of a URL, a header's value or a
    /// line of the body.
    virtual Task<Result<HttpResponse>> send(HttpRequest request) = 0;

    /// The certificate that the last CertificateUntrusted was about.
    virtual std::optional<UntrustedCertificate> untrusted() const { return std::nullopt; }

    /// Lets go of connections and of everything remembered about them; for sign-out.
    virtual void forgetConnections() {}
};

} // namespace porthole::net

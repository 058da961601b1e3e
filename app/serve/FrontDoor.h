#pragma once

#include "app/http/Server.h"
#include "app/serve/AttemptGate.h"
#include "app/serve/Credentials.h"
#include "app/serve/Place.h"

namespace porthole::serve {

/// A request that may come in.
struct Visit {
    http::Call call; ///< without its credentials
    Place place;
};

/// What stands between the port and the service (SEC-40): no web page comes past it, nobody without the
/// password, nothing that is too large or of another type, and nothing that the service does not have.
/// Thread: the loop's.
class FrontDoor {
public:
    static constexpr qsizetype kLargestBody = 64 * 1024; ///< bytes

    using Enter = std::function<void(Visit, http::Responder)>;

    FrontDoor(http::EventLoop &loop, const Secret &password, Enter enter)
        : m_credentials(password)
        , m_gate(loop)
        , m_enter(std::move(enter))
    {}

    /// `port` is the one that the request came to.
    void answer(http::Call call, quint16 port, const http::Responder &responder);

private:
    void admit(http::Call call, const http::Responder &responder);

    const Credentials m_credentials;
    AttemptGate m_gate;
    const Enter m_enter;
};

} // namespace porthole::serve

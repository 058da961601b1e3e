#pragma once

#include "app/http/Responder.h"
#include "core/async/Door.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"

namespace porthole::serve {

/// The body of an answer, as bytes that come one piece after the other from a flow of this thread and go to a
/// client that takes them when it likes. Thread: one, with an event loop. It outlives its tasks.
class BodyStream {
public:
    /// `length`: of the whole, if it is known.
    BodyStream(http::Responder responder, std::optional<quint64> length);
    ~BodyStream();
    BodyStream(const BodyStream &) = delete;
    BodyStream &operator=(const BodyStream &) = delete;

    /// Goes on when the client has taken it. Errors: Closed (the client has gone).
    Task<Result<>> write(QByteArray piece);
    /// That was all; less than was promised cuts the connection, so that the client knows.
    void end();
    /// Whether anything was said already: then there can be no other answer.
    bool hasBegun() const { return m_begun; }

private:
    void begin();

    const http::Responder m_responder;
    const std::optional<quint64> m_length;
    quint64 m_written = 0;
    bool m_begun = false;
    async::Mailslot<bool> m_taken;
    QObject m_here;
    const std::shared_ptr<async::Door<QObject>> m_door;
};

} // namespace porthole::serve

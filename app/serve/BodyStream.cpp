#include "app/serve/BodyStream.h"

namespace porthole::serve {

BodyStream::BodyStream(http::Responder responder, std::optional<quint64> length)
    : m_responder(std::move(responder))
    , m_length(length)
    , m_door(std::make_shared<async::Door<QObject>>(m_here))
{}

BodyStream::~BodyStream() { m_door->close(); }

void BodyStream::begin()
{
    if (std::exchange(m_begun, true))
        return;
    http::Reply head;
    head.contentType = QByteArrayLiteral("application/octet-stream");
    head.headers.append({QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")});
    m_responder.begin(head, m_length ? std::optional(static_cast<qint64>(*m_length)) : std::nullopt);
}

Task<Result<>> BodyStream::write(QByteArray piece)
{
    begin();
    if (piece.isEmpty())
        co_return {};
    m_written += static_cast<quint64>(piece.size());
    m_responder.write(std::move(piece), [to = m_door, this](bool taken) {
        to->post([this, taken](QObject &) { m_taken.post(taken); });
    });
    PH_CO_TRY(const bool taken, co_await m_taken.next());
    if (!taken)
        co_return Error::make(ErrorKind::Closed, "the client has gone");
    co_return {};
}

void BodyStream::end()
{
    begin();
    if (m_length && m_written != *m_length)
        m_responder.abort();
    else
        m_responder.end();
}

} // namespace porthole::serve

#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>
#include <functional>
#include <optional>

namespace porthole::net {

/// The header lines of a message, in order. Names compare as RFC 9110 section 5.1 has it: whatever
/// their case.
class HttpHeaders {
public:
    struct Line {
        QByteArray name, value;
    };

    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<Line> lines)
        : m_lines(lines)
    {}

    void add(QByteArray name, QByteArray value) { m_lines.append({std::move(name), std::move(value)}); }
    /// The value of the first line of that name; empty if there is none.
    QByteArray value(QByteArrayView name) const
    {
        for (const Line &line : m_lines) {
            if (name.compare(line.name, Qt::CaseInsensitive) == 0)
                return line.value;
        }
        return {};
    }
    bool contains(QByteArrayView name) const { return !value(name).isNull(); }
    const QList<Line> &lines() const { return m_lines; }

private:
    QList<Line> m_lines;
};

/// Takes a body piece by piece, as it arrives. An error ends the exchange with it.
using BodySink = std::function<Result<>(QByteArrayView piece)>;

/// What is asked. Its headers may hold credentials: none of them is ever put into a text.
struct HttpRequest {
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url; ///< http or https, without a user name; a fragment is not sent
    HttpHeaders headers;
    QByteArray body;
    /// From send() to the end of the answer, redirects included.
    Milliseconds timeout{60000};
    /// The longest silence while the answer is waited for and while it comes; unset: only `timeout` counts.
    std::optional<Milliseconds> quietTimeout{};
    /// Bytes; unset: the transport's own limit.
    std::optional<qint64> largestBody{};
    /// Where the body of a 200 goes instead of into HttpResponse::body, for what is too large for that.
    BodySink sink{};
    /// Whether a redirect is followed, where HttpTransport::send() may; else it is an answer like others.
    bool followRedirects = true;
};

/// What was answered, whatever the status.
struct HttpResponse {
    int status = 0; ///< 100 to 599
    HttpHeaders headers;
    QByteArray body;
    QByteArray reason{}; ///< the peer's own words behind the status, not fit to be shown as they are
};

} // namespace porthole::net

#include "core/net/UpgradeAnswer.h"

#include "core/base/DisplayText.h"

#include <QByteArray>
#include <optional>

namespace porthole::net {

namespace {

struct StatusLine {
    int status = 0;
    std::string reason;
};

/// RFC 9112 section 4: HTTP-version SP 3DIGIT SP [reason-phrase] CRLF.
std::optional<StatusLine> statusLine(QByteArrayView answer)
{
    const qsizetype lineEnd = answer.indexOf('\n');
    const QByteArrayView line = (lineEnd < 0 ? answer : answer.first(lineEnd)).trimmed();
    constexpr qsizetype kVersion = 9; // "HTTP/1.1 "
    constexpr qsizetype kUpToStatus = kVersion + 3;
    if (!line.startsWith("HTTP/") || line.size() < kUpToStatus || line.at(kVersion - 1) != ' ')
        return std::nullopt;
    bool isNumber = false;
    const int status = line.sliced(kVersion, 3).toInt(&isNumber);
    if (!isNumber || status < 100)
        return std::nullopt;
    const QByteArrayView reason = line.sliced(kUpToStatus).trimmed();
    return StatusLine{status, displayText({reason.data(), static_cast<std::size_t>(reason.size())}, 100)};
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
    case 407:
        return ErrorKind::AuthRejected;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    default:
        return status / 100 == 3 ? ErrorKind::PeerIncompatible : ErrorKind::PeerMisbehaved;
    }
}

} // namespace

ChannelClosed refusedUpgrade(const Endpoint &endpoint, QByteArrayView answer)
{
    ChannelClosed how;
    const std::string host = endpoint.toString().toStdString();
    const auto line = statusLine(answer);
    if (!line) {
        how.upgradeRefused = true;
        how.error = Error::make(ErrorKind::PeerMisbehaved, host + " does not answer in HTTP");
        return how;
    }
    if (line->status == 101) {
        how.error =
            Error::make(ErrorKind::PeerMisbehaved,
                        host + " answered the WebSocket upgrade with 101, but not as RFC 6455 demands");
        return how;
    }
    how.upgradeRefused = true;
    std::string detail = host + " answered the WebSocket upgrade with HTTP " + std::to_string(line->status);
    if (!line->reason.empty())
        detail += " (" + line->reason + ")";
    if (line->status / 100 == 3)
        detail += "; redirects are never followed";
    if (line->status == 407)
        detail += ": a proxy on the way wants a login";
    how.error = Error::make(kindOf(line->status), std::move(detail));
    return how;
}

} // namespace porthole::net

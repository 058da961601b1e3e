#include "app/serve/Replies.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <array>

namespace porthole::serve {

namespace {

struct Phrase {
    int status;
    const char *reason;
};
/// Source: RFC 9110 section 15; 413 as libevent says it, which answers the largest bodies itself.
constexpr std::array kPhrases{
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{413, "Request Entity Too Large"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{500, "Internal Server Error"},
    Phrase{503, "Service Unavailable"},
    Phrase{504, "Gateway Timeout"},
};

http::Reply replyOf(int status, QByteArray reason, const QJsonValue &kind, const QString &detail)
{
    http::Reply reply = http::Reply::json(status, {{QStringLiteral("status"), status},
                                                   {QStringLiteral("reason"), QString::fromLatin1(reason)},
                                                   {QStringLiteral("kind"), kind},
                                                   {QStringLiteral("detail"), detail}});
    reply.reason = std::move(reason);
    return reply;
}

} // namespace

http::Reply failure(int status, const char *reason, const Error &error)
{
    return replyOf(status, reason, QString::fromLatin1(nameOf(error.kind)),
                   QString::fromStdString(displayText(error.detail, 4096)));
}

http::Reply failure(int status, const QString &detail)
{
    const auto phrase = std::find_if(kPhrases.begin(), kPhrases.end(),
                                     [status](const Phrase &known) { return known.status == status; });
    return replyOf(status, phrase == kPhrases.end() ? "Error" : phrase->reason, QJsonValue::Null, detail);
}

} // namespace porthole::serve

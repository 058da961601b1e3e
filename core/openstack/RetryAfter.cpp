#include "core/openstack/RetryAfter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>

namespace porthole::openstack {

namespace {

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Milliseconds ofSeconds(const QByteArray &digits)
{
    constexpr qulonglong kLongestSeconds = kLongestWait.count() / 1000;
    bool fits = false;
    const qulonglong seconds = digits.toULongLong(&fits); // more digits than fit are very long, too
    return fits && seconds < kLongestSeconds ? Milliseconds(static_cast<qint64>(seconds) * 1000)
                                             : kLongestWait;
}

} // namespace

QDateTime httpDate(const QByteArray &text)
{
    QString simplified = QString::fromLatin1(text).simplified();
    // The day of the week says nothing, and with a year of two digits Qt takes the wrong century for it.
    simplified = simplified.mid(simplified.indexOf(u',') + 1).trimmed();
    for (const QString &format :
         {QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"),
          QStringLiteral("ddd MMM d HH:mm:ss yyyy")}) {
        QDateTime time = QLocale::c().toDateTime(simplified, format);
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        // Two digits of a year are of this century, until they would be 50 years ahead.
        return time.date().year() < 1970 ? time.addYears(100) : time;
    }
    return {};
}

std::optional<Milliseconds> retryAfter(const net::HttpResponse &answer, const QDateTime &now)
{
    const QByteArray text = answer.headers.value("Retry-After").trimmed();
    if (isNumber(text))
        return ofSeconds(text);
    if (const QDateTime until = httpDate(text); until.isValid()) {
        const QDateTime served = httpDate(answer.headers.value("Date"));
        const qint64 wait = (served.isValid() ? served : now).msecsTo(until);
        return std::clamp(Milliseconds(wait), Milliseconds{0}, kLongestWait);
    }
    const QJsonValue inBody =
        QJsonDocument::fromJson(answer.body).object().value(u"overLimit").toObject().value(u"retryAfter");
    if (inBody.isDouble() && inBody.toDouble() >= 0)
        return ofSeconds(QByteArray::number(static_cast<qint64>(std::min(inBody.toDouble(), 1e9))));
    if (isNumber(inBody.toString().toLatin1()))
        return ofSeconds(inBody.toString().toLatin1());
    return std::nullopt;
}

} // namespace porthole::openstack

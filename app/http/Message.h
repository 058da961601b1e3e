#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <optional>
#include <utility>

namespace porthole::http {

/// A request, copied out of libevent.
struct Call {
    QByteArray method;
    QString path;       ///< decoded
    QByteArray rawPath; ///< as it came
    QByteArray rawHost; ///< of a target in absolute form (RFC 9112 section 3.2.2); empty for the others
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// The first header of that name, case disregarded; empty if there is none.
    QByteArray header(const char *name) const;
    /// How many there are of it.
    qsizetype count(const char *name) const;
    /// A query item's value, decoded.
    QString item(const char *name) const;
};

struct Reply {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray reason{}; ///< the reason phrase; empty: the status' own

    static Reply json(int status, const QJsonObject &body);
};

} // namespace porthole::http

#pragma once

#include "core/net/HttpMessage.h"

#include <QJsonObject>
#include <QString>

namespace porthole::test {

/// A request to a real cloud (OpenStack Zed) and its answer, as they went over the wire.
struct Capture {
    QByteArray method, target, requestBody;
    net::HttpHeaders requestHeaders;
    net::HttpResponse answer;

    /// From tests/data/openstack, without ".http". Ends the program if there is none: no test can go on.
    static Capture load(const QString &name);

    QJsonObject sent() const;
    QJsonObject received() const;
};

/// The names of the captures that begin so.
QStringList capturesNamed(const QString &prefix);

} // namespace porthole::test

#pragma once

#include "core/import/Draft.h"

#include <QHash>

namespace porthole::imports {

/// A session's settings as PuTTY keeps them, on Unix and in the registry alike; numbers are decimal texts.
using PuttySettings = QHash<QString, QString>;

/// "web%201" is "web 1". Source: PuTTY 0.78, unix/storage.c, unmungestr().
QString puttyName(const QByteArray &munged);

/// Puts what one session says into `to`. Errors: Collector's.
Result<> addPuttySession(Collector &to, const QString &name, const PuttySettings &settings);

/// "L8080=db:80,D1080=": those that can be understood. `omitted` hears of the others.
QList<Tunnel> puttyTunnels(const QString &forwardings, QList<Omission> &omitted);

} // namespace porthole::imports

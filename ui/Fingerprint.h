#pragma once

#include <QByteArray>
#include <QString>

namespace porthole::ui {

/// A SHA-256 fingerprint for a person to compare: upper case, a colon between bytes, eight to a line.
QString fingerprintLines(const QByteArray &sha256);

} // namespace porthole::ui

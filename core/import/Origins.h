#pragma once

#include <QString>

namespace porthole::imports {

/// "csv:web" for "csv:web #2": what is counted where several have one origin, cut so that a number fits.
QString unnumbered(const QString &origin);
/// "csv:web #2".
QString numbered(const QString &origin, int number);
/// Whether it is an id, which no two things have wherever they are, rather than a name within a file.
bool isIdentity(const QString &origin);

} // namespace porthole::imports

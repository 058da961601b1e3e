#pragma once

#include <QStringList>

#include <string>

namespace porthole::cli {

/// Rows of texts as columns, two blanks between them, as wide as the terminal shows their widest text;
/// the first row is the header. Texts are fit to be shown already. Pure but for the locale.
std::string table(const QList<QStringList> &rows);

} // namespace porthole::cli

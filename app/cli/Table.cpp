#include "app/cli/Table.h"

#include <algorithm>
#include <cwchar>

namespace porthole::cli {

namespace {

/// Cells of a terminal: ideographs take two, combining marks none.
qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    for (const char32_t letter : text.toStdU32String()) {
        const int cells = wcwidth(static_cast<wchar_t>(letter));
        width += cells < 0 ? 1 : cells; // not known in this locale
    }
    return width;
}

QList<qsizetype> widths(const QList<QStringList> &rows)
{
    QList<qsizetype> widest;
    for (const QStringList &row : rows) {
        if (row.size() > widest.size())
            widest.resize(row.size());
        for (qsizetype column = 0; column < row.size(); ++column)
            widest[column] = std::max(widest[column], widthOf(row[column]));
    }
    return widest;
}

} // namespace

std::string table(const QList<QStringList> &rows)
{
    const QList<qsizetype> widest = widths(rows);
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += row[column] + QString(widest[column] - widthOf(row[column]) + 2, u' ');
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text.toStdString();
}

} // namespace porthole::cli

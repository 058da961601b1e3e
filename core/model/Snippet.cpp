#include "core/model/Snippet.h"

#include <QRegularExpression>

namespace porthole {

namespace {

const QRegularExpression &pattern()
{
    static const QRegularExpression made(QStringLiteral(R"(\{\{\s*(\p{L}[\p{L}\p{N}_. -]{0,62}?)\s*\}\})"));
    return made;
}

} // namespace

QStringList placeholders(const QString &text)
{
    QStringList names;
    for (auto found = pattern().globalMatch(text); found.hasNext();) {
        const QString name = found.next().captured(1);
        if (!names.contains(name))
            names << name;
    }
    return names;
}

QString filledIn(const QString &text, const QHash<QString, QString> &values)
{
    QString made;
    qsizetype from = 0;
    // In one pass: what was filled in is looked at no more.
    for (auto found = pattern().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        made += text.mid(from, match.capturedStart() - from);
        made += values.value(match.captured(1), match.captured());
        from = match.capturedEnd();
    }
    return made + text.mid(from);
}

} // namespace porthole

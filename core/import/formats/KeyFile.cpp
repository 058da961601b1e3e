#include "core/import/formats/KeyFile.h"

#include <QStringTokenizer>

namespace porthole::imports {

namespace {

/// "[group]" without its brackets; null if the line is none.
QStringView groupName(QStringView line)
{
    return line.startsWith(u'[') && line.endsWith(u']') ? line.sliced(1, line.size() - 2) : QStringView();
}

} // namespace

Result<QHash<QString, QString>> groupOf(const QString &text, QLatin1String group)
{
    QHash<QString, QString> values;
    bool inside = false, found = false;
    for (const QStringView raw : qTokenize(text, u'\n')) {
        const QStringView line = raw.trimmed();
        if (const QStringView name = groupName(line); !name.isNull()) {
            inside = name == group;
            found = found || inside;
        } else if (const qsizetype equals = line.indexOf(u'=');
                   inside && equals > 0 && !line.startsWith(u'#') && !line.startsWith(u';')) {
            values.insert(line.first(equals).trimmed().toString().toLower(),
                          line.sliced(equals + 1).trimmed().toString());
        }
    }
    if (!found)
        return Error::make(ErrorKind::Usage, "it has no group [" + std::string(group.data()) + "]");
    return values;
}

QString unescaped(const QString &value)
{
    QString text;
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (value[at] != u'\\' || at + 1 == value.size()) {
            text += value[at];
            continue;
        }
        switch (value[++at].unicode()) {
        case u's':
            text += u' ';
            break;
        case u'n':
            text += u'\n';
            break;
        case u't':
            text += u'\t';
            break;
        case u'r':
            text += u'\r';
            break;
        default:
            text += value[at];
        }
    }
    return text;
}

} // namespace porthole::imports

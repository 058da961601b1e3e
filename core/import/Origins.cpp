#include "core/import/Origins.h"

#include "core/import/Imported.h"

#include <QRegularExpression>
#include <QUuid>

namespace porthole::imports {

QString unnumbered(const QString &origin)
{
    static const QRegularExpression kNumber(QStringLiteral(" #\\d{1,6}\\z"));
    return QString(origin).remove(kNumber).left(kLongestText - 8);
}

QString numbered(const QString &origin, int number)
{
    return origin.left(kLongestText - 8) + QStringLiteral(" #%1").arg(number);
}

bool isIdentity(const QString &origin)
{
    for (const QLatin1String program : {QLatin1String("porthole:"), QLatin1String("mremoteng:")}) {
        if (origin.startsWith(program))
            return !QUuid::fromString(origin.sliced(program.size())).isNull();
    }
    return false;
}

} // namespace porthole::imports

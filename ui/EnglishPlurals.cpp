#include "ui/EnglishPlurals.h"

namespace porthole::ui {

QString EnglishPlurals::translate(const char *, const char *text, const char *, int n) const
{
    if (n < 0) // no number is spoken of
        return {};
    return QString::fromUtf8(text)
        .replace(QLatin1String("(s)"), QLatin1String(n == 1 ? "" : "s"))
        .replace(QLatin1String("(es)"), QLatin1String(n == 1 ? "" : "es"));
}

} // namespace porthole::ui

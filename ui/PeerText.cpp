#include "ui/PeerText.h"

#include <QGuiApplication>

namespace porthole::ui {

QString toolTipText(const QString &text)
{
    // Rich text that holds nothing but escaped characters shows them as they are, and wraps.
    return text.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

QString toolTipLines(const QStringList &lines)
{
    QString rich;
    for (const QString &line : lines)
        if (!line.isEmpty())
            rich += rich.isEmpty() ? QStringLiteral("<b>%1</b>").arg(line.toHtmlEscaped())
                                   : QStringLiteral("<br>") + line.toHtmlEscaped();
    return rich.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(rich);
}

QString mnemonicFree(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

QString windowTitleText(QString text) { return text.replace(QLatin1String("[*]"), QLatin1String("[*][*]")); }

QString leftToRight(const QString &notation)
{
    // Unicode Standard Annex #9, section 2.4: U+2066 LEFT-TO-RIGHT ISOLATE up to U+2069 POP DIRECTIONAL
    // ISOLATE.
    return QGuiApplication::isRightToLeft() && !notation.isEmpty()
               ? QStringLiteral("\u2066%1\u2069").arg(notation)
               : notation;
}

} // namespace porthole::ui

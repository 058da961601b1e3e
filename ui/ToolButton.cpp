#include "ui/ToolButton.h"

#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"

#include <QToolButton>

namespace porthole::ui {

QToolButton *makeToolButton(const char *name, const char *iconName, const QString &text,
                            const QString &explanation)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    if (iconName) {
        button->setIcon(icon(QLatin1StringView(iconName)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    button->setToolTip(toolTipText(explanation));
    button->setAccessibleName(text);
    button->setAccessibleDescription(explanation);
    return button;
}

} // namespace porthole::ui

#pragma once

#include <QLabel>

namespace porthole::ui {

/// What stands over a section of the sidebar.
inline QLabel *sidebarHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

} // namespace porthole::ui

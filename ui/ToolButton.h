#pragma once

#include <QString>

class QToolButton;

namespace porthole::ui {

/// A button of the small bars over tabs: an icon, or none (nullptr), with its text beside it. `explanation`
/// is its tool tip, and what screen readers say of it.
QToolButton *makeToolButton(const char *name, const char *iconName, const QString &text,
                            const QString &explanation);

} // namespace porthole::ui

#pragma once

#include <QStringList>

class QWidget;

namespace porthole::ui {

/// Texts of a window, as it is drawn, that stand out from what they are drawn on by less than `enough`. What
/// cannot be used is exempt, and so is what is not ours: a console's picture, a terminal's screen. Draw at
/// twice the size or more: of thin strokes only the edges are there, which are paler than their colour.
QStringList textsThatFade(QWidget &window, double enough);

} // namespace porthole::ui

#pragma once

#include <QStringList>
#include <optional>

class QWidget;

namespace porthole::ui {

/// A state called NAME is to be looked at. What is never kept then is complained of at the end.
void expectPicture(const QString &name);
/// Expects NAME, shows the window and waits until it is in front. Where it never comes there, that is the
/// complaint, and there is nothing to be looked at.
[[nodiscard]] bool comesToFront(QWidget &window, const QString &name);
/// What becomes of a state of a window that a gallery has made: a picture NAME.png in FOLDER, or, after
/// checkInstead(), a look at whether anybody can use and read it.
void keepPicture(QWidget &window, const QString &folder, const QString &name);

/// From here on. `contrast` is how much texts have to stand out.
void checkInstead(double contrast);
/// What was wrong, and what was expected and never came, a line each. No state at all is wrong too.
QStringList complaints();
/// How many states were looked at.
int kept();

} // namespace porthole::ui

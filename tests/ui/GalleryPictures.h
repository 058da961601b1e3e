#pragma once

#include <QStringList>
#include <optional>

class QWidget;

namespace porthole::ui {

/// What becomes of a state of a window that a gallery has made: a picture NAME.png in FOLDER, or, after
/// checkInstead(), a look at whether anybody can use and read it.
void keepPicture(QWidget &window, const QString &folder, const QString &name);

/// From here on. `contrast` is how much texts have to stand out.
void checkInstead(double contrast);
/// What was wrong, a line each.
const QStringList &complaints();

} // namespace porthole::ui

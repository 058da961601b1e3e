#include "GalleryPictures.h"

#include "ControlsCheck.h"
#include "TextsCheck.h"

#include <QDir>
#include <QWidget>

namespace porthole::ui {

namespace {

struct Checking {
    std::optional<double> contrast;
    QStringList complaints;
};

Checking &checking()
{
    static Checking one;
    return one;
}

} // namespace

void keepPicture(QWidget &window, const QString &folder, const QString &name)
{
    Checking &check = checking();
    if (!check.contrast) {
        window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
        return;
    }
    const QStringList wrong = textsThatFade(window, *check.contrast) + controlsOutOfReach(window);
    for (const QString &one : wrong)
        check.complaints << QStringLiteral("%1: %2").arg(name, one);
}

void checkInstead(double contrast) { checking().contrast = contrast; }

const QStringList &complaints() { return checking().complaints; }

} // namespace porthole::ui

#include "GalleryPictures.h"

#include "ControlsCheck.h"
#include "TextsCheck.h"

#include <QDir>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <optional>

namespace porthole::ui {

namespace {

struct Checking {
    std::optional<double> contrast;
    QStringList complaints;
    QStringList expected; ///< in the order of the gallery
    QSet<QString> kept;
};

Checking &checking()
{
    static Checking one;
    return one;
}

} // namespace

void expectPicture(const QString &name)
{
    if (checking().expected.contains(name))
        checking().complaints << QStringLiteral("%1 is the name of two states").arg(name);
    checking().expected << name;
}

bool comesToFront(QWidget &window, const QString &name)
{
    constexpr int kPatience = 30'000; // ms; the machine may be busy
    expectPicture(name);
    window.show();
    // Not with QVERIFY: outside a test's functions it says nothing and changes no exit code.
    if (QTest::qWaitForWindowActive(&window, kPatience))
        return true;
    checking().complaints << QStringLiteral("%1 does not come to the front").arg(name);
    return false;
}

void keepPicture(QWidget &window, const QString &folder, const QString &name)
{
    Checking &check = checking();
    if (!check.expected.contains(name))
        check.complaints << QStringLiteral("%1 was not expected").arg(name);
    check.kept.insert(name);
    if (!check.contrast) {
        if (!window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))))
            check.complaints << QStringLiteral("%1 cannot be written").arg(name);
        return;
    }
    // In this order: looking for controls takes the keyboard around, closes menus and scrolls.
    QStringList wrong = textsThatFade(window, *check.contrast);
    wrong += controlsOutOfReach(window);
    for (const QString &one : wrong)
        check.complaints << QStringLiteral("%1: %2").arg(name, one);
}

void checkInstead(double contrast) { checking().contrast = contrast; }

QStringList complaints()
{
    const Checking &check = checking();
    QStringList all = check.complaints;
    for (const QString &name : check.expected)
        if (!check.kept.contains(name))
            all << QStringLiteral("%1 was not looked at").arg(name);
    if (check.kept.isEmpty())
        all << QStringLiteral("nothing was looked at");
    return all;
}

int kept() { return static_cast<int>(checking().kept.size()); }

} // namespace porthole::ui

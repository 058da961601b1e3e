// In a window that is read from right to left: what follows the text is mirrored, what is a picture of
// something else is not.
#include "TestFiles.h"
#include "ui/ConsoleView.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/connect/PaneTree.h"
#include "ui/files/FileModel.h"
#include "ui/sidebar/RowPainter.h"
#include "ui/terminal/TerminalView.h"
#include "ui/tunnels/TunnelForm.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace porthole::ui;

class RightToLeftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QGuiApplication::setLayoutDirection(Qt::RightToLeft); }
    void cleanupTestCase() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }
    void iconsFollowTheText_data();
    void iconsFollowTheText();
    void rowsAreMirrored();
    void notationKeepsItsOrder();
    void picturesOfHostsAreNot();
    void theRightStaysRight();
    void arrowsFollowTheForm();
    void labelsBeginWhereTheWindowDoes_data();
    void labelsBeginWhereTheWindowDoes();
    void sidesOfTheThemeAreTheWindows();

private:
    Theme m_theme{*qApp};
};

namespace {

QImage drawn(const char *name) { return icon(QLatin1StringView(name)).pixmap(QSize(32, 32), 1.0).toImage(); }

/// The halves of a vector picture are smoothed each in its own way.
bool looksLike(const QImage &one, const QImage &other)
{
    if (one.size() != other.size())
        return false;
    int apart = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            apart += std::abs(qAlpha(one.pixel(x, y)) - qAlpha(other.pixel(x, y))) > 64;
    return apart <= 8;
}

} // namespace

void RightToLeftTest::iconsFollowTheText_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("follows");
    QTest::newRow("on") << QByteArray("chevron-right") << true;
    QTest::newRow("back") << QByteArray("chevron-left") << true;
    QTest::newRow("where the sidebar is") << QByteArray("sidebar") << true;
    QTest::newRow("play") << QByteArray("resume") << false;
}

void RightToLeftTest::iconsFollowTheText()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, follows);
    const QImage here = drawn(name.constData());
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    const QImage there = drawn(name.constData());
    QVERIFY(!looksLike(there, there.mirrored(true, false))); // else it proves nothing
    QVERIFY(looksLike(here, follows ? there.mirrored(true, false) : there));
}

void RightToLeftTest::rowsAreMirrored()
{
    const QRect row(0, 0, 200, 40);
    QVERIFY(closeRect(row, Qt::LeftToRight).left() > 150);
    QVERIFY(closeRect(row, Qt::RightToLeft).right() < 50);
}

/// "-rw-r--r--" would read "--rw-r--r-".
void RightToLeftTest::notationKeepsItsOrder()
{
    FileModel files;
    files.setFiles({porthole::test::hostFile("run.log", 12)});
    const QModelIndex permissions = files.index(0, FileModel::Permissions);
    QCOMPARE(permissions.data().toString(), QStringLiteral("\u2066-rw-r--r--\u2069"));
    QCOMPARE(leftToRight({}), QString());
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(permissions.data().toString(), QStringLiteral("-rw-r--r--"));
}

void RightToLeftTest::picturesOfHostsAreNot()
{
    ConsoleView console;
    TerminalView terminal;
    QCOMPARE(console.layoutDirection(), Qt::LeftToRight);
    QCOMPARE(console.horizontalScrollBar()->layoutDirection(), Qt::LeftToRight);
    QCOMPARE(terminal.layoutDirection(), Qt::LeftToRight);
}

void RightToLeftTest::theRightStaysRight()
{
    auto *first = new QWidget;
    auto *second = new QWidget;
    PaneTree panes(first);
    panes.resize(400, 200);
    panes.insert(second, first, Qt::Horizontal);
    panes.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panes));
    QVERIFY(second->mapTo(&panes, QPoint()).x() > first->mapTo(&panes, QPoint()).x());
    QCOMPARE(panes.neighbour(first, Qt::Key_Right), second);
    QCOMPARE(second->layoutDirection(), Qt::RightToLeft); // the texts in it
}

void RightToLeftTest::arrowsFollowTheForm()
{
    const TunnelForm form;
    QCOMPARE(form.findChild<QLabel *>(QStringLiteral("tunnelArrow"))->text(), QStringLiteral("\u2190"));
}

void RightToLeftTest::labelsBeginWhereTheWindowDoes_data()
{
    QTest::addColumn<bool>("wraps");
    QTest::addColumn<bool>("selectable");
    QTest::newRow("a line") << false << false;
    QTest::newRow("one that wraps") << true << false;
    QTest::newRow("one that can be selected") << true << true;
}

void RightToLeftTest::labelsBeginWhereTheWindowDoes()
{
    QFETCH(bool, wraps);
    QFETCH(bool, selectable);
    const auto inkIn = [](const QImage &picture, int from, int to) {
        int ink = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = from; x < to; ++x)
                ink += picture.pixel(x, y) != picture.pixel(picture.width() / 2, 0);
        return ink;
    };
    for (const Qt::LayoutDirection direction : {Qt::RightToLeft, Qt::LeftToRight}) {
        QGuiApplication::setLayoutDirection(direction);
        QLabel label(QStringLiteral("left"));
        label.setWordWrap(wraps);
        if (selectable)
            label.setTextInteractionFlags(Qt::TextSelectableByMouse);
        label.resize(300, 40);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const QImage picture = label.grab().toImage();
        const int half = picture.width() / 2;
        const int left = inkIn(picture, 0, half), right = inkIn(picture, half, picture.width());
        QVERIFY((direction == Qt::RightToLeft ? right : left) > 0);
        QCOMPARE(direction == Qt::RightToLeft ? left : right, 0);
    }
    QLabel middle(QStringLiteral("middle"));
    middle.setAlignment(Qt::AlignCenter);
    middle.ensurePolished();
    QCOMPARE(middle.alignment(), Qt::Alignment(Qt::AlignCenter));
}

/// Style sheets do not mirror what they say of one side.
void RightToLeftTest::sidesOfTheThemeAreTheWindows()
{
    QVERIFY(!qApp->styleSheet().contains(QLatin1String("@leading")));
    QVERIFY(!qApp->styleSheet().contains(QLatin1String("@trailing")));
    QVERIFY(qApp->styleSheet().contains(QLatin1String("padding-left: 24px")));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(qApp->styleSheet().contains(QLatin1String("padding-right: 24px")));
    // Whoever adds a rule for one side writes which one is meant.
    QFile sheet(QStringLiteral(":/theme.qss"));
    QVERIFY(sheet.open(QIODevice::ReadOnly));
    const QString rules = QString::fromUtf8(sheet.readAll());
    static const QRegularExpression oneSided(QStringLiteral("(padding|margin|border)-(left|right)[: ]"));
    QVERIFY2(!oneSided.match(rules).hasMatch(), qPrintable(oneSided.match(rules).captured()));
    static const QRegularExpression four(
        QStringLiteral("(padding|margin): *[0-9]+px +([0-9]+)px +[0-9]+px +([0-9]+)px"));
    for (auto all = four.globalMatch(rules); all.hasNext();) {
        const auto rule = all.next();
        QVERIFY2(rule.captured(2) == rule.captured(3), qPrintable(rule.captured()));
    }
}

QTEST_MAIN(RightToLeftTest)
#include "RightToLeftTest.moc"

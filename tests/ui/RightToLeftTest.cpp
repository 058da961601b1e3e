// In a window that is read from right to left: what follows the text is mirrored, what is a picture of
// something else is not.
#include "TestFiles.h"
#include "ui/ConsoleView.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/connect/PaneTree.h"
#include "ui/files/FileModel.h"
#include "ui/sidebar/RowPainter.h"
#include "ui/terminal/TerminalView.h"
#include "ui/tunnels/TunnelForm.h"

#include <QLabel>
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

QTEST_MAIN(RightToLeftTest)
#include "RightToLeftTest.moc"

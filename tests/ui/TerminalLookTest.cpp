#include "TerminalFixture.h"
#include "core/session/Settings.h"
#include "core/store/Store.h"
#include "tests/session/ShellRig.h"
#include "ui/Colours.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/terminal/LookBinding.h"
#include "ui/terminal/TerminalLookPage.h"
#include "ui/terminal/TerminalThemes.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

namespace porthole::ui {

/// How terminals look: what is chosen, and what of it is seen.
class TerminalLookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCursorIsAsChosenUntilTheHostAsks();
    void theCursorBlinksAsChosenUntilTheHostAsks();
    void aThemePaintsAndIsToldToTheHost();
    void withoutAThemeTheWindowsAppearanceCounts();
    void zoomStaysWithItsTerminal();
    void fewerLinesAreKeptAtOnce();
    void whatIsSelectedIsCopied_data();
    void whatIsSelectedIsCopied();
    void thePageSaysWhatIsChosenAndShowsIt();
    void anotherInstancesChoiceIsNoChoiceHere();
    void aChoiceReachesEveryTerminalAndTheStore();

private:
    test::TerminalFixture m_fixture;
};

void TerminalLookTest::theCursorIsAsChosenUntilTheHostAsks()
{
    m_fixture.start();
    TerminalView &view = m_fixture.view();
    const QColor cursor = darkTerminal().cursor, ground = darkTerminal().ground;
    const auto cornerIs = [&](const QColor &colour) { return m_fixture.pixelIn(0, 0) == colour; };
    TerminalLook look;
    look.cursorBlinks = false;
    view.setLook(look);
    QVERIFY(cornerIs(cursor)); // a block
    look.cursor = CursorForm::Underline;
    view.setLook(look);
    QVERIFY(cornerIs(ground));
    look.cursor = CursorForm::Bar;
    view.setLook(look);
    QVERIFY(cornerIs(cursor));
    m_fixture.feed("\x1b[4 q"); // DECSCUSR: an underline that does not blink
    QVERIFY(cornerIs(ground));
    m_fixture.feed("\x1b[0 q"); // as the person likes it
    QVERIFY(cornerIs(cursor));
}

void TerminalLookTest::theCursorBlinksAsChosenUntilTheHostAsks()
{
    m_fixture.start();
    TerminalView &view = m_fixture.view();
    const int before = QApplication::cursorFlashTime();
    QApplication::setCursorFlashTime(100);
    const auto goesDark = [&] {
        return QTest::qWaitFor([&] { return m_fixture.pixelIn(0, 0) != darkTerminal().cursor; }, 400);
    };
    TerminalLook look;
    look.cursorBlinks = false;
    view.setLook(look);
    QVERIFY(!goesDark());
    m_fixture.feed("\x1b[1 q"); // a block that blinks
    QVERIFY(goesDark());
    m_fixture.feed("\x1b[0 q");
    look.cursorBlinks = true;
    view.setLook(look);
    QVERIFY(goesDark());
    QApplication::setCursorFlashTime(before);
}

void TerminalLookTest::aThemePaintsAndIsToldToTheHost()
{
    SharedTerminal terminal;
    TerminalView view;
    view.resize(600, 300);
    view.setTerminal(&terminal);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    for (const TerminalTheme &theme : terminalThemes()) {
        TerminalLook look;
        look.theme = theme.id;
        view.setLook(look);
        const QImage picture = view.viewport()->grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() - 2, picture.height() - 2), theme.colours.ground);
        QByteArray told;
        connect(&terminal, &SharedTerminal::output, this, [&](const QByteArray &bytes) { told += bytes; });
        terminal.feed("\x1b]11;?\x07"); // a host that asks whether it is dark
        terminal.disconnect(this);
        const QColor ground = theme.colours.ground;
        const QByteArray red = QByteArray::number(ground.red() + 0x100, 16).last(2);
        QVERIFY2(told.contains("rgb:" + red + red + '/'), told);
    }
}

void TerminalLookTest::withoutAThemeTheWindowsAppearanceCounts()
{
    for (const char *id : {"", "of-a-later-version"}) {
        TerminalView view;
        TerminalLook look;
        look.theme = QLatin1String(id);
        view.setLook(look);
        view.setPalette(paletteOf(lightColours()));
        QCOMPARE(&terminalColoursOf(look.theme, view.palette()), &lightTerminal());
        view.setPalette(paletteOf(darkColours()));
        QCOMPARE(&terminalColoursOf(look.theme, view.palette()), &darkTerminal());
    }
}

void TerminalLookTest::zoomStaysWithItsTerminal()
{
    m_fixture.start();
    TerminalView &view = m_fixture.view();
    view.zoom(2);
    TerminalLook look;
    look.fontSize = 14;
    view.setLook(look);
    QCOMPARE(view.fontSize(), 16.0);
    view.zoom(0);
    QCOMPARE(view.fontSize(), 14.0);
    look.fontSize = 20;
    view.setLook(look);
    QCOMPARE(view.fontSize(), 20.0);
    // The host is told that fewer cells fit.
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture.terminal->size().columns < 80, 60'000);
}

void TerminalLookTest::fewerLinesAreKeptAtOnce()
{
    m_fixture.start();
    QByteArray lines;
    for (int line = 0; line < 500; ++line)
        lines += "line-" + QByteArray::number(line) + "\r\n";
    m_fixture.feed(lines);
    TerminalPicture picture;
    m_fixture.terminal->look(picture);
    QCOMPARE(picture.screenTop - picture.firstRow, std::int64_t{477});
    TerminalLook look;
    look.scrollback = 100;
    m_fixture.view().setLook(look);
    m_fixture.terminal->look(picture);
    QCOMPARE(picture.screenTop - picture.firstRow, std::int64_t{100});
    look.scrollback = 0;
    m_fixture.view().setLook(look);
    m_fixture.feed(lines);
    m_fixture.terminal->look(picture);
    QCOMPARE(picture.screenTop, picture.firstRow);
    look.scrollback = 1000;
    m_fixture.view().setLook(look);
    m_fixture.feed(lines);
    m_fixture.terminal->look(picture);
    QCOMPARE(picture.screenTop - picture.firstRow, std::int64_t{500});
}

void TerminalLookTest::whatIsSelectedIsCopied_data()
{
    QTest::addColumn<bool>("copies");
    QTest::newRow("as chosen") << true;
    QTest::newRow("not unless chosen") << false;
}

void TerminalLookTest::whatIsSelectedIsCopied()
{
    QFETCH(bool, copies);
    m_fixture.start();
    m_fixture.feed("some words");
    QApplication::clipboard()->setText(QStringLiteral("before"));
    TerminalLook look;
    look.copyOnSelect = copies;
    m_fixture.view().setLook(look);
    m_fixture.mouse(QEvent::MouseButtonPress, m_fixture.view().cellRect(0, 0).topLeft().toPoint());
    m_fixture.mouse(QEvent::MouseMove, m_fixture.middleOf(0, 4));
    m_fixture.mouse(QEvent::MouseButtonRelease, m_fixture.middleOf(0, 4));
    QVERIFY(m_fixture.view().selectedText().startsWith(QLatin1String("some")));
    QCOMPARE(QApplication::clipboard()->text().startsWith(QLatin1String("some")), copies);
}

void TerminalLookTest::thePageSaysWhatIsChosenAndShowsIt()
{
    TerminalLookPage page{TerminalLook()};
    page.resize(1000, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QList<TerminalLook> chosen;
    connect(&page, &TerminalLookPage::lookChosen, this, [&](const TerminalLook &look) { chosen << look; });
    auto *themes = page.findChild<QComboBox *>(QStringLiteral("lookTheme"));
    themes->setCurrentIndex(themes->findData(QStringLiteral("fjord")));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.last().theme, QStringLiteral("fjord"));
    const auto *preview = page.findChild<TerminalView *>();
    const QImage picture = preview->viewport()->grab().toImage();
    QCOMPARE(picture.pixelColor(picture.width() - 2, picture.height() - 2),
             terminalColoursOf(QStringLiteral("fjord"), page.palette()).ground);
    page.findChild<QDoubleSpinBox *>(QStringLiteral("lookSize"))->setValue(15);
    QCOMPARE(preview->fontSize(), 15.0);
    page.findChild<QComboBox *>(QStringLiteral("lookCursor"))->setCurrentIndex(2);
    page.findChild<QCheckBox *>(QStringLiteral("lookBlinks"))->click();
    page.findChild<QSpinBox *>(QStringLiteral("lookLines"))->setValue(5000);
    page.findChild<QCheckBox *>(QStringLiteral("lookCopies"))->click();
    const TerminalLook &last = chosen.last();
    QVERIFY(last.cursor == CursorForm::Bar && !last.cursorBlinks && last.scrollback == 5000 &&
            last.copyOnSelect);
    QCOMPARE(chosen.size(), 6);
    page.findChild<QPushButton *>(QStringLiteral("lookReset"))->click();
    QCOMPARE(chosen.last(), TerminalLook());
    QCOMPARE(themes->currentIndex(), 0);
}

void TerminalLookTest::anotherInstancesChoiceIsNoChoiceHere()
{
    TerminalLookPage page{TerminalLook()};
    QSignalSpy chosen(&page, &TerminalLookPage::lookChosen);
    TerminalLook look;
    look.fontSize = 12.5;
    look.theme = QStringLiteral("ember-light");
    look.cursor = CursorForm::Underline;
    page.setLook(look);
    QCOMPARE(page.findChild<QDoubleSpinBox *>(QStringLiteral("lookSize"))->value(), 12.5);
    QVERIFY(chosen.isEmpty());
}

void TerminalLookTest::aChoiceReachesEveryTerminalAndTheStore()
{
    QTemporaryDir folder;
    store::Store store(folder.filePath(QStringLiteral("store.db")));
    store::SettingStore kept(store);
    Settings settings(kept);
    porthole::test::ShellRig rig;
    Theme theme(*qApp);
    CloudTreeModel clouds;
    MainWindow window(theme, clouds);
    bind(settings, window);
    connect(&rig.shells, &ShellRegistry::opened, &window, &MainWindow::addShell);
    window.show();
    // Nothing listens there: a terminal all the same.
    rig.shells.open(rig.options(1));
    rig.shells.open(rig.options(1));
    const auto &shells = window.shells().shells();
    QCOMPARE(shells.size(), 2);
    QMenu menu;
    auto *first = qobject_cast<TerminalView *>(shells.first().page->terminal());
    Q_EMIT first->menuOpening(menu);
    menu.actions().last()->trigger();
    auto *page = qobject_cast<TerminalLookPage *>(window.tabs().current());
    QVERIFY(page);
    page->findChild<QDoubleSpinBox *>(QStringLiteral("lookSize"))->setValue(17);
    for (const auto &shell : shells)
        QCOMPARE(qobject_cast<TerminalView *>(shell.page->terminal())->fontSize(), 17.0);
    QCOMPARE(settings.terminal().fontSize, 17.0);
    // A terminal that is opened later has it too.
    rig.shells.open(rig.options(1));
    QCOMPARE(qobject_cast<TerminalView *>(shells.last().page->terminal())->fontSize(), 17.0);
    // There is one such page.
    Q_EMIT window.terminalLookWanted();
    QCOMPARE(window.tabs().current(), page);
    QCOMPARE(window.tabs().count(), 4);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::TerminalLookTest)
#include "TerminalLookTest.moc"

#include "ui/terminal/SnippetPalette.h"
#include "core/session/SnippetBook.h"
#include "tests/session/ShellRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"
#include "ui/terminal/SnippetBinding.h"
#include "ui/terminal/TerminalView.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace porthole::ui {

/// Snippets: found, filled in, typed, and kept.
class SnippetPaletteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void enterInsertsAndControlEnterRuns();
    void wordsInAnyOrderFindIt();
    void arrowsChooseFromTheField();
    void whatItAsksForIsAskedFor();
    void runningGoesOnThroughTheQuestions();
    void escapeLeadsBackAndThenAway();
    void aNewOneIsWrittenHere();
    void oneIsChangedUnderAnotherName();
    void aNameIsNotTakenTwice();
    void removalTakesTwoClicks();
    void itIsSaidThatItIsNoPlaceForSecrets();
    void itTypesIntoTheTerminal();

private:
    QLineEdit *filter() const { return m_palette->findChild<QLineEdit *>(QStringLiteral("snippetFilter")); }
    QListWidget *list() const { return m_palette->findChild<QListWidget *>(QStringLiteral("snippetList")); }
    void press(const char *button) const
    {
        m_palette->findChild<QPushButton *>(QLatin1String(button))->click();
    }

    std::unique_ptr<SnippetPalette> m_palette;
    std::unique_ptr<QSignalSpy> m_chosen, m_saved, m_removed, m_left;
};

void SnippetPaletteTest::init()
{
    m_palette = std::make_unique<SnippetPalette>();
    m_palette->setSnippets(
        {{QStringLiteral("disk use"), QStringLiteral("df -h")},
         {QStringLiteral("follow a log"), QStringLiteral("tail -f {{file}} | grep {{word}}")},
         {QStringLiteral("largest files"), QStringLiteral("du -a . | sort -n | tail\n")}});
    m_chosen = std::make_unique<QSignalSpy>(m_palette.get(), &SnippetPalette::chosen);
    m_saved = std::make_unique<QSignalSpy>(m_palette.get(), &SnippetPalette::saveRequested);
    m_removed = std::make_unique<QSignalSpy>(m_palette.get(), &SnippetPalette::removalRequested);
    m_left = std::make_unique<QSignalSpy>(m_palette.get(), &SnippetPalette::left);
    m_palette->resize(700, 320);
    m_palette->show();
    QVERIFY(QTest::qWaitForWindowActive(m_palette.get()));
    m_palette->takeFocus();
    QTRY_VERIFY_WITH_TIMEOUT(filter()->hasFocus(), 60'000);
}

void SnippetPaletteTest::enterInsertsAndControlEnterRuns()
{
    QTest::keyClick(filter(), Qt::Key_Return);
    QCOMPARE(m_chosen->takeFirst(), (QVariantList{QStringLiteral("df -h"), false}));
    QTest::keyClick(filter(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_chosen->takeFirst(), (QVariantList{QStringLiteral("df -h"), true}));
}

void SnippetPaletteTest::wordsInAnyOrderFindIt()
{
    filter()->setText(QStringLiteral("FILES larg"));
    QCOMPARE(list()->count(), 1);
    filter()->setText(QStringLiteral("grep")); // in its text
    QCOMPARE(list()->currentItem()->text(), QStringLiteral("follow a log"));
    filter()->setText(QStringLiteral("nothing"));
    QCOMPARE(list()->count(), 0);
    QTest::keyClick(filter(), Qt::Key_Return);
    QVERIFY(m_chosen->isEmpty());
    QVERIFY(!m_palette->findChild<QPushButton *>(QStringLiteral("runSnippet"))->isEnabled());
}

void SnippetPaletteTest::arrowsChooseFromTheField()
{
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(filter(), Qt::Key_Down); // the end
    QVERIFY(filter()->hasFocus());
    QTest::keyClick(filter(), Qt::Key_Return);
    QCOMPARE(m_chosen->first().first().toString(), QStringLiteral("du -a . | sort -n | tail\n"));
}

void SnippetPaletteTest::whatItAsksForIsAskedFor()
{
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(filter(), Qt::Key_Return);
    QVERIFY(m_chosen->isEmpty());
    const auto fields = m_palette->findChildren<QLineEdit *>(QStringLiteral("placeholder"));
    QCOMPARE(fields.size(), 2);
    QVERIFY(fields.first()->hasFocus());
    fields.first()->setText(QStringLiteral("/var/log/syslog"));
    fields.last()->setText(QStringLiteral("error"));
    QTest::keyClick(fields.last(), Qt::Key_Return);
    QCOMPARE(m_chosen->takeFirst(),
             (QVariantList{QStringLiteral("tail -f /var/log/syslog | grep error"), false}));
}

void SnippetPaletteTest::runningGoesOnThroughTheQuestions()
{
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(filter(), Qt::Key_Return, Qt::ControlModifier);
    auto *field = m_palette->findChild<QLineEdit *>(QStringLiteral("placeholder"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_chosen->first().last().toBool(), true);
}

void SnippetPaletteTest::escapeLeadsBackAndThenAway()
{
    press("newSnippet");
    QTest::keyClick(m_palette->focusWidget(), Qt::Key_Escape);
    QVERIFY(m_left->isEmpty());
    QVERIFY(filter()->isVisible());
    QTest::keyClick(filter(), Qt::Key_Escape);
    QCOMPARE(m_left->size(), 1);
}

void SnippetPaletteTest::aNewOneIsWrittenHere()
{
    press("newSnippet");
    auto *name = m_palette->findChild<QLineEdit *>(QStringLiteral("snippetName"));
    QVERIFY(name->hasFocus());
    press("saveSnippet"); // nothing to save yet
    QVERIFY(m_saved->isEmpty());
    QVERIFY(m_palette->findChild<QLabel *>(QStringLiteral("snippetTrouble"))->isVisible());
    name->setText(QStringLiteral(" uptime "));
    m_palette->findChild<QPlainTextEdit *>(QStringLiteral("snippetText"))
        ->setPlainText(QStringLiteral("uptime"));
    press("saveSnippet");
    const auto saved = m_saved->takeFirst();
    QCOMPARE(saved.first().value<Snippet>(), (Snippet{QStringLiteral("uptime"), QStringLiteral("uptime")}));
    QCOMPARE(saved.last().toString(), QString());
    QVERIFY(filter()->isVisible());
}

void SnippetPaletteTest::oneIsChangedUnderAnotherName()
{
    press("editSnippet");
    auto *name = m_palette->findChild<QLineEdit *>(QStringLiteral("snippetName"));
    QCOMPARE(name->text(), QStringLiteral("disk use"));
    name->setText(QStringLiteral("disks"));
    press("saveSnippet");
    const auto saved = m_saved->takeFirst();
    QCOMPARE(saved.first().value<Snippet>(), (Snippet{QStringLiteral("disks"), QStringLiteral("df -h")}));
    QCOMPARE(saved.last().toString(), QStringLiteral("disk use"));
}

void SnippetPaletteTest::aNameIsNotTakenTwice()
{
    press("editSnippet");
    m_palette->findChild<QLineEdit *>(QStringLiteral("snippetName"))->setText(QStringLiteral("follow a log"));
    press("saveSnippet");
    QVERIFY(m_saved->isEmpty());
    QVERIFY(m_palette->findChild<QLabel *>(QStringLiteral("snippetTrouble"))->isVisible());
}

void SnippetPaletteTest::removalTakesTwoClicks()
{
    press("removeSnippet");
    QVERIFY(m_removed->isEmpty());
    list()->setCurrentRow(1); // another one: asked about anew
    press("removeSnippet");
    QVERIFY(m_removed->isEmpty());
    press("removeSnippet");
    QCOMPARE(m_removed->first().first().toString(), QStringLiteral("follow a log"));
}

void SnippetPaletteTest::itIsSaidThatItIsNoPlaceForSecrets()
{
    press("newSnippet");
    const auto *words = m_palette->findChild<QLabel *>(QStringLiteral("snippetWords"));
    QVERIFY(words->isVisible());
    QVERIFY(words->text().contains(QLatin1String("passwords")));
}

void SnippetPaletteTest::itTypesIntoTheTerminal()
{
    porthole::test::SshScript script;
    script.password = "secret"_secret;
    porthole::test::SshServerDouble server(script);
    porthole::test::ShellRig rig;
    rig.know(server.port(), server.hostKey());
    QTemporaryDir folder;
    store::Store store(folder.filePath(QStringLiteral("store.db")));
    SnippetBook book(store);
    Theme theme(*qApp);
    CloudTreeModel clouds;
    MainWindow window(theme, clouds);
    bind(book, window);
    connect(&rig.shells, &ShellRegistry::opened, &window, &MainWindow::addShell);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    ShellOptions options = rig.options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    const ShellSession &session = rig.shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    book.save({QStringLiteral("say"), QStringLiteral("echo one\n")});
    QTRY_COMPARE_WITH_TIMEOUT(book.snippets().size(), 1, 60'000);
    auto *tab = qobject_cast<ShellTab *>(window.tabs().current());
    QByteArray sent;
    connect(&session.terminal(), &SharedTerminal::output, this,
            [&](const QByteArray &bytes) { sent += bytes; });
    const auto open = [&] {
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the palette of the time before
        tab->takeFocus();
        QTest::keyClick(window.windowHandle(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = tab->findChild<SnippetPalette *>();
        return palette->findChild<QLineEdit *>(QStringLiteral("snippetFilter"));
    };
    QTest::keyClick(open(), Qt::Key_Return);
    QCOMPARE(sent, QByteArray("echo one")); // without the line end that it has
    QVERIFY(tab->currentPage()->terminal()->hasFocus());
    sent.clear();
    QTest::keyClick(open(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent, QByteArray("echo one\r"));
    session.terminal().disconnect(this);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::SnippetPaletteTest)
#include "SnippetPaletteTest.moc"

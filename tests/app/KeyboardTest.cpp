#include "FirstStartRig.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "ui/Colours.h"
#include "ui/PageTabs.h"
#include "ui/TabPage.h"
#include "ui/entries/EntryTreeModel.h"
#include "ui/entries/EntryTreeView.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>

namespace porthole {

using namespace test;

/// Somebody without a mouse: every way through the window, once, by keys alone. Each step begins where the
/// one before it ended.
class KeyboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void connectsByTheForm();
    void makesAFolder();
    void movesIntoIt();
    void renames();
    void throwsAwayAndTakesBack();
    void closesTheTab();
    void findsAndOpens();
    void choosesAnAppearance();
    void goesFromTabToTab();
    void detachesAndAttaches();
    void bringsInConnections();
    void leavesTheProgram();

private:
    Person &person() { return m_first->person; }
    ui::EntryTreeView &tree() { return *m_first->window().findChild<ui::EntryTreeView *>(); }
    ui::PageTabs &tabs() { return m_first->window().tabs(); }
    QString name() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }

    /// By Tab, to a control of that name; false: it is not on the way.
    bool tabTo(const char *control)
    {
        constexpr int kMost = 60;
        for (int i = 0; i < kMost && name() != QLatin1String(control); ++i)
            person().press(Qt::Key_Tab);
        return name() == QLatin1String(control);
    }
    /// In the tree that has the keyboard, to the row of that text.
    bool arrowTo(const QString &text)
    {
        constexpr int kMost = 30;
        person().press(Qt::Key_Home);
        for (int i = 0; i < kMost && tree().currentIndex().data().toString() != text; ++i)
            person().press(Qt::Key_Down);
        return tree().hasFocus() && tree().currentIndex().data().toString() == text;
    }
    /// In the menu that is open, to the action of that name or text, and takes it; one with a menu opens
    /// that.
    bool choose(const QString &wanted)
    {
        constexpr int kMost = 20;
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const auto isIt = [&] {
            const QAction *action = menu ? menu->activeAction() : nullptr;
            return action && (action->objectName() == wanted || action->text() == wanted ||
                              (action->menu() && action->menu()->objectName() == wanted));
        };
        for (int i = 0; i < kMost && !isIt(); ++i)
            person().press(Qt::Key_Down);
        const bool found = isIt();
        person().press(Qt::Key_Return);
        return found;
    }
    /// Into the tree of what is saved, from wherever.
    bool goToSaved()
    {
        person().press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        return tabTo("entries") && tree().hasFocus();
    }
    const Entry *saved(const QString &named)
    {
        for (const Entry &entry : m_first->application.entries().collection().entries)
            if (entry.name == named)
                return &entry;
        return nullptr;
    }

    NewHome m_home;
    OpenSshServer m_host{{QStringLiteral("ed25519")}};
    std::unique_ptr<FirstStart> m_first;
};

void KeyboardTest::initTestCase()
{
    QVERIFY(QFile::copy(m_host.makeIdentity(), m_home.path(QStringLiteral(".ssh/id_ed25519"))));
    QVERIFY2(m_host.start(), qPrintable(m_host.failure()));
    QVERIFY(m_home.write(QStringLiteral("harbour.csv"), "name,host\nberth-1,192.0.2.1\nberth-2,192.0.2.2\n"));
    m_first = std::make_unique<FirstStart>();
    QVERIFY(m_first->isThere());
    QCOMPARE(name(), QStringLiteral("address"));
}

void KeyboardTest::connectsByTheForm()
{
    person().press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(name(), QStringLiteral("formHost"));
    person().type(QStringLiteral("%1@127.0.0.1:%2").arg(m_host.user()).arg(m_host.port()));
    QVERIFY2(tabTo("formSave"), qPrintable(keyboardAt()));
    person().press(Qt::Key_Space);
    QVERIFY2(tabTo("formName"), qPrintable(keyboardAt()));
    person().press(Qt::Key_A, Qt::ControlModifier);
    person().type(QStringLiteral("quay"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(seen(m_first->window(), "acceptHostKey"), kPatience);
    QVERIFY2(tabTo("acceptHostKey"), qPrintable(keyboardAt()));
    person().press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(m_first->terminal()), qPrintable(textOf(m_first->terminal())),
                              kPatience);
    QTRY_VERIFY(saved(QStringLiteral("quay")));
    // Keys are the host's now.
    person().type(QStringLiteral("echo $((40 + 2))"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(m_first->terminal()).contains(QLatin1String("\n42")), kPatience);
}

void KeyboardTest::makesAFolder()
{
    QVERIFY2(goToSaved(), qPrintable(keyboardAt()));
    person().pressMenu();
    QVERIFY(choose(QStringLiteral("entryNewFolder")));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) &&
                tree().isAncestorOf(QApplication::focusWidget()));
    person().press(Qt::Key_A, Qt::ControlModifier);
    person().type(QStringLiteral("harbour"));
    person().press(Qt::Key_Return);
    QTRY_COMPARE(m_first->application.entries().collection().folders.value(0).name,
                 QStringLiteral("harbour"));
    QTRY_VERIFY2(tree().hasFocus(), qPrintable(keyboardAt()));
}

void KeyboardTest::movesIntoIt()
{
    QVERIFY2(arrowTo(QStringLiteral("quay")), qPrintable(keyboardAt()));
    person().pressMenu();
    QVERIFY(choose(QStringLiteral("entryFolders")));
    QVERIFY(choose(QStringLiteral("harbour")));
    const FolderId folder = m_first->application.entries().collection().folders.value(0).id;
    QTRY_VERIFY(saved(QStringLiteral("quay"))->folder == folder);
}

void KeyboardTest::renames()
{
    QVERIFY2(arrowTo(QStringLiteral("harbour")), qPrintable(keyboardAt()));
    person().press(Qt::Key_Right);
    QVERIFY2(arrowTo(QStringLiteral("quay")), qPrintable(keyboardAt()));
    person().press(Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    person().press(Qt::Key_A, Qt::ControlModifier);
    person().type(QStringLiteral("north-quay"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY(saved(QStringLiteral("north-quay")));
    QTRY_VERIFY2(tree().hasFocus(), qPrintable(keyboardAt()));
}

void KeyboardTest::throwsAwayAndTakesBack()
{
    QVERIFY2(arrowTo(QStringLiteral("north-quay")), qPrintable(keyboardAt()));
    person().press(Qt::Key_Delete);
    QTRY_VERIFY(saved(QStringLiteral("north-quay"))->trashed.isValid());
    QTRY_VERIFY(seen(m_first->window(), "undo"));
    // The offer itself, which is where somebody looks.
    QVERIFY2(tabTo("undo"), qPrintable(keyboardAt()));
    person().press(Qt::Key_Return);
    QTRY_VERIFY(!saved(QStringLiteral("north-quay"))->trashed.isValid());
    // And by its key.
    QTRY_VERIFY2(tree().hasFocus(), qPrintable(keyboardAt()));
    QVERIFY2(arrowTo(QStringLiteral("north-quay")), qPrintable(keyboardAt()));
    person().press(Qt::Key_Delete);
    QTRY_VERIFY(saved(QStringLiteral("north-quay"))->trashed.isValid());
    person().press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!saved(QStringLiteral("north-quay"))->trashed.isValid());
}

void KeyboardTest::closesTheTab()
{
    QCOMPARE(tabs().count(), 1);
    person().press(Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs().count(), 0);
}

void KeyboardTest::findsAndOpens()
{
    person().press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(name(), QStringLiteral("address"));
    person().type(QStringLiteral("north"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(m_first->terminal()), qPrintable(textOf(m_first->terminal())),
                              kPatience);
    QTRY_VERIFY2(m_first->terminal()->hasFocus(), qPrintable(keyboardAt()));
}

void KeyboardTest::choosesAnAppearance()
{
    QVERIFY(!ui::isDark(QApplication::palette()));
    person().press(Qt::Key_Comma, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(name(), QStringLiteral("preferencesSearch"));
    person().type(QStringLiteral("dark"));
    QVERIFY2(tabTo("appearance"), qPrintable(keyboardAt()));
    person().press(Qt::Key_End);
    QTRY_VERIFY(ui::isDark(QApplication::palette()));
}

void KeyboardTest::goesFromTabToTab()
{
    QCOMPARE(tabs().count(), 2);
    QCOMPARE(tabs().currentIndex(), 1);
    person().press(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(tabs().currentIndex(), 0);
    person().press(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(tabs().currentIndex(), 1);
    person().press(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(tabs().currentIndex(), 0);
}

void KeyboardTest::detachesAndAttaches()
{
    ui::TabPage *const page = tabs().current();
    person().press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(tabs().isDetached(page));
    QTRY_VERIFY2(QGuiApplication::focusWindow() == page->window()->windowHandle(), qPrintable(keyboardAt()));
    QTRY_VERIFY2(page->isAncestorOf(QApplication::focusWidget()), qPrintable(keyboardAt()));
    // Its line is the one that it had.
    person().type(QStringLiteral("echo $((6 * 7))"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(page->findChild<ui::TerminalView *>()).contains(QLatin1String("\n42")),
                             kPatience);
    person().press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!tabs().isDetached(page));
    QTRY_VERIFY2(page->isAncestorOf(QApplication::focusWidget()), qPrintable(keyboardAt()));
    QVERIFY(page->window() == &m_first->window());
}

void KeyboardTest::bringsInConnections()
{
    person().press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(name(), QStringLiteral("address"));
    person().type(QStringLiteral("> bring in"));
    person().press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(name() == u"fileNameEdit", qPrintable(keyboardAt()), kPatience);
    person().type(m_home.path(QStringLiteral("harbour.csv")));
    person().press(Qt::Key_Return);
    // What a window manager does once a dialog is gone; offscreen there is none.
    QTRY_VERIFY(!QGuiApplication::focusWindow());
    m_first->window().activateWindow();
    QTRY_VERIFY2_WITH_TIMEOUT(name() == u"importList", qPrintable(keyboardAt()), kPatience);
    person().press(Qt::Key_Space); // not the first
    QVERIFY2(tabTo("importDo"), qPrintable(keyboardAt()));
    person().press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(saved(QStringLiteral("berth-2")), kPatience);
    QVERIFY(!saved(QStringLiteral("berth-1")));
}

void KeyboardTest::leavesTheProgram()
{
    person().press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!m_first->window().isVisible());
    m_first.reset();
}

} // namespace porthole

QTEST_MAIN(porthole::KeyboardTest)
#include "KeyboardTest.moc"

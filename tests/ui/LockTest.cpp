#include "core/session/Lock.h"
#include "SidebarFixture.h"
#include "core/session/Settings.h"
#include "core/store/Store.h"
#include "ui/IdleWatch.h"
#include "ui/LockBinding.h"
#include "ui/LockPage.h"
#include "ui/PageTabs.h"
#include "ui/PageWindow.h"
#include "ui/PreferencesBinding.h"
#include "ui/PreferencesPage.h"
#include "ui/SecretField.h"
#include "ui/TabPage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <chrono>
#include <functional>

namespace porthole::ui {

namespace {

/// A page with a password field, whose name would tell.
class TellingPage : public TabPage {
public:
    TellingPage()
        : password(new QLineEdit)
    {
        setTitle(QStringLiteral("payroll-db"));
        makeSecret(*password);
        auto *column = new QVBoxLayout(this);
        column->addWidget(password);
    }
    QString stateText() const override { return QStringLiteral("Open"); }
    QIcon stateIcon() const override { return {}; }
    QString statusText() const override { return {}; }
    void takeFocus() override { password->setFocus(); }
    void focusToolBar() override { takeFocus(); }

    QLineEdit *const password;
};

constexpr std::chrono::milliseconds kIdle(300);
/// Coarse timers may be early by a twentieth.
constexpr std::chrono::milliseconds kCoarse(30);

/// When a key or the pointer last reached the program.
class LastTouch : public QObject {
public:
    LastTouch() { QCoreApplication::instance()->installEventFilter(this); }
    /// Before the first of them it is long ago.
    std::chrono::milliseconds elapsed() const
    {
        return m_since.isValid() ? std::chrono::milliseconds(m_since.elapsed())
                                 : std::chrono::milliseconds::max();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease ||
            event->type() == QEvent::MouseMove)
            m_since.start();
        return false;
    }

private:
    QElapsedTimer m_since;
};

} // namespace

/// The locked window: what it hides, what it says of itself, and what still reaches what is behind it.
class LockTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    /// No keychain of the tester's.
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void isNeverLockedUnasked();
    void everythingIsBehindIt();
    void windowsOfTheirOwnGoToo();
    void nothingGetsThroughToWhatIsBehindIt();
    void whatWasTypedIsGone();
    void whatWasCopiedHereIsGone();
    void saysWhatItIsWorth();
    void namesNothingToTheDesktop();
    void isLockedWhenNobodyTouchesIt();
    void comesBackAsItWas();
    void disconnectsWhereThatIsWanted();
    void aProofIsChosenOnceTheKeychainCanAsk();

private:
    struct Wired {
        explicit Wired(MainWindow &window, const QString &path)
            : store(path)
            , settings(stored)
        {
            bind(lock, settings, window);
        }
        store::Store store;
        store::SettingStore stored{store};
        Settings settings;
        secrets::LockKeyring keyring;
        Lock lock{keyring};
    };
    QString path() const { return m_folder.filePath(QLatin1String(QTest::currentTestFunction())); }
    TellingPage *add()
    {
        auto *page = new TellingPage;
        m_window->addPage(page);
        return page;
    }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label && !label->isHidden() ? label->text() : QString();
    }

    QTemporaryDir m_folder;
};

void LockTest::isNeverLockedUnasked()
{
    const Preferences usual;
    QVERIFY(usual.locksAfter == 0 && !usual.locksWithDesktop && !usual.unlockAsks && !usual.lockDisconnects);
    Wired wired(*m_window, path());
    QVERIFY(!wired.lock.isLocked() && !m_window->isLocked());
}

void LockTest::everythingIsBehindIt()
{
    Wired wired(*m_window, path());
    TellingPage *page = add();
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("payroll-db")));
    key(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(wired.lock.isLocked());
    QVERIFY(!page->isVisible() && !m_window->tabs().isVisible() && !sidebar().isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Locked — Porthole"));
    page->setTitle(QStringLiteral("payroll-db-2")); // and it stays so
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Locked — Porthole"));
    for (const auto *label : m_window->findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("payroll")));
    QVERIFY(find<QPushButton>("lockUnlock")->isVisible());
    // Whoever was typing does not unlock it unseen.
    QVERIFY(!qobject_cast<QPushButton *>(QApplication::focusWidget()));
    key(Qt::Key_Return);
    key(Qt::Key_Space);
    QVERIFY(wired.lock.isLocked());
}

void LockTest::windowsOfTheirOwnGoToo()
{
    Wired wired(*m_window, path());
    TellingPage *page = add();
    m_window->tabs().detach(page);
    QWidget *const window = page->window();
    QVERIFY(window != m_window.get() && window->isVisible());
    auto *menu = new QMenu(m_window.get());
    menu->addAction(QStringLiteral("payroll-db"));
    menu->popup(QPoint(0, 0));
    wired.lock.lock(false);
    QVERIFY(!window->isVisible());
    QVERIFY(!menu->isVisible());
    m_window->tabs().bringToFront(page); // whoever wants it there
    QTRY_VERIFY(!window->isVisible());
    wired.lock.unlock();
    QVERIFY(window->isVisible());
    QVERIFY(!menu->isVisible());
}

void LockTest::nothingGetsThroughToWhatIsBehindIt()
{
    Wired wired(*m_window, path());
    TellingPage *page = add();
    page->takeFocus();
    wired.lock.lock(false);
    QSignalSpy preferences(m_window.get(), &MainWindow::preferencesWanted);
    const int tabs = m_window->tabs().count();
    type(QStringLiteral("secret"));
    key(Qt::Key_W, Qt::ControlModifier);
    key(Qt::Key_N, Qt::ControlModifier);
    key(Qt::Key_Comma, Qt::ControlModifier);
    key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(page->password->text(), QString());
    QCOMPARE(m_window->tabs().count(), tabs);
    QVERIFY(!m_window->tabs().isDetached(page));
    QVERIFY(preferences.isEmpty());
    wired.lock.unlock();
    key(Qt::Key_Comma, Qt::ControlModifier); // they work again
    QCOMPARE(preferences.size(), 1);
}

void LockTest::whatWasTypedIsGone()
{
    Wired wired(*m_window, path());
    TellingPage *page = add();
    page->password->setText(QStringLiteral("half a passw"));
    wired.lock.lock(false);
    QCOMPARE(page->password->text(), QString());
    QVERIFY(!page->password->isUndoAvailable());
}

/// Run a second time on X11: the offscreen platform knows no owner, and what is another's stays.
void LockTest::whatWasCopiedHereIsGone()
{
    Wired wired(*m_window, path());
    QClipboard *const clipboard = QGuiApplication::clipboard();
    clipboard->setText(QStringLiteral("from a terminal"));
    const bool isOurs = clipboard->ownsClipboard();
    QCOMPARE(isOurs, QGuiApplication::platformName() == QLatin1String("xcb"));
    wired.lock.lock(false);
    QCOMPARE(clipboard->text(), isOurs ? QString() : QStringLiteral("from a terminal"));
}

void LockTest::saysWhatItIsWorth()
{
    Wired wired(*m_window, path());
    add();
    wired.lock.lock(false);
    QVERIFY(text("lockWorth").contains(QStringLiteral("Anybody at this computer")));
    QCOMPARE(text("lockKept"), QStringLiteral("Tabs behind this: 1. What is connected stays connected."));
    QCOMPARE(text("lockWaiting"), QString());
    wired.lock.setWaiting(2);
    QCOMPARE(text("lockWaiting"), QStringLiteral("To be opened once it is unlocked: 2."));
    find<QPushButton>("lockUnlock")->click();
    QTRY_VERIFY(!wired.lock.isLocked());
    wired.lock.setWaiting(0);

    wired.lock.lock(true);
    QVERIFY(text("lockWorth").contains(QStringLiteral("Porthole lock")));
    find<QPushButton>("lockUnlock")->click();
    QTRY_COMPARE(wired.lock.state(), LockState::Proving);
    QVERIFY(!find<QPushButton>("lockUnlock")->isEnabled());
    // There is no keychain here: what is locked stays locked, and says why.
    QTRY_COMPARE_WITH_TIMEOUT(wired.lock.state(), LockState::Locked, 60'000);
    QVERIFY(text("lockRefusal").startsWith(QStringLiteral("The keychain does not answer: ")));
    QVERIFY(find<QPushButton>("lockUnlock")->isEnabled());
    QVERIFY(find<QPushButton>("lockQuit")->isEnabled());
}

void LockTest::namesNothingToTheDesktop()
{
    Wired wired(*m_window, path());
    TellingPage *page = add();
    QSignalSpy told(m_window.get(), &MainWindow::happenedUnseen);
    wired.lock.lock(false);
    Q_EMIT page->finished(QStringLiteral("salaries.ods has arrived"));
    QCOMPARE(told.size(), 1); // nobody sees it, though the window is in front
    for (const QVariant &word : told.first()) {
        QVERIFY(!word.toString().contains(QStringLiteral("payroll")));
        QVERIFY(!word.toString().contains(QStringLiteral("salaries")));
    }
}

void LockTest::isLockedWhenNobodyTouchesIt()
{
    IdleWatch watch;
    watch.setTime(kIdle);
    const LastTouch last; // installed later, so it is asked before the watch is
    QSignalSpy idle(&watch, &IdleWatch::idle);
    bool tooEarly = false;
    // Where this process pauses, it is idle indeed: what counts is the time since the last that arrived.
    connect(&watch, &IdleWatch::idle, this, [&] { tooEarly |= last.elapsed() < kIdle - kCoarse; });
    const std::function<void(int)> touches[] = {
        [this](int) { key(Qt::Key_Shift); },
        [this](int i) { QTest::mouseMove(m_window->windowHandle(), QPoint(i % 50, 10)); },
    };
    for (const auto &touch : touches) {
        QElapsedTimer time;
        time.start();
        for (int i = 0; time.elapsed() < 2 * kIdle.count(); ++i) { // somebody touches it
            touch(i);
            QCoreApplication::processEvents();
        }
        QVERIFY(!tooEarly);
    }
    idle.clear();
    key(Qt::Key_Shift);
    QTRY_VERIFY(!idle.isEmpty());
    QVERIFY(!tooEarly);

    Wired wired(*m_window, path());
    Preferences chosen;
    chosen.locksAfter = 1;
    wired.settings.setPreferences(chosen);
    auto *ours = m_window->findChild<IdleWatch *>();
    QVERIFY(ours);
    ours->setTime(std::chrono::milliseconds(1));
    QTRY_VERIFY(wired.lock.isLocked());
}

void LockTest::comesBackAsItWas()
{
    Wired wired(*m_window, path());
    TellingPage *first = add();
    TellingPage *second = add();
    wired.lock.lock(false);
    m_window->addPage(new TellingPage); // something that was under way comes meanwhile
    QVERIFY(m_window->isLocked() && !m_window->tabs().isVisible());
    wired.lock.unlock();
    QVERIFY(m_window->tabs().isVisible() && !m_window->isLocked());
    QCOMPARE(m_window->tabs().indexOf(first), 0);
    QCOMPARE(m_window->tabs().indexOf(second), 1);
    QCOMPARE(m_window->tabs().count(), 3);
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("payroll-db")));
}

void LockTest::disconnectsWhereThatIsWanted()
{
    Wired wired(*m_window, path());
    Preferences chosen;
    chosen.lockDisconnects = true;
    wired.settings.setPreferences(chosen);
    TellingPage *page = add();
    OpenTab tab;
    tab.kind = OpenTab::Kind::Console;
    tab.address = QStringLiteral("vnc://192.0.2.1");
    page->setReopening(tab);
    QSignalSpy left(page, &TabPage::left);
    TellingPage *token = add(); // what nothing could open again stays
    wired.lock.lock(false);
    QCOMPARE(left.size(), 1);
    QVERIFY(m_window->tabs().indexOf(token) >= 0);
    wired.lock.unlock();
    QCOMPARE(m_window->tabs().count(), 2);
    QCOMPARE(m_window->openTabs().size(), 1); // it stands there, and can be connected
}

void LockTest::aProofIsChosenOnceTheKeychainCanAsk()
{
    Wired wired(*m_window, path());
    bind(wired.settings, *m_theme, *m_window);
    key(Qt::Key_Comma, Qt::ControlModifier);
    auto *page = qobject_cast<PreferencesPage *>(m_window->tabs().current());
    QVERIFY(page);
    auto *box = page->findChild<QCheckBox *>(QStringLiteral("unlockAsks"));
    QSignalSpy prepared(&wired.lock, &Lock::prepared);
    box->click();
    QVERIFY(!box->isChecked() && !wired.settings.preferences().unlockAsks);
    QTRY_COMPARE_WITH_TIMEOUT(prepared.size(), 1, 60'000); // there is none
    QVERIFY(!wired.settings.preferences().unlockAsks);
    Q_EMIT wired.lock.prepared(std::nullopt); // as if there were
    QVERIFY(wired.settings.preferences().unlockAsks && box->isChecked());
    auto *after = page->findChild<QComboBox *>(QStringLiteral("locksAfter"));
    after->setCurrentIndex(after->findData(10));
    Q_EMIT after->activated(after->currentIndex());
    QCOMPARE(wired.settings.preferences().locksAfter, 10);
    QVERIFY(wired.settings.preferences().unlockAsks); // by another choice nothing else changes
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::LockTest)
#include "LockTest.moc"

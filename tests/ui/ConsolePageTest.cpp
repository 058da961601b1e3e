#include "ui/ConsolePage.h"
#include "TestPicture.h"
#include "ui/ConsolePointer.h"
#include "ui/ConsoleToolBar.h"
#include "ui/ConsoleView.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace porthole::ui {

/// One tab without a session: what its tool bar does, and where the keyboard is.
class ConsolePageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyMenuKeyIsPressedAndReleased();
    void keysCannotBeSentToNobody();
    void fitAndOneToOneExcludeEachOther();
    void thePictureIsCopiedAsTheServerDrewIt();
    void reconnectingIsForALineThatIsDown();
    void aKeyInFlightPressesNoButton();
    void theKeyboardComesBackToThePicture();
    void thePointersHintComesAndGoes();
    void aHiddenPageTakesNoFocus();

private:
    QToolButton *button(const char *name) const
    {
        return m_page->findChild<QToolButton *>(QLatin1String(name));
    }
    void live() { m_page->showState(SessionState::Live, std::nullopt); }
    void failed(ErrorKind kind)
    {
        SessionTrouble trouble;
        trouble.error = Error::make(kind, "as told");
        m_page->showState(SessionState::Failed, trouble);
    }

    FrameMailbox m_frames;
    std::unique_ptr<ConsolePage> m_page;
};

void ConsolePageTest::init()
{
    m_page = std::make_unique<ConsolePage>();
    m_page->resize(800, 600);
    test::publish(m_frames, test::patternPicture(320, 200));
    m_page->view().setFrames(&m_frames);
    m_page->setTitle(QStringLiteral("web-01"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    live();
    m_page->takeFocus();
}

void ConsolePageTest::cleanup() { m_page.reset(); }

void ConsolePageTest::everyMenuKeyIsPressedAndReleased()
{
    std::vector<keyboard::KeyStroke> strokes;
    connect(m_page.get(), &ConsolePage::keyStroke, this,
            [&](const keyboard::KeyStroke &stroke) { strokes.push_back(stroke); });
    int count = 0;
    for (QAction *action : button("keys")->menu()->actions()) {
        if (action->isSeparator())
            continue;
        strokes.clear();
        action->trigger();
        QVERIFY2(!strokes.empty() && strokes.size() % 2 == 0, qPrintable(action->text()));
        // Pressed in order, released in the opposite one, and each with both of its names.
        for (std::size_t at = 0; at < strokes.size(); ++at) {
            const keyboard::KeyStroke &mirror = strokes[strokes.size() - 1 - at];
            QCOMPARE(strokes[at].down, at < strokes.size() / 2);
            QCOMPARE(strokes[at].key, mirror.key);
            QVERIFY2(strokes[at].key.keysym != 0 && strokes[at].key.scancode != 0,
                     qPrintable(action->text()));
        }
        ++count;
    }
    QCOMPARE(count, 19);
    QVERIFY(m_page->view().hasFocus());
}

void ConsolePageTest::keysCannotBeSentToNobody()
{
    QVERIFY(button("ctrlAltDel")->isEnabled());
    failed(ErrorKind::Timeout);
    QVERIFY(!button("ctrlAltDel")->isEnabled());
    QVERIFY(!button("keys")->isEnabled());
    QVERIFY(button("picture")->isEnabled()); // the last frame is still worth keeping
    m_page->view().setFrames(nullptr);
    QVERIFY(!button("picture")->isEnabled());
}

void ConsolePageTest::fitAndOneToOneExcludeEachOther()
{
    QVERIFY(button("fit")->isChecked());
    button("oneToOne")->click();
    QVERIFY(!button("fit")->isChecked());
    QCOMPARE(m_page->view().mode(), ViewMode::OneToOne);
    button("fit")->click();
    QCOMPARE(m_page->view().mode(), ViewMode::Fit);
}

void ConsolePageTest::thePictureIsCopiedAsTheServerDrewIt()
{
    QSignalSpy noticed(m_page.get(), &ConsolePage::noticed);
    button("picture")->menu()->actions().last()->trigger();
    QCOMPARE(noticed.count(), 1);
    const QImage copied = QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32);
    QCOMPARE(copied, test::patternPicture(320, 200));
}

void ConsolePageTest::reconnectingIsForALineThatIsDown()
{
    QSignalSpy retry(m_page.get(), &ConsolePage::retryRequested);
    QVERIFY(!button("retry")->isEnabled());
    failed(ErrorKind::Unreachable);
    button("retry")->click();
    QCOMPARE(retry.count(), 1);
}

void ConsolePageTest::aKeyInFlightPressesNoButton()
{
    // Somebody types fast when the line breaks and a certificate is asked about.
    QSignalSpy trust(m_page.get(), &ConsolePage::trustRequested);
    QSignalSpy retry(m_page.get(), &ConsolePage::retryRequested);
    QSignalSpy strokes(m_page.get(), &ConsolePage::keyStroke);
    failed(ErrorKind::CertificateUntrusted);
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter})
        QTest::keyClick(m_page->windowHandle(), key);
    QCOMPARE(trust.count() + retry.count() + strokes.count(), 0);
    // Whoever means it reaches the button with Tab.
    auto *next = m_page->findChild<QPushButton *>(QStringLiteral("nextStep"));
    for (int step = 0; step < 12 && !next->hasFocus(); ++step)
        QTest::keyClick(m_page->windowHandle(), Qt::Key_Tab);
    QVERIFY(next->hasFocus());
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Space);
    QCOMPARE(trust.count(), 1);
}

void ConsolePageTest::theKeyboardComesBackToThePicture()
{
    m_page->showState(SessionState::PasswordNeeded, std::nullopt);
    QVERIFY(m_page->findChild<QLineEdit *>(QStringLiteral("password"))->hasFocus());
    m_page->showState(SessionState::Negotiating, std::nullopt);
    live();
    QVERIFY(m_page->view().hasFocus());
    // But not from the tool bar, where somebody put it on purpose.
    button("oneToOne")->setFocus();
    m_page->showState(SessionState::PasswordNeeded, std::nullopt);
    QVERIFY(button("oneToOne")->hasFocus());
    live();
    QVERIFY(button("oneToOne")->hasFocus());
}

void ConsolePageTest::thePointersHintComesAndGoes()
{
    auto *hint = m_page->findChild<QLabel *>(QStringLiteral("hint"));
    QVERIFY(!hint->isVisible());
    m_page->setPointerAbsolute(false);
    QVERIFY(hint->isVisible());
    QTest::mouseClick(m_page->view().viewport(), Qt::LeftButton);
    QVERIFY(m_page->view().pointer().captured());
    QVERIFY(hint->text().contains(QLatin1String("Ctrl+Alt")));
    QVERIFY(m_page->statusText().contains(QLatin1String("keys and pointer")));
    QTest::keyPress(m_page->windowHandle(), Qt::Key_Control);
    QTest::keyPress(m_page->windowHandle(), Qt::Key_Alt);
    QTest::keyRelease(m_page->windowHandle(), Qt::Key_Alt);
    QTest::keyRelease(m_page->windowHandle(), Qt::Key_Control);
    QVERIFY(!m_page->view().pointer().captured());
    QVERIFY(!m_page->view().hasFocus());
    failed(ErrorKind::Timeout);
    QVERIFY(!hint->isVisible());
}

void ConsolePageTest::aHiddenPageTakesNoFocus()
{
    QLineEdit other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    other.setFocus();
    m_page->hide();
    m_page->showState(SessionState::PasswordNeeded, std::nullopt);
    live();
    QVERIFY(other.hasFocus());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ConsolePageTest)
#include "ConsolePageTest.moc"

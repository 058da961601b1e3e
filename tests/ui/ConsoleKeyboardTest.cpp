#include "ui/ConsoleKeyboard.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

namespace porthole::ui {

namespace ks = keyboard::keysym;
using Strokes = std::vector<keyboard::KeyStroke>;

/// What a person does at the keyboard, and what the console is told of it.
class ConsoleKeyboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void charactersCarryKeysymAndScancode();
    void shiftedLettersComeWithTheirShift();
    void controlLettersHaveTheirKeysymThoughQtHasNoText();
    void altLettersHaveTheirKeysymThoughQtHasNoText();
    void namedKeys_data();
    void namedKeys();
    void shiftTabIsTab();
    void nativeCodesCountWhereThereAreAny();
    void unicodeCharactersAreTheirOwnKeysyms();
    void aReleaseIsOfTheKeysymThatWasPressed();
    void repeatsArePressesOnly();
    void tabAndShortcutsGoToTheConsole();
    void releasesAllWhenTheFocusLeaves();
    void releasesAllWhenHidden();
    void releasesAllWhenTheWindowGoesToTheBack();
    void ctrlAltAloneIsTheReleaseChord();
    void ctrlAltIsNoReleaseChordWithAnythingBetween_data();
    void ctrlAltIsNoReleaseChordWithAnythingBetween();
    void switchedOffItLeavesKeysAlone();

private:
    void send(QEvent::Type type, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
              const QString &text = {});
    Strokes take() { return std::exchange(m_strokes, {}); }
    static keyboard::KeyStroke down(std::uint32_t keysym, std::uint8_t scancode)
    {
        return {{keysym, scancode}, true};
    }
    static keyboard::KeyStroke up(std::uint32_t keysym, std::uint8_t scancode)
    {
        return {{keysym, scancode}, false};
    }

    std::unique_ptr<QWidget> m_window;
    QWidget *m_surface = nullptr;
    QLineEdit *m_field = nullptr;
    ConsoleKeyboard *m_keyboard = nullptr;
    Strokes m_strokes;
};

void ConsoleKeyboardTest::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_surface = new QWidget;
    m_surface->setFocusPolicy(Qt::StrongFocus);
    m_surface->setMinimumSize(100, 100);
    m_field = new QLineEdit;
    column->addWidget(m_surface);
    column->addWidget(m_field);
    m_keyboard = new ConsoleKeyboard(*m_surface);
    m_keyboard->setCapturing(true);
    connect(m_keyboard, &ConsoleKeyboard::keyStroke, this,
            [this](const keyboard::KeyStroke &stroke) { m_strokes.push_back(stroke); });
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_surface->setFocus();
    QVERIFY(m_surface->hasFocus());
    m_strokes.clear();
}

void ConsoleKeyboardTest::cleanup() { m_window.reset(); }

void ConsoleKeyboardTest::send(QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
                               const QString &text)
{
    QKeyEvent event(type, key, modifiers, text);
    QApplication::sendEvent(m_surface, &event);
}

void ConsoleKeyboardTest::charactersCarryKeysymAndScancode()
{
    QTest::keyClick(m_surface, Qt::Key_A);
    QCOMPARE(take(), (Strokes{down('a', 0x1e), up('a', 0x1e)}));
    QTest::keyClick(m_surface, '1');
    QCOMPARE(take(), (Strokes{down('1', 0x02), up('1', 0x02)}));
}

void ConsoleKeyboardTest::shiftedLettersComeWithTheirShift()
{
    send(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
    send(QEvent::KeyPress, Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"));
    send(QEvent::KeyRelease, Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"));
    send(QEvent::KeyRelease, Qt::Key_Shift);
    QCOMPARE(take(), (Strokes{down(ks::ShiftL, 0x2a), down('A', 0x1e), up('A', 0x1e), up(ks::ShiftL, 0x2a)}));
}

void ConsoleKeyboardTest::controlLettersHaveTheirKeysymThoughQtHasNoText()
{
    send(QEvent::KeyPress, Qt::Key_Control, Qt::ControlModifier);
    send(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier, QString(QChar(u'\x03')));
    send(QEvent::KeyRelease, Qt::Key_C, Qt::ControlModifier, QString(QChar(u'\x03')));
    send(QEvent::KeyRelease, Qt::Key_Control);
    QCOMPARE(take(),
             (Strokes{down(ks::ControlL, 0x1d), down('c', 0x2e), up('c', 0x2e), up(ks::ControlL, 0x1d)}));
}

void ConsoleKeyboardTest::altLettersHaveTheirKeysymThoughQtHasNoText()
{
    send(QEvent::KeyPress, Qt::Key_X, Qt::AltModifier);
    send(QEvent::KeyPress, Qt::Key_Y, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(take(), (Strokes{down('x', 0x2d), down('Y', 0x15)}));
}

void ConsoleKeyboardTest::namedKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<quint32>("keysym");
    QTest::addColumn<int>("scancode");
    QTest::newRow("Return") << int(Qt::Key_Return) << quint32{ks::Return} << 0x1c;
    QTest::newRow("Escape") << int(Qt::Key_Escape) << quint32{ks::Escape} << 0x01;
    QTest::newRow("Tab") << int(Qt::Key_Tab) << quint32{ks::Tab} << 0x0f;
    QTest::newRow("Up") << int(Qt::Key_Up) << quint32{ks::Up} << 0xc8;
    QTest::newRow("Delete") << int(Qt::Key_Delete) << quint32{ks::Delete} << 0xd3;
    QTest::newRow("F1") << int(Qt::Key_F1) << quint32{ks::F1} << 0x3b;
    QTest::newRow("F12") << int(Qt::Key_F12) << quint32{ks::F12} << 0x58;
    QTest::newRow("Super") << int(Qt::Key_Meta) << quint32{ks::SuperL} << 0xdb;
    QTest::newRow("AltGr") << int(Qt::Key_AltGr) << quint32{ks::AltGr} << 0xb8;
    QTest::newRow("Page Down") << int(Qt::Key_PageDown) << quint32{ks::PageDown} << 0xd1;
}

void ConsoleKeyboardTest::namedKeys()
{
    QFETCH(int, key);
    QFETCH(quint32, keysym);
    QFETCH(int, scancode);
    send(QEvent::KeyPress, key);
    send(QEvent::KeyRelease, key);
    const auto code = static_cast<std::uint8_t>(scancode);
    QCOMPARE(take(), (Strokes{down(keysym, code), up(keysym, code)}));
}

void ConsoleKeyboardTest::shiftTabIsTab()
{
    send(QEvent::KeyPress, Qt::Key_Backtab, Qt::ShiftModifier);
    send(QEvent::KeyRelease, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(take(), (Strokes{down(ks::Tab, 0x0f), up(ks::Tab, 0x0f)}));
    // X11 calls it ISO_Left_Tab; its key is evdev's 15.
    QKeyEvent native(QEvent::KeyPress, Qt::Key_Backtab, Qt::ShiftModifier, 15 + 8, 0xfe20, 0);
    QApplication::sendEvent(m_surface, &native);
    QCOMPARE(take(), (Strokes{down(ks::Tab, 0x0f)}));
}

void ConsoleKeyboardTest::nativeCodesCountWhereThereAreAny()
{
    // The key right of L on a German keyboard: evdev 39, keysym odiaeresis.
    QKeyEvent press(QEvent::KeyPress, 0xd6, Qt::NoModifier, 39 + 8, 0xf6, 0, QStringLiteral("ö"));
    QApplication::sendEvent(m_surface, &press);
    // Right Control is E0 1D: the 0x80 bit stands for the prefix.
    QKeyEvent control(QEvent::KeyPress, Qt::Key_Control, Qt::ControlModifier, 97 + 8, ks::ControlR, 0);
    QApplication::sendEvent(m_surface, &control);
    QCOMPARE(take(), (Strokes{down(0xf6, 0x27), down(ks::ControlR, 0x9d)}));
}

void ConsoleKeyboardTest::unicodeCharactersAreTheirOwnKeysyms()
{
    send(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QStringLiteral("€"));
    send(QEvent::KeyPress, 0xe4, Qt::NoModifier, QStringLiteral("ä"));
    QCOMPARE(take(), (Strokes{down(0x010020ac, 0), down(0xe4, 0)}));
}

void ConsoleKeyboardTest::aReleaseIsOfTheKeysymThatWasPressed()
{
    // Shift goes up first: the key is called 1 by the time it does.
    send(QEvent::KeyPress, Qt::Key_Exclam, Qt::ShiftModifier, QStringLiteral("!"));
    send(QEvent::KeyRelease, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"));
    QCOMPARE(take(), (Strokes{down('!', 0x02), up('!', 0x02)}));
    // A release of what was not pressed here is nobody's.
    send(QEvent::KeyRelease, Qt::Key_2, Qt::NoModifier, QStringLiteral("2"));
    QCOMPARE(take(), Strokes{});
}

void ConsoleKeyboardTest::repeatsArePressesOnly()
{
    QKeyEvent press(QEvent::KeyPress, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"));
    QKeyEvent repeatRelease(QEvent::KeyRelease, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"), true);
    QKeyEvent repeatPress(QEvent::KeyPress, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"), true);
    QKeyEvent release(QEvent::KeyRelease, Qt::Key_J, Qt::NoModifier, QStringLiteral("j"));
    for (QKeyEvent *event : {&press, &repeatRelease, &repeatPress, &repeatRelease, &repeatPress, &release})
        QApplication::sendEvent(m_surface, event);
    const auto j = down('j', 0x24);
    QCOMPARE(take(), (Strokes{j, j, j, up('j', 0x24)}));
}

void ConsoleKeyboardTest::tabAndShortcutsGoToTheConsole()
{
    QShortcut shortcut(QKeySequence(Qt::CTRL | Qt::Key_W), m_window.get());
    QSignalSpy fired(&shortcut, &QShortcut::activated);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab, Qt::ShiftModifier);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Escape);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(m_surface->hasFocus());
    QCOMPARE(fired.count(), 0);
    const Strokes strokes = take();
    const auto count = [&](std::uint32_t keysym) {
        return std::count_if(strokes.begin(), strokes.end(),
                             [=](const auto &stroke) { return stroke.down && stroke.key.keysym == keysym; });
    };
    QCOMPARE(count(ks::Tab), 2);
    QCOMPARE(count(ks::Escape), 1);
    QCOMPARE(count('w'), 1);

    m_field->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(fired.count(), 1);
}

void ConsoleKeyboardTest::releasesAllWhenTheFocusLeaves()
{
    send(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
    send(QEvent::KeyPress, Qt::Key_Q, Qt::ShiftModifier, QStringLiteral("Q"));
    take();
    m_field->setFocus();
    QCOMPARE(take(), (Strokes{up('Q', 0x10), up(ks::ShiftL, 0x2a)}));
}

void ConsoleKeyboardTest::releasesAllWhenHidden()
{
    send(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier, QStringLiteral("q"));
    take();
    m_window->hide();
    QCOMPARE(take(), (Strokes{up('q', 0x10)}));
}

void ConsoleKeyboardTest::releasesAllWhenTheWindowGoesToTheBack()
{
    send(QEvent::KeyPress, Qt::Key_Alt, Qt::AltModifier);
    take();
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_COMPARE(m_strokes, (Strokes{up(ks::AltL, 0x38)}));
}

void ConsoleKeyboardTest::ctrlAltAloneIsTheReleaseChord()
{
    QSignalSpy chord(m_keyboard, &ConsoleKeyboard::releaseChord);
    send(QEvent::KeyPress, Qt::Key_Control, Qt::ControlModifier);
    send(QEvent::KeyPress, Qt::Key_Alt, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(chord.count(), 0);
    send(QEvent::KeyRelease, Qt::Key_Alt, Qt::ControlModifier);
    QCOMPARE(chord.count(), 0);
    send(QEvent::KeyRelease, Qt::Key_Control);
    QCOMPARE(chord.count(), 1);
    // The console saw both go down and up.
    QCOMPARE(take(), (Strokes{down(ks::ControlL, 0x1d), down(ks::AltL, 0x38), up(ks::AltL, 0x38),
                              up(ks::ControlL, 0x1d)}));
}

void ConsoleKeyboardTest::ctrlAltIsNoReleaseChordWithAnythingBetween_data()
{
    QTest::addColumn<int>("between");
    QTest::newRow("F2") << int(Qt::Key_F2);
    QTest::newRow("Delete") << int(Qt::Key_Delete);
    QTest::newRow("Shift") << int(Qt::Key_Shift);
    QTest::newRow("a click") << 0;
}

void ConsoleKeyboardTest::ctrlAltIsNoReleaseChordWithAnythingBetween()
{
    QFETCH(int, between);
    QSignalSpy chord(m_keyboard, &ConsoleKeyboard::releaseChord);
    send(QEvent::KeyPress, Qt::Key_Control, Qt::ControlModifier);
    send(QEvent::KeyPress, Qt::Key_Alt, Qt::ControlModifier | Qt::AltModifier);
    if (between == 0) {
        m_keyboard->interruptChord();
    } else {
        send(QEvent::KeyPress, between, Qt::ControlModifier | Qt::AltModifier);
        send(QEvent::KeyRelease, between, Qt::ControlModifier | Qt::AltModifier);
    }
    send(QEvent::KeyRelease, Qt::Key_Alt, Qt::ControlModifier);
    send(QEvent::KeyRelease, Qt::Key_Control);
    QCOMPARE(chord.count(), 0);
}

void ConsoleKeyboardTest::switchedOffItLeavesKeysAlone()
{
    send(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier, QStringLiteral("q"));
    take();
    m_keyboard->setCapturing(false);
    QCOMPARE(take(), (Strokes{up('q', 0x10)}));
    QTest::keyClick(m_window->windowHandle(), Qt::Key_A);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
    QCOMPARE(take(), Strokes{});
    QVERIFY(m_field->hasFocus());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::ConsoleKeyboardTest)
#include "ConsoleKeyboardTest.moc"

#include "core/terminal/KeyEncoding.h"
#include "core/terminal/MouseEncoding.h"
#include "core/terminal/PasteText.h"

#include <QByteArray>
#include <QTest>

namespace porthole::terminal {

/// What keys, the mouse and pasting send.
class InputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data();
    void keys();
    void mouse_data();
    void mouse();
    void focus();
    void pasting_data();
    void pasting();
    void linesOfAPaste();
};

namespace {

Modes with(void (*set)(Modes &))
{
    Modes modes;
    set(modes);
    return modes;
}

} // namespace

void InputTest::keys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("application");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, Key key, int modifiers, const char *text, bool application,
                        const QByteArray &bytes) {
        QTest::newRow(name) << int(key) << modifiers << QByteArray(text) << application << bytes;
    };
    row("up", Key::Up, 0, "", false, "\x1b[A");
    row("up, application", Key::Up, 0, "", true, "\x1bOA");
    row("up with a modifier is always CSI", Key::Up, Shift, "", true, "\x1b[1;2A");
    row("all modifiers", Key::Left, Shift | Alt | Control | Meta, "", false, "\x1b[1;16D");
    row("home", Key::Home, 0, "", false, "\x1b[H");
    row("end, application", Key::End, 0, "", true, "\x1bOF");
    row("insert", Key::Insert, 0, "", false, "\x1b[2~");
    row("Ctrl+Delete", Key::Delete, Control, "", false, "\x1b[3;5~");
    row("page up", Key::PageUp, 0, "", false, "\x1b[5~");
    row("F1", Key::F1, 0, "", false, "\x1bOP");
    row("Ctrl+F4", Key::F4, Control, "", false, "\x1b[1;5S");
    row("F5", Key::F5, 0, "", false, "\x1b[15~");
    row("F6", Key::F6, 0, "", false, "\x1b[17~");
    row("F12", Key::F12, 0, "", false, "\x1b[24~");
    row("F20", Key::F20, 0, "", false, "\x1b[34~");
    row("Alt+Return", Key::Return, Alt, "", false, "\x1b\r");
    row("Ctrl+Backspace", Key::Backspace, Control, "", false, "\b");
    row("Shift+Tab", Key::Tab, Shift, "", false, "\x1b[Z");
    row("Ctrl+A", Key::Text, Control, "a", false, "\x01");
    row("Ctrl+[ is ESC", Key::Text, Control, "[", false, "\x1b");
    row("Ctrl+_", Key::Text, Control, "_", false, "\x1f");
    row("Ctrl+/ as xterm", Key::Text, Control, "/", false, "\x1f");
    row("Ctrl+?", Key::Text, Control, "?", false, "\x7f");
    row("Ctrl+@", Key::Text, Control, "@", false, QByteArray(1, '\0'));
    row("Ctrl+1 is 1", Key::Text, Control, "1", false, "1");
    row("Ctrl+Alt+C", Key::Text, Control | Alt, "c", false, "\x1b\x03");
    row("Alt+umlaut", Key::Text, Alt, "\u00e4", false, "\x1b\u00e4");
    row("keypad 5", Key::Keypad, 0, "5", false, "5");
    row("keypad 5, application", Key::Keypad, 0, "5", true, "\x1bOu");
    row("keypad +, application", Key::Keypad, 0, "+", true, "\x1bOk");
    row("keypad Enter", Key::Keypad, 0, "\r", false, "\r");
    row("keypad Enter, application", Key::Keypad, 0, "\r", true, "\x1bOM");
}

void InputTest::keys()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QByteArray, text);
    QFETCH(bool, application);
    Modes modes;
    modes.cursorKeys = modes.keypad = application;
    const KeyPress press{static_cast<Key>(key), static_cast<std::uint8_t>(modifiers), text.toStdString()};
    QTEST(QByteArray::fromStdString(encodeKey(press, modes)), "bytes");
    modes.newline = true;
    QCOMPARE(encodeKey({Key::Return, 0, {}}, modes), std::string("\r\n"));
}

void InputTest::mouse_data()
{
    QTest::addColumn<int>("tracking");
    QTest::addColumn<bool>("sgr");
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, MouseTracking tracking, bool sgr, MouseAction action,
                        MouseButton button, int modifiers, const QByteArray &bytes) {
        QTest::newRow(name) << int(tracking) << sgr << int(action) << int(button) << modifiers << bytes;
    };
    using enum MouseAction;
    using B = MouseButton;
    row("nobody asked", MouseTracking::None, true, Press, B::Left, 0, "");
    row("X10", MouseTracking::X10, false, Press, B::Right, Control, "\x1b[M\"%#");
    row("X10 has no releases", MouseTracking::X10, false, Release, B::Left, 0, "");
    row("press", MouseTracking::Normal, false, Press, B::Left, 0, "\x1b[M %#");
    row("release does not say of what", MouseTracking::Normal, false, Release, B::Left, 0, "\x1b[M#%#");
    row("no movement", MouseTracking::Normal, true, Move, B::Left, 0, "");
    row("SGR press", MouseTracking::Normal, true, Press, B::Middle, 0, "\x1b[<1;5;3M");
    row("SGR release", MouseTracking::Normal, true, Release, B::Middle, 0, "\x1b[<1;5;3m");
    row("modifiers", MouseTracking::Normal, true, Press, B::Left, Shift | Alt | Control, "\x1b[<28;5;3M");
    row("wheel", MouseTracking::Normal, true, Press, B::WheelDown, 0, "\x1b[<65;5;3M");
    row("dragging", MouseTracking::Button, true, Move, B::Left, 0, "\x1b[<32;5;3M");
    row("moving is not dragging", MouseTracking::Button, true, Move, B::None, 0, "");
    row("any movement", MouseTracking::Any, true, Move, B::None, 0, "\x1b[<35;5;3M");
}

void InputTest::mouse()
{
    QFETCH(int, tracking);
    QFETCH(bool, sgr);
    QFETCH(int, action);
    QFETCH(int, button);
    QFETCH(int, modifiers);
    Modes modes;
    modes.mouse = static_cast<MouseTracking>(tracking);
    modes.mouseSgr = sgr;
    MouseReport report{static_cast<MouseAction>(action), static_cast<MouseButton>(button), 2, 4,
                       static_cast<std::uint8_t>(modifiers)};
    QTEST(QByteArray::fromStdString(encodeMouse(report, modes)), "bytes");
    report.column = 300;
    if (!sgr)
        QVERIFY(encodeMouse(report, modes).empty());
}

void InputTest::focus()
{
    QCOMPARE(encodeFocus(true, {}), std::string());
    const Modes modes = with([](Modes &m) { m.focusReports = true; });
    QCOMPARE(encodeFocus(true, modes), std::string("\x1b[I"));
    QCOMPARE(encodeFocus(false, modes), std::string("\x1b[O"));
}

void InputTest::pasting_data()
{
    QTest::addColumn<QByteArray>("copied");
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("plain") << QByteArray("ls -l \u00e4\t|") << QByteArray("ls -l \u00e4\t|");
    QTest::newRow("line ends become Return") << QByteArray("a\nb\r\nc\rd") << QByteArray("a\rb\rc\rd");
    QTest::newRow("the end of a bracketed paste") << QByteArray("a\x1b[201~rm\n") << QByteArray("arm\r");
    QTest::newRow("its end in C1") << QByteArray("a\u009b201~b") << QByteArray("ab");
    QTest::newRow("its end within its end") << QByteArray("\x1b[20\x1b[201~1~") << QByteArray("[201~");
    QTest::newRow("controls") << QByteArray("\x01\x03\x1b"
                                            "a\x7f\u0085\u009b",
                                            9)
                              << QByteArray("a");
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xc2"
                                             "b")
                               << QByteArray("ab");
}

void InputTest::pasting()
{
    QFETCH(QByteArray, copied);
    QTEST(QByteArray::fromStdString(pasteText(copied.toStdString())), "typed");
    QCOMPARE(bracketed("x", true), std::string("\x1b[200~x\x1b[201~"));
    QCOMPARE(bracketed("x", false), std::string("x"));
}

void InputTest::linesOfAPaste()
{
    QCOMPARE(pastedLines(""), 0);
    QCOMPARE(pastedLines("a"), 1);
    QCOMPARE(pastedLines("a\r"), 1);
    QCOMPARE(pastedLines("a\rb"), 2);
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::InputTest)
#include "InputTest.moc"

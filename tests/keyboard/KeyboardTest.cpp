#include "core/keyboard/Key.h"

#include <QTest>

#include <linux/input-event-codes.h>
#include <set>
#include <string>

namespace porthole::keyboard {

namespace {

constexpr Key kShift{keysym::ShiftL, 0x2a};

using Strokes = std::vector<KeyStroke>;

/// Presses in this order, releases in reverse.
Strokes chordOf(const std::vector<Key> &keys)
{
    Strokes strokes;
    for (const Key &key : keys)
        strokes.push_back({key, true});
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        strokes.push_back({*key, false});
    return strokes;
}

} // namespace

class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysymsOfCharacters_data();
    void keysymsOfCharacters();
    void scancodesOfEvdevKeys_data();
    void scancodesOfEvdevKeys();
    void everyKeyOfTheMainBlocksHasAScancode();
    void scancodesAreNotSharedByTwoKeys();
    void evdevCodesBeyondTheTableHaveNoScancode();
    void everyAsciiCharacterHasAUsKey();
    void usKeys_data();
    void usKeys();
    void chords_data();
    void chords();
    void everyNamedKeyHasAPlace_data();
    void everyNamedKeyHasAPlace();
    void unknownChordsGiveNothing_data();
    void unknownChordsGiveNothing();
    void typedTextPressesShiftAroundWhatNeedsIt();
    void typedLineEndsAreOneReturn();
    void typedTextBeyondTheUsKeyboardCarriesItsKeysym();
    void untypableTextGivesNothing_data();
    void untypableTextGivesNothing();
};

void KeyboardTest::keysymsOfCharacters_data()
{
    QTest::addColumn<char32_t>("character");
    QTest::addColumn<quint32>("keysym");
    QTest::newRow("ASCII is itself") << U'a' << 0x61u;
    QTest::newRow("the last of ASCII") << U'~' << 0x7eu;
    QTest::newRow("the first of Latin-1") << U'\u00a0' << 0xa0u;
    QTest::newRow("Latin-1 is itself") << U'\u00e9' << 0xe9u;
    QTest::newRow("the last of Latin-1") << U'\u00ff' << 0xffu;
    QTest::newRow("beyond it Unicode is marked") << U'\u0100' << 0x01000100u;
    QTest::newRow("the euro sign") << U'\u20ac' << 0x010020acu;
    QTest::newRow("outside the basic plane") << U'\U0001f600' << 0x0101f600u;
    QTest::newRow("line feed") << U'\n' << keysym::Return;
    QTest::newRow("carriage return") << U'\r' << keysym::Return;
    QTest::newRow("tab") << U'\t' << keysym::Tab;
    QTest::newRow("backspace") << U'\b' << keysym::BackSpace;
    QTest::newRow("escape") << U'\x1b' << keysym::Escape;
    QTest::newRow("delete") << U'\x7f' << keysym::Delete;
}

void KeyboardTest::keysymsOfCharacters()
{
    QFETCH(char32_t, character);
    QFETCH(quint32, keysym);
    QCOMPARE(keysymOf(character), keysym);
}

void KeyboardTest::scancodesOfEvdevKeys_data()
{
    QTest::addColumn<unsigned>("evdev");
    QTest::addColumn<int>("scancode");
    const auto row = [](const char *name, unsigned evdev, int scancode) {
        QTest::newRow(name) << evdev << scancode;
    };
    row("Escape", KEY_ESC, 0x01);
    row("A", KEY_A, 0x1e);
    row("F10", KEY_F10, 0x44);
    row("F11", KEY_F11, 0x57);
    row("F12", KEY_F12, 0x58);
    row("F13", KEY_F13, 0x5d);
    row("F24", KEY_F24, 0x6f);
    row("the key beside left Shift", KEY_102ND, 0x56);
    row("left Control", KEY_LEFTCTRL, 0x1d);
    row("right Control", KEY_RIGHTCTRL, 0x9d);
    row("left Alt", KEY_LEFTALT, 0x38);
    row("right Alt", KEY_RIGHTALT, 0xb8);
    row("left Meta", KEY_LEFTMETA, 0xdb);
    row("right Meta", KEY_RIGHTMETA, 0xdc);
    row("Menu", KEY_COMPOSE, 0xdd);
    row("Print", KEY_SYSRQ, 0x54);
    row("Pause", KEY_PAUSE, 0xc6);
    row("Delete", KEY_DELETE, 0xd3);
    row("Up", KEY_UP, 0xc8);
    row("keypad 7", KEY_KP7, 0x47);
    row("keypad divide", KEY_KPSLASH, 0xb5);
    row("keypad enter", KEY_KPENTER, 0x9c);
    row("keypad comma of Brazil", KEY_KPCOMMA, 0x7e);
    row("Yen", KEY_YEN, 0x7d);
    row("Ro", KEY_RO, 0x73);
    row("Henkan", KEY_HENKAN, 0x79);
    row("Muhenkan", KEY_MUHENKAN, 0x7b);
    row("Katakana", KEY_KATAKANA, 0x78);
    row("Hiragana", KEY_HIRAGANA, 0x77);
    row("Katakana/Hiragana", KEY_KATAKANAHIRAGANA, 0x70);
    row("Zenkaku/Hankaku", KEY_ZENKAKUHANKAKU, 0x76);
    row("Hangeul, whose 0xF2 is no release", KEY_HANGEUL, 0x72);
    row("Hanja, whose 0xF1 is no release", KEY_HANJA, 0x71);
    row("volume up", KEY_VOLUMEUP, 0xb0);
    row("nothing", KEY_RESERVED, 0);
    row("a code without a key", 170, 0);
}

void KeyboardTest::scancodesOfEvdevKeys()
{
    QFETCH(unsigned, evdev);
    QFETCH(int, scancode);
    QCOMPARE(int{scancodeOfEvdev(evdev)}, scancode);
}

void KeyboardTest::everyKeyOfTheMainBlocksHasAScancode()
{
    for (unsigned evdev = KEY_ESC; evdev <= KEY_COMPOSE; ++evdev)
        QVERIFY2(scancodeOfEvdev(evdev) != 0, qPrintable(QString::number(evdev)));
}

void KeyboardTest::scancodesAreNotSharedByTwoKeys()
{
    std::set<int> seen;
    for (unsigned evdev = 1; evdev < 256; ++evdev) {
        const int scancode = scancodeOfEvdev(evdev);
        // Code 84 is the SysRq of the old keyboard: the same place as 99.
        if (scancode != 0 && evdev != 84)
            QVERIFY2(seen.insert(scancode).second, qPrintable(QString::number(evdev)));
    }
}

void KeyboardTest::evdevCodesBeyondTheTableHaveNoScancode()
{
    for (const unsigned evdev : {240u, 256u, 767u, 0xffffffffu})
        QCOMPARE(int{scancodeOfEvdev(evdev)}, 0);
}

void KeyboardTest::everyAsciiCharacterHasAUsKey()
{
    std::set<int> seen;
    for (std::uint32_t keysym = 0x20; keysym <= 0x7e; ++keysym) {
        const auto key = usKeyOf(keysym);
        QVERIFY2(key, qPrintable(QString::number(keysym)));
        QVERIFY(key->scancode != 0);
        QVERIFY2(seen.insert(key->scancode * 2 + key->shift).second, qPrintable(QString::number(keysym)));
        QCOMPARE(int{usKeyOf(0x01000000 + keysym)->scancode}, int{key->scancode});
    }
}

void KeyboardTest::usKeys_data()
{
    QTest::addColumn<quint32>("keysym");
    QTest::addColumn<int>("scancode"); // -1: no key
    QTest::addColumn<bool>("shift");
    QTest::newRow("a") << quint32{'a'} << 0x1e << false;
    QTest::newRow("A") << quint32{'A'} << 0x1e << true;
    QTest::newRow("at") << quint32{'@'} << 0x03 << true;
    QTest::newRow("plus") << quint32{'+'} << 0x0d << true;
    QTest::newRow("backquote") << quint32{'`'} << 0x29 << false;
    QTest::newRow("tilde") << quint32{'~'} << 0x29 << true;
    QTest::newRow("backslash") << quint32{'\\'} << 0x2b << false;
    QTest::newRow("slash") << quint32{'/'} << 0x35 << false;
    QTest::newRow("question mark") << quint32{'?'} << 0x35 << true;
    QTest::newRow("space") << quint32{' '} << 0x39 << false;
    QTest::newRow("Return") << keysym::Return << 0x1c << false;
    QTest::newRow("Delete") << keysym::Delete << 0xd3 << false;
    QTest::newRow("F12") << keysym::F12 << 0x58 << false;
    QTest::newRow("F24") << 0xffd5u << 0x6f << false;
    QTest::newRow("after F24") << 0xffd6u << -1 << false;
    QTest::newRow("keypad 0") << 0xffb0u << 0x52 << false;
    QTest::newRow("keypad 9") << 0xffb9u << 0x49 << false;
    QTest::newRow("keypad home is keypad 7") << 0xff95u << 0x47 << false;
    QTest::newRow("Alt Gr") << keysym::AltGr << 0xb8 << false;
    QTest::newRow("back tab") << 0xfe20u << 0x0f << true;
    QTest::newRow("e acute") << 0xe9u << -1 << false;
    QTest::newRow("the euro sign") << 0x010020acu << -1 << false;
    QTest::newRow("nothing") << 0u << -1 << false;
}

void KeyboardTest::usKeys()
{
    QFETCH(quint32, keysym);
    QFETCH(int, scancode);
    QFETCH(bool, shift);
    const auto key = usKeyOf(keysym);
    QCOMPARE(key ? int{key->scancode} : -1, scancode);
    QCOMPARE(key && key->shift, shift);
}

void KeyboardTest::chords_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<Key>>("keys");
    const auto row = [](const char *text, const std::vector<Key> &keys) {
        QTest::newRow(text) << std::string(text) << keys;
    };
    const Key control{keysym::ControlL, 0x1d};
    const Key alt{keysym::AltL, 0x38};
    row("ctrl+alt+del", {control, alt, {keysym::Delete, 0xd3}});
    row("Control+ALT+Delete", {control, alt, {keysym::Delete, 0xd3}});
    row("Ctrl + Alt + Del", {control, alt, {keysym::Delete, 0xd3}});
    row("F5", {{0xffc2, 0x3f}});
    row("f24", {{0xffd5, 0x6f}});
    row("ctrl+alt+F2", {control, alt, {0xffbf, 0x3c}});
    row("shift+a", {kShift, {'A', 0x1e}});
    row("rshift+1", {{keysym::ShiftR, 0x36}, {'!', 0x02}});
    row("a", {{'a', 0x1e}});
    row("A", {{'a', 0x1e}});
    row("ctrl+C", {control, {'c', 0x2e}});
    row("super", {{keysym::SuperL, 0xdb}});
    row("win+r", {{keysym::SuperL, 0xdb}, {'r', 0x13}});
    row("rwin", {{keysym::SuperR, 0xdc}});
    row("altgr+e", {{keysym::AltGr, 0xb8}, {'e', 0x12}});
    row("ralt", {{keysym::AltR, 0xb8}});
    row("rctrl", {{keysym::ControlR, 0x9d}});
    row("plus", {kShift, {'+', 0x0d}});
    row("+", {kShift, {'+', 0x0d}});
    row("ctrl++", {control, kShift, {'+', 0x0d}});
    row("ctrl+plus", {control, kShift, {'+', 0x0d}});
    row("ctrl+shift+plus", {control, kShift, {'+', 0x0d}});
    row("shift+space", {kShift, {' ', 0x39}});
    row(" ", {{' ', 0x39}});
    row("shift+tab", {kShift, {keysym::Tab, 0x0f}});
    row("alt+print", {alt, {0xff61, 0x54}});
    row("pause", {{0xff13, 0xc6}});
    row("menu", {{0xff67, 0xdd}});
    row("kp7", {{0xffb7, 0x47}});
    row("ctrl+\xc3\xa9", {control, {0xe9, 0}});
}

void KeyboardTest::chords()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<Key>, keys);
    const auto strokes = parseChord(text);
    QVERIFY(strokes);
    QVERIFY(*strokes == chordOf(keys));
}

void KeyboardTest::everyNamedKeyHasAPlace_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name :
         {"ctrl",   "control",     "lctrl",      "rctrl",  "shift",   "lshift",     "rshift",   "alt",
          "option", "lalt",        "ralt",       "altgr",  "super",   "meta",       "win",      "windows",
          "cmd",    "command",     "lsuper",     "lmeta",  "lwin",    "rsuper",     "rmeta",    "rwin",
          "del",    "delete",      "ins",        "insert", "esc",     "escape",     "enter",    "return",
          "tab",    "backspace",   "bksp",       "pageup", "pgup",    "prior",      "pagedown", "pgdown",
          "pgdn",   "next",        "home",       "end",    "left",    "right",      "up",       "down",
          "print",  "printscreen", "prtsc",      "sysrq",  "pause",   "break",      "menu",     "capslock",
          "caps",   "numlock",     "scrolllock", "space",  "plus",    "minus",      "comma",    "period",
          "kp0",    "kp9",         "kpenter",    "kpplus", "kpminus", "kpmultiply", "kpdivide", "kpdecimal",
          "f1",     "f9",          "f10",        "f11",    "f12",     "f13",        "f24"})
        QTest::newRow(name) << std::string(name);
}

void KeyboardTest::everyNamedKeyHasAPlace()
{
    QFETCH(std::string, name);
    const auto strokes = parseChord(name);
    QVERIFY(strokes);
    QVERIFY(strokes->size() % 2 == 0 && !strokes->empty());
    for (const KeyStroke &stroke : *strokes) {
        QVERIFY(stroke.key.keysym != 0);
        QVERIFY(stroke.key.scancode != 0);
    }
}

void KeyboardTest::unknownChordsGiveNothing_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"", "hyper", "ctrl+", "+ctrl", "ctrl+alt+nosuch", "f0", "f25", "f01", "f100",
                             "kp10", "ab", "ctrl alt", "\xff", "\n", "ctrl+\x01", "\xc2\x85"})
        QTest::addRow("'%s'", text) << std::string(text);
}

void KeyboardTest::unknownChordsGiveNothing()
{
    QFETCH(std::string, text);
    QVERIFY(!parseChord(text));
}

void KeyboardTest::typedTextPressesShiftAroundWhatNeedsIt()
{
    const Strokes expected{{{'h', 0x23}, true},  {{'h', 0x23}, false}, {kShift, true}, {{'!', 0x02}, true},
                           {{'!', 0x02}, false}, {kShift, false},      {kShift, true}, {{'A', 0x1e}, true},
                           {{'A', 0x1e}, false}, {kShift, false}};
    const auto strokes = strokesOf("h!A");
    QVERIFY(strokes);
    QVERIFY(*strokes == expected);
}

void KeyboardTest::typedLineEndsAreOneReturn()
{
    for (const char *text : {"\n", "\r\n", "\r"}) {
        const auto strokes = strokesOf(text);
        QVERIFY(strokes);
        QVERIFY(*strokes == chordOf({{keysym::Return, 0x1c}}));
    }
    QVERIFY(*strokesOf("\t") == chordOf({{keysym::Tab, 0x0f}}));
    QVERIFY(strokesOf("")->empty());
}

void KeyboardTest::typedTextBeyondTheUsKeyboardCarriesItsKeysym()
{
    QVERIFY(*strokesOf("\xc3\xa9") == chordOf({{0xe9, 0}}));
    QVERIFY(*strokesOf("\xe2\x82\xac") == chordOf({{0x010020ac, 0}}));
    QVERIFY(*strokesOf("\xf0\x9f\x98\x80") == chordOf({{0x0101f600, 0}}));
}

void KeyboardTest::untypableTextGivesNothing_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("a stray continuation byte") << std::string("a\x80");
    QTest::newRow("a character cut off") << std::string("a\xe2\x82");
    QTest::newRow("an overlong slash") << std::string("\xc0\xaf");
    QTest::newRow("a surrogate") << std::string("\xed\xa0\x80");
    QTest::newRow("past the end of Unicode") << std::string("\xf4\x90\x80\x80");
    QTest::newRow("NUL") << std::string("a\0b", 3);
    QTest::newRow("a C0 control") << std::string("\x07");
    QTest::newRow("a C1 control") << std::string("\xc2\x9b");
}

void KeyboardTest::untypableTextGivesNothing()
{
    QFETCH(std::string, text);
    QVERIFY(!strokesOf(text));
}

} // namespace porthole::keyboard

QTEST_GUILESS_MAIN(porthole::keyboard::KeyboardTest)
#include "KeyboardTest.moc"

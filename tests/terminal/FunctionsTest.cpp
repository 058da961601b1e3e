#include "FunctionRows.h"

namespace porthole::terminal {

/// What single functions do to a screen of 10 by 5: what is shown then ('|' between rows), and where the
/// cursor is. Source of what is expected: ECMA-48, DEC STD 070, xterm's control sequences.
class FunctionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movesTheCursor_data();
    void movesTheCursor() { test::checkFunction(); }
    void wrapsLines_data();
    void wrapsLines() { test::checkFunction(); }
    void edits_data();
    void edits() { test::checkFunction(); }
    void erases_data();
    void erases() { test::checkFunction(); }
    void keepsToMargins_data();
    void keepsToMargins() { test::checkFunction(); }
    void keepsToLeftAndRightMargins_data();
    void keepsToLeftAndRightMargins() { test::checkFunction(); }
    void tabs_data();
    void tabs() { test::checkFunction(); }
    void savesAndResets_data();
    void savesAndResets() { test::checkFunction(); }
    void drawsOtherCharacters_data();
    void drawsOtherCharacters() { test::checkFunction(); }
    void keepsWideCharactersWhole_data();
    void keepsWideCharactersWhole() { test::checkFunction(); }
    void readsWhateverComes_data();
    void readsWhateverComes() { test::checkFunction(); }
};

void FunctionsTest::movesTheCursor_data()
{
    test::functionColumns();
    test::functionRow("CUP without values is home", "x\x1b[3;4H\x1b[H*", "*", "1,2");
    test::functionRow("CUP counts from 1", "\x1b[3;4H*", "||   *", "3,5");
    test::functionRow("CUP beyond the screen stays on it", "\x1b[99;99H*", "||||         *", "5,10+");
    test::functionRow("0 is 1", "\x1b[0;0H*", "*", "1,2");
    test::functionRow("HVP is CUP", "\x1b[2;2f*", "| *", "2,3");
    test::functionRow("CUU stops at the top", "\x1b[3;3H\x1b[9A*", "  *", "1,4");
    test::functionRow("CUD stops at the bottom", "\x1b[9B*", "||||*", "5,2");
    test::functionRow("CUF stops at the right", "\x1b[99C*", "         *", "1,10+");
    test::functionRow("CUB stops at the left", "abc\x1b[99D*", "*bc", "1,2");
    test::functionRow("CNL and CPL go to the beginning", "\x1b[2;5H\x1b[2E*\x1b[3F+", "+|||*", "1,2");
    test::functionRow("CHA and HPA", "\x1b[5G*\x1b[2`+", " +  *", "1,3");
    test::functionRow("VPA keeps the column", "abc\x1b[3d*", "abc||   *", "3,5");
    test::functionRow("HPR and VPR", "\x1b[2a*\x1b[2e+", "  *||   +", "3,5");
    test::functionRow("BS does not wrap back", "\x1b[2;1H\b*", "|*", "2,2");
    test::functionRow("CR and LF", "abc\r*\n+", "*bc| +", "2,3");
    test::functionRow("VT and FF are LF", "a\vb\fc", "a| b|  c", "3,4");
    test::functionRow("LNM: LF returns", "\x1b[20habc\nd\x1b[20l\ne", "abc|d| e", "3,3");
    test::functionRow("IND, NEL and RI",
                      "a\x1b"
                      "Db\x1b"
                      "Ec\x1bM*",
                      "a|"
                      " *|c",
                      "2,3");
    test::functionRow("LF at the bottom scrolls", "a\x1b[5;1Hb\nc", "|||b| c", "5,3");
    test::functionRow("RI at the top scrolls down", "a\r\x1bMb", "b|a", "1,2");
    test::functionRow("a control character within a sequence", "ab\x1b[\r2C*", "ab*", "1,4");
}

void FunctionsTest::wrapsLines_data()
{
    test::functionColumns();
    test::functionRow("the last column waits", "0123456789", "0123456789", "1,10+");
    test::functionRow("the next character wraps", "0123456789a", "0123456789|a", "2,2");
    test::functionRow("CR forgets that", "0123456789\r*", "*123456789", "1,2");
    test::functionRow("BS forgets it and goes back", "0123456789\b*", "01234567*9", "1,10");
    test::functionRow("moving forgets it", "0123456789\x1b[C*", "012345678*", "1,10+");
    test::functionRow("erasing forgets it", "0123456789\x1b[K*", "012345678*", "1,10+");
    test::functionRow("without DECAWM the last one is overwritten", "\x1b[?7l0123456789abc", "012345678c",
                      "1,10");
    test::functionRow("one at a time, too", "\x1b[?7l0123456789\x1b[ma\x1b[mb", "012345678b", "1,10");
    test::functionRow("DECAWM off between the last column and the next", "0123456789\x1b[?7la", "012345678a",
                      "1,10");
    test::functionRow("wrapping at the bottom scrolls", "\x1b[5;1H0123456789a", "|||0123456789|a", "5,2");
    test::functionRow("LF in the last column", "0123456789\na", "0123456789|         a", "2,10+");
    test::functionRow("REP goes on over the line's end", "ab\x1b[10b", "abbbbbbbbb|bb", "2,3");
    test::functionRow("REP without anything before it", "\x1b[5b*", "*", "1,2");
}

void FunctionsTest::edits_data()
{
    test::functionColumns();
    const QByteArray lines = "one\r\ntwo\r\nthree\r\nfour\r\nfive";
    test::functionRow("ICH pushes over the edge", "0123456789\x1b[3G\x1b[2@", "01  234567", "1,3");
    test::functionRow("DCH pulls", "0123456789\x1b[3G\x1b[2P", "01456789", "1,3");
    test::functionRow("ICH of more than there is", "0123456789\x1b[3G\x1b[99@", "01", "1,3");
    test::functionRow("IRM", "abc\x1b[1G\x1b[4hXY\x1b[4lZ", "XYZbc", "1,4");
    test::functionRow("IL pushes down from the cursor", lines + "\x1b[2;2H\x1b[2L", "one|||two|three", "2,1");
    test::functionRow("DL pulls up", lines + "\x1b[2;2H\x1b[2M", "one|four|five", "2,1");
    test::functionRow("SU and SD", lines + "\x1b[2S\x1b[1T", "|three|four|five", "5,5");
    test::functionRow("SD as ECMA-48 prints it", lines + "\x1b[^", "|one|two|three|four", "5,5");
    test::functionRow("mouse highlighting is no SD", "a\x1b[1;2;3;4;5T", "a", "1,2");
    test::functionRow("DECIC and DECDC", "abc\r\ndef\x1b[1;2H\x1b[1'}", "a bc|d ef", "1,2");
    test::functionRow("DECDC", "abc\r\ndef\x1b[1;2H\x1b[1'~", "ac|df", "1,2");
    test::functionRow("DECBI at the left edge",
                      "abc\r\ndef\x1b[1;1H\x1b"
                      "6",
                      " abc| def", "1,1");
    test::functionRow("DECFI at the right edge",
                      "abc\r\ndef\x1b[1;10H\x1b"
                      "9",
                      "bc|ef", "1,10");
}

void FunctionsTest::erases_data()
{
    test::functionColumns();
    const QByteArray full = "\x1b#8\x1b[3;4H";
    test::functionRow("DECALN fills and goes home", "\x1b[3;4H\x1b#8",
                      "EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE", "1,1");
    test::functionRow("EL", full + "\x1b[K", "EEEEEEEEEE|EEEEEEEEEE|EEE|EEEEEEEEEE|EEEEEEEEEE", "3,4");
    test::functionRow("EL 1", full + "\x1b[1K", "EEEEEEEEEE|EEEEEEEEEE|    EEEEEE|EEEEEEEEEE|EEEEEEEEEE",
                      "3,4");
    test::functionRow("EL 2", full + "\x1b[2K", "EEEEEEEEEE|EEEEEEEEEE||EEEEEEEEEE|EEEEEEEEEE", "3,4");
    test::functionRow("ED", full + "\x1b[J", "EEEEEEEEEE|EEEEEEEEEE|EEE", "3,4");
    test::functionRow("ED 1", full + "\x1b[1J", "||    EEEEEE|EEEEEEEEEE|EEEEEEEEEE", "3,4");
    test::functionRow("ED 2 leaves the cursor", full + "\x1b[2J", "", "3,4");
    test::functionRow("ECH", full + "\x1b[3X", "EEEEEEEEEE|EEEEEEEEEE|EEE   EEEE|EEEEEEEEEE|EEEEEEEEEE",
                      "3,4");
    test::functionRow("ECH over the edge", full + "\x1b[99X",
                      "EEEEEEEEEE|EEEEEEEEEE|EEE|EEEEEEEEEE|EEEEEEEEEE", "3,4");
    test::functionRow("DECSEL leaves what DECSCA protects", "a\x1b[1\"qb\x1b[0\"qc\x1b[?2K", " b", "1,4");
    test::functionRow("DECSED", "a\x1b[1\"qb\x1b[2\"qc\r\nd\x1b[?2J", " b", "2,2");
    test::functionRow("EL does not look at it", "a\x1b[1\"qb\x1b[2K", "", "1,3");
}

void FunctionsTest::keepsToMargins_data()
{
    test::functionColumns();
    const QByteArray lines = "one\r\ntwo\r\nthree\r\nfour\r\nfive";
    test::functionRow("DECSTBM goes home", "abc\x1b[2;4r*", "*bc", "1,2");
    test::functionRow("LF scrolls the region only", lines + "\x1b[2;4r\x1b[4;1H\nX", "one|three|four|X|five",
                      "4,2");
    test::functionRow("RI scrolls it down", lines + "\x1b[2;4r\x1b[2;1H\x1bMX", "one|X|two|three|five",
                      "2,2");
    test::functionRow("LF below the region does not scroll", lines + "\x1b[2;4r\x1b[5;1H\nX",
                      "one|two|three|four|Xive", "5,2");
    test::functionRow("CUU stops at the top margin", "\x1b[2;4r\x1b[3;1H\x1b[9A*", "|*", "2,2");
    test::functionRow("CUU above it does not", "\x1b[3;4r\x1b[2;1H\x1b[9A*", "*", "1,2");
    test::functionRow("CUD stops at the bottom margin", "\x1b[2;4r\x1b[3;1H\x1b[9B*", "|||*", "4,2");
    test::functionRow("IL within", lines + "\x1b[2;4r\x1b[3;1H\x1b[L", "one|two||three|five", "3,1");
    test::functionRow("IL outside does nothing", lines + "\x1b[2;4r\x1b[5;1H\x1b[L",
                      "one|two|three|four|five", "5,1");
    test::functionRow("DL within", lines + "\x1b[2;4r\x1b[2;1H\x1b[M", "one|three|four||five", "2,1");
    test::functionRow("SU scrolls the region", lines + "\x1b[2;4r\x1b[S", "one|three|four||five", "1,1");
    test::functionRow("DECOM counts from the margin", "\x1b[2;4r\x1b[?6h\x1b[2;2H*", "|| *", "3,3");
    test::functionRow("DECOM does not leave it", "\x1b[2;4r\x1b[?6h\x1b[9;1H*", "|||*", "4,2");
    test::functionRow("VPA in DECOM", "\x1b[2;4r\x1b[?6h\x1b[9d*", "|||*", "4,2");
    test::functionRow("a region of one line is none", "\x1b[3;3r\x1b[5;1Ha\nb", "|||a| b", "5,3");
    test::functionRow("a region upside down is none", "\x1b[4;2r*", "*", "1,2");
    test::functionRow("no values: the whole screen", "\x1b[2;3r\x1b[r\x1b[5;1Ha\nb", "|||a| b", "5,3");
    test::functionRow("wrapping scrolls the region", "\x1b[1;2r\x1b[2;1H0123456789a\x1b[5;1Hz",
                      "0123456789|a|||z", "5,2");
}

void FunctionsTest::keepsToLeftAndRightMargins_data()
{
    test::functionColumns();
    const QByteArray on = "0123456789\r\nabcdefghij\r\nABCDEFGHIJ\x1b[?69h\x1b[3;6s";
    test::functionRow("text wraps within", on + "\x1b[4;3Hxxxxyy",
                      "0123456789|abcdefghij|ABCDEFGHIJ|  xxxx|  yy", "5,5");
    test::functionRow("CR goes to the left margin", on + "\x1b[1;5H\r*", "01*3456789|abcdefghij|ABCDEFGHIJ",
                      "1,4");
    test::functionRow("CR left of it goes to the edge", on + "\x1b[1;2H\r*",
                      "*123456789|abcdefghij|ABCDEFGHIJ", "1,2");
    test::functionRow("ICH stays within", on + "\x1b[1;4H\x1b[1@", "012 346789|abcdefghij|ABCDEFGHIJ", "1,4");
    test::functionRow("DCH stays within", on + "\x1b[1;4H\x1b[1P", "01245 6789|abcdefghij|ABCDEFGHIJ", "1,4");
    test::functionRow("ICH outside does nothing", on + "\x1b[1;8H\x1b[1@", "0123456789|abcdefghij|ABCDEFGHIJ",
                      "1,8");
    test::functionRow("DL scrolls the part", on + "\x1b[1;3H\x1b[M", "01cdef6789|abCDEFghij|AB    GHIJ",
                      "1,3");
    test::functionRow("IL scrolls it down", on + "\x1b[1;3H\x1b[L", "01    6789|ab2345ghij|ABcdefGHIJ|  CDEF",
                      "1,3");
    test::functionRow("CUF stops at the right margin", on + "\x1b[1;4H\x1b[9C*",
                      "01234*6789|abcdefghij|ABCDEFGHIJ", "1,6+");
    test::functionRow("without the mode it saves the cursor", "\x1b[2;3H\x1b[s\x1b[H\x1b[u*", "|  *", "2,4");
}

void FunctionsTest::tabs_data()
{
    test::functionColumns();
    test::functionRow("every eighth", "\t*", "        *", "1,10");
    test::functionRow("the last column stops", "\t\t*", "         *", "1,10+");
    test::functionRow("HTS sets one", "\x1b[4G\x1bH\r\t*", "   *", "1,5");
    test::functionRow("TBC clears one", "\x1b[9G\x1b[g\r\t*", "         *", "1,10+");
    test::functionRow("TBC 3 clears all", "\x1b[3g\r\t*", "         *", "1,10+");
    test::functionRow("CBT", "\x1b[4G\x1bH\x1b[8G\x1b[Z*", "   *", "1,5");
    test::functionRow("CBT to the edge", "\x1b[8G\x1b[9Z*", "*", "1,2");
    test::functionRow("CHT", "\x1b[3G\x1bH\x1b[5G\x1bH\r\x1b[2I*", "    *", "1,6");
}

void FunctionsTest::savesAndResets_data()
{
    test::functionColumns();
    test::functionRow("DECSC and DECRC",
                      "\x1b[2;3H\x1b"
                      "7\x1b[5;5H\x1b"
                      "8*",
                      "|  *", "2,4");
    test::functionRow("DECRC without DECSC is home",
                      "\x1b[3;3H\x1b"
                      "8*",
                      "*", "1,2");
    test::functionRow("DECSC remembers the wrap to come",
                      "0123456789\x1b"
                      "7\x1b[H\x1b"
                      "8a",
                      "0123456789|a", "2,2");
    test::functionRow("DECSC remembers the character set",
                      "\x1b(0\x1b"
                      "7\x1b(B\x1b"
                      "8q",
                      "\u2500", "1,2");
    test::functionRow("DECSC remembers the origin mode",
                      "\x1b[2;4r\x1b[?6h\x1b"
                      "7\x1b[?6l\x1b"
                      "8\x1b[1;1H*",
                      "|*", "2,2");
    test::functionRow("1049 saves, clears and brings back", "abc\x1b[?1049hxyz\x1b[?1049l*", "abc*", "1,5");
    test::functionRow("1049 shows an empty screen", "abc\x1b[?1049hx", "   x", "1,5");
    test::functionRow("47 keeps both", "abc\x1b[?47hx\x1b[?47l\x1b[?47h", "   x", "1,5");
    test::functionRow("1047 clears what it leaves", "abc\x1b[?1047hx\x1b[?1047l\x1b[?1047h", "", "1,5");
    test::functionRow("DECSTR frees the margins and the modes",
                      "\x1b[2;3r\x1b[?6h\x1b[4h\x1b[!p\x1b[5;1Ha\nb", "|||a| b", "5,3");
    test::functionRow("RIS",
                      "abc\x1b[2;3r\x1b[?6h\x1b(0\x1b"
                      "cq",
                      "q", "1,2");
    test::functionRow("RIS on the alternate screen",
                      "abc\x1b[?1049hx\x1b"
                      "c*",
                      "*", "1,2");
}

void FunctionsTest::drawsOtherCharacters_data()
{
    test::functionColumns();
    test::functionRow("DEC Special Graphics", "\x1b(0lqk\x1b(Bq", "\u250c\u2500\u2510q", "1,5");
    test::functionRow("G1 by SO and SI", "\x1b)0q\x0eq\x0fq", "q\u2500q", "1,4");
    test::functionRow("SS2 and SS3 are for one character", "\x1b*0\x1bNqq\x1b+0\x1bOqq", "\u2500q\u2500q",
                      "1,5");
    test::functionRow("LS2", "\x1b*0\x1bnq", "\u2500", "1,2");
    test::functionRow("the British pound", "\x1b(A#\x1b(B#", "\u00a3#", "1,3");
    test::functionRow("UTF-8", "\u00e4\u20ac\U0001d11e", "\u00e4\u20ac\U0001d11e", "1,4");
    test::functionRow("C1 in UTF-8 is a control",
                      "a\xc2\x85"
                      "b",
                      "a|b", "2,2");
    test::functionRow("CSI in UTF-8",
                      "\xc2\x9b"
                      "2;2H*",
                      "| *", "2,3");
    test::functionRow("ISO 8859-1 and C1 in single bytes",
                      "\x1b%@\xe4\x9b"
                      "2;2H*\x1b%G\u00e4",
                      "\u00e4| *\u00e4", "2,4");
    test::functionRow("a combining mark joins", "e\u0301x", "e\u0301x", "1,3");
    test::functionRow("at the last column, too", "012345678e\u0301", "012345678e\u0301", "1,10+");
    test::functionRow("without anything to join", "\u0301x", "x", "1,2");
    test::functionRow("eight marks, no more", "e" + QByteArray("\u0301").repeated(20),
                      "e" + QByteArray("\u0301").repeated(8), "1,2");
}

void FunctionsTest::keepsWideCharactersWhole_data()
{
    test::functionColumns();
    test::functionRow("two columns", "\u6f22x", "\u6f22x", "1,4");
    test::functionRow("does not fit: the next row", "012345678\u6f22", "012345678|\u6f22", "2,3");
    test::functionRow("without DECAWM at the edge", "\x1b[?7l012345678\u6f22", "01234567\u6f22", "1,10");
    test::functionRow("its left half overwritten", "a\u6f22b\x1b[2Gx", "ax b", "1,3");
    test::functionRow("its right half overwritten", "a\u6f22b\x1b[3Gx", "a xb", "1,4");
    test::functionRow("a wide one over two halves", "\u6f22\u6f22\x1b[2G\u5b57", " \u5b57", "1,4");
    test::functionRow("half of it erased", "a\u6f22b\x1b[3G\x1b[K", "a", "1,3");
    test::functionRow("half of it deleted", "a\u6f22b\x1b[3G\x1b[P", "a b", "1,3");
    test::functionRow("pushed apart", "a\u6f22b\x1b[3G\x1b[@", "a   b", "1,3");
    test::functionRow("pushed over the edge", "01234567\u6f22\x1b[1G\x1b[@", " 01234567", "1,1");
    test::functionRow("cut by a margin", "ab\u6f22cd\r\n\x1b[?69h\x1b[4;8s\x1b[1;4H\x1b[M", "ab", "1,4");
    test::functionRow("a mark on it", "\u6f22\u0301", "\u6f22\u0301", "1,3");
}

void FunctionsTest::readsWhateverComes_data()
{
    test::functionColumns();
    test::functionRow("a lone continuation byte",
                      "a\x80"
                      "b",
                      "a\ufffd"
                      "b",
                      "1,4");
    test::functionRow("a character broken off",
                      "\xe6\xbc"
                      "b",
                      "\ufffd"
                      "b",
                      "1,3");
    test::functionRow("a character broken off by ESC", "\xe6\x1b[2;2Hb", "\ufffd| b", "2,3");
    test::functionRow("an overlong slash", "\xc0\xaf", "\ufffd\ufffd", "1,3");
    test::functionRow("a surrogate", "\xed\xa0\x80", "\ufffd\ufffd\ufffd", "1,4");
    test::functionRow("beyond Unicode", "\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd", "1,5");
    test::functionRow("CAN breaks a sequence off",
                      "\x1b[2;\x18"
                      "3H",
                      "3H", "1,3");
    test::functionRow("ESC begins anew", "\x1b[2;\x1b[2;2H*", "| *", "2,3");
    test::functionRow("a sequence with too many values", "\x1b[" + QByteArray("1;").repeated(200) + "5H*",
                      "*", "1,2");
    test::functionRow("a value beyond all bounds", "\x1b[99999999999999999999;2H*", "|||| *", "5,3");
    test::functionRow("an unknown sequence is not shown", "a\x1b[1;2$yb\x1b[>4;2mc", "abc", "1,4");
    test::functionRow("a prefix in the wrong place", "\x1b[1?2h*", "*", "1,2");
    test::functionRow("two intermediates", "\x1b[1 !p*", "*", "1,2");
    test::functionRow("OSC ends with BEL or ST",
                      "\x1b]0;t\x07"
                      "a\x1b]0;t\x1b\\b",
                      "ab", "1,3");
    test::functionRow("an ESC ends OSC without ST", "\x1b]0;t\x1b[2;2H*", "| *", "2,3");
    test::functionRow("DCS, APC, PM and SOS say nothing",
                      "\x1bPq#0\x07x\x1b\\a\x1b_G\x1b\\b\x1b^x\x1b\\c\x1bXx\x1b\\d", "abcd", "1,5");
    test::functionRow("NUL and DEL are nothing",
                      QByteArray("a\0b\x7f"
                                 "c",
                                 5),
                      "abc", "1,4");
    test::functionRow("ENQ is not answered by drawing",
                      "a\x05"
                      "b",
                      "ab", "1,3");
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::FunctionsTest)
#include "FunctionsTest.moc"

#include "FunctionRows.h"

namespace porthole::terminal {

/// Control functions family by family, in corners that FunctionsTest does not look into. Source of what is
/// expected: ECMA-48, DEC STD 070, the VT420's and the VT510's manuals, xterm's control sequences.
class ConformanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movement_data();
    void movement() { test::checkFunction(); }
    void indexing_data();
    void indexing() { test::checkFunction(); }
    void origin_data();
    void origin() { test::checkFunction(); }
    void insertionAndDeletion_data();
    void insertionAndDeletion() { test::checkFunction(); }
    void scrolling_data();
    void scrolling() { test::checkFunction(); }
    void erasure_data();
    void erasure() { test::checkFunction(); }
    void protection_data();
    void protection() { test::checkFunction(); }
    void rectangles_data();
    void rectangles() { test::checkFunction(); }
    void tabs_data();
    void tabs() { test::checkFunction(); }
    void resets_data();
    void resets() { test::checkFunction(); }
    void switchesModes_data();
    void switchesModes();
};

namespace {

void row(const char *name, const QByteArray &bytes, const QByteArray &screen, const QByteArray &cursor)
{
    test::functionRow(name, bytes, screen, cursor);
}

const QByteArray kLines = "one\r\ntwo\r\nthree\r\nfour\r\nfive";
const QByteArray kSquare = "abcde\r\nfghij\r\nklmno\r\npqrst\r\nuvwxy";
const QByteArray kMargins = "\x1b[?69h\x1b[3;6s"; // columns 3 to 6

} // namespace

void ConformanceTest::movement_data()
{
    test::functionColumns();
    row("BS: left of the left margin it goes to the edge", kMargins + "\x1b[1;2H\b\b*", "*", "1,2");
    row("BS: stops at the left margin", kMargins + "\x1b[1;4H\b\b\b*", "  *", "1,4");
    row("CR: from a column on the right of the margins", kMargins + "\x1b[1;9H\r*", "  *", "1,4");
    row("CUB: stops at the left margin from within", kMargins + "\x1b[1;5H\x1b[9D*", "  *", "1,4");
    row("CUB: stops there from the right, too", kMargins + "\x1b[1;9H\x1b[9D*", "  *", "1,4");
    row("CUB: left of the margins it goes to the edge", kMargins + "\x1b[1;2H\x1b[9D*", "*", "1,2");
    row("CUB: 0 is 1", "\x1b[1;5H\x1b[0D*", "   *", "1,5");
    row("CUF: right of the margins it goes to the edge", kMargins + "\x1b[1;8H\x1b[9C*", "         *",
        "1,10+");
    row("CUF: left of the margins it stops at the right one", kMargins + "\x1b[1;1H\x1b[9C*", "     *",
        "1,6+");
    row("CUF: does not wrap", "\x1b[1;10H\x1b[C*", "         *", "1,10+");
    row("CUU: 0 is 1", "\x1b[3;1H\x1b[0A*", "|*", "2,2");
    row("CUU: from below the region it stops at its top", "\x1b[2;3r\x1b[5;1H\x1b[9A*", "|*", "2,2");
    row("CUD: from above the region it stops at its bottom", "\x1b[2;3r\x1b[1;1H\x1b[9B*", "||*", "3,2");
    row("CUD: below the region it stops at the screen's end", "\x1b[1;2r\x1b[4;1H\x1b[9B*", "||||*", "5,2");
    row("CNL: stops at the bottom margin", "\x1b[2;3r\x1b[2;5H\x1b[9E*", "||*", "3,2");
    row("CNL: does not scroll", kLines + "\x1b[5;3H\x1b[E*", "one|two|three|four|*ive", "5,2");
    row("CPL: stops at the top margin", "\x1b[2;4r\x1b[3;5H\x1b[9F*", "|*", "2,2");
    row("CNL: goes to the left margin", kMargins + "\x1b[1;5H\x1b[E*", "|  *", "2,4");
    row("CHA: is not held by the margins", kMargins + "\x1b[1;4H\x1b[9G*", "        *", "1,10");
    row("CHA: 0 is 1", "\x1b[1;4H\x1b[0G*", "*", "1,2");
    row("CHA: beyond the edge", "\x1b[99G*", "         *", "1,10+");
    row("HPA: keeps the row", "\x1b[3;4H\x1b[6`*", "||     *", "3,7");
    row("HPR: is not held by the margins", kMargins + "\x1b[1;4H\x1b[5a*", "        *", "1,10");
    row("HPR: beyond the edge", "\x1b[99a*", "         *", "1,10+");
    row("VPA: beyond the edge", "\x1b[99d*", "||||*", "5,2");
    row("VPA: is not held by the region", "\x1b[2;3r\x1b[5d*", "||||*", "5,2");
    row("VPR: is not held by the region", "\x1b[2;3r\x1b[2;1H\x1b[3e*", "||||*", "5,2");
    row("VPR: beyond the edge", "\x1b[99e*", "||||*", "5,2");
    row("CUP: only the row", "\x1b[3H*", "||*", "3,2");
    row("CUP: only the column", "\x1b[;3H*", "  *", "1,4");
    row("CUP: is not held by the margins", kMargins + "\x1b[2;3r\x1b[5;9H*", "||||        *", "5,10");
    row("HVP: the row left out", "\x1b[;3f*", "  *", "1,4");
    row("VT: in the region's last row it scrolls", kLines + "\x1b[1;2r\x1b[2;1H\v*", "two|*|three|four|five",
        "2,2");
    row("leading zeros", "\x1b[00000000000003;0000000000004H*", "||   *", "3,5");
    row("a value beyond 65535", "\x1b[70000C*", "         *", "1,10+");
}

void ConformanceTest::indexing_data()
{
    test::functionColumns();
    row("IND: keeps the column",
        "ab\x1b"
        "D*",
        "ab|  *", "2,4");
    row("IND: in the last row scrolls",
        kLines + "\x1b[5;1H\x1b"
                 "D*",
        "two|three|four|five|*", "5,2");
    row("IND: does not scroll outside the margins",
        kLines + kMargins +
            "\x1b[5;8H\x1b"
            "D*",
        "one|two|three|four|five   *", "5,9");
    row("IND: scrolls the part between the margins",
        kSquare + kMargins +
            "\x1b[5;4H\x1b"
            "D",
        "abhij|fgmno|klrst|pqwxy|uv", "5,4");
    row("NEL: goes to the left margin",
        kMargins + "\x1b[1;5H\x1b"
                   "E*",
        "|  *", "2,4");
    row("NEL: left of the margins it goes to the edge",
        kMargins + "\x1b[1;2H\x1b"
                   "E*",
        "|*", "2,2");
    row("RI: above the region it stops at the screen's top", kLines + "\x1b[3;4r\x1b[1;1H\x1bM*",
        "*ne|two|three|four|five", "1,2");
    row("RI: does not scroll outside the margins", kLines + kMargins + "\x1b[1;8H\x1bM*",
        "one    *|two|three|four|five", "1,9");
    row("RI: scrolls the part between the margins", kSquare + kMargins + "\x1b[1;4H\x1bM",
        "ab|fgcde|klhij|pqmno|uvrst", "1,4");
    row("LF: left of the margins in the last row does not scroll", kSquare + kMargins + "\x1b[5;1H\n*",
        "abcde|fghij|klmno|pqrst|*vwxy", "5,2");
    row("DECFI: moves where there is room",
        "\x1b[1;4H\x1b"
        "9*",
        "    *", "1,6");
    row("DECFI: shifts the part between the margins",
        kSquare + kMargins +
            "\x1b[2;4r\x1b[3;6H\x1b"
            "9",
        "abcde|fgij|klno|pqst|uvwxy", "3,6");
    row("DECBI: moves where there is room",
        "\x1b[1;4H\x1b"
        "6*",
        "  *", "1,4");
    row("DECBI: shifts the part between the margins",
        kSquare + kMargins +
            "\x1b[2;4r\x1b[3;3H\x1b"
            "6",
        "abcde|fg hij|kl mno|pq rst|uvwxy", "3,3");
    row("DECBI: outside the region does nothing",
        kSquare + "\x1b[2;4r\x1b[1;1H\x1b"
                  "6",
        "abcde|fghij|klmno|pqrst|uvwxy", "1,1");
}

void ConformanceTest::origin_data()
{
    test::functionColumns();
    const QByteArray on = "\x1b[2;4r" + kMargins + "\x1b[?6h";
    row("DECOM: goes to the region's corner", on + "*", "|  *", "2,4");
    row("DECOM: off, the screen's corner", on + "\x1b[?6l*", "*", "1,2");
    row("DECOM: CUP stays within", on + "\x1b[9;9H*", "|||     *", "4,6+");
    row("DECOM: CHA counts from the margin", on + "\x1b[2G*", "|   *", "2,5");
    row("DECOM: HPR stays within", on + "\x1b[9a*", "|     *", "2,6+");
    row("DECOM: VPR stays within", on + "\x1b[9e*", "|||  *", "4,4");
    row("DECOM: DECSTBM goes to the new corner", on + "\x1b[3;5r*", "||  *", "3,4");
    row("DECOM: DECSLRM, too", on + "\x1b[4;8s*", "|   *", "2,5");
    row("DECSTBM: only the top", "\x1b[3r\x1b[5;1H\n\x1b[1;1Hx", "x", "1,2");
    row("DECSTBM: a bottom beyond the screen", kLines + "\x1b[4;99r\x1b[5;1H\n", "one|two|three|five", "5,1");
    row("DECSLRM: a right margin beyond the screen", "\x1b[?69h\x1b[9;99sxyz", "xyz", "1,4");
    row("DECSLRM: one column is none", "\x1b[?69h\x1b[4;4s0123456789a", "0123456789|a", "2,2");
    row("DECSLRM: upside down is none", "\x1b[?69h\x1b[6;3s0123456789a", "0123456789|a", "2,2");
    row("DECSLRM: no values are the whole width", kMargins + "\x1b[s0123456789a", "0123456789|a", "2,2");
    row("DECLRMM: off frees the margins", kMargins + "\x1b[?69l0123456789a", "0123456789|a", "2,2");
    row("DECALN: frees the margins", on + "\x1b#8\x1b[5;1H\n", "EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE|EEEEEEEEEE",
        "5,1");
}

void ConformanceTest::insertionAndDeletion_data()
{
    test::functionColumns();
    row("ICH: 0 is 1", "abc\x1b[1G\x1b[0@*", "*abc", "1,2");
    row("ICH: does not wrap what is pushed out", "0123456789\x1b[1G\x1b[@", " 012345678", "1,1");
    row("ICH: forgets the wrap to come", "0123456789\x1b[@*", "012345678*", "1,10+");
    row("DCH: 0 is 1", "abc\x1b[1G\x1b[0P*", "*c", "1,2");
    row("DCH: of more than there is", "abc\x1b[2G\x1b[99P*", "a*", "1,3");
    row("DCH: outside the margins does nothing", "0123456789" + kMargins + "\x1b[1;8H\x1b[P", "0123456789",
        "1,8");
    row("IL: 0 is 1", kLines + "\x1b[2;1H\x1b[0L", "one||two|three|four", "2,1");
    row("IL: of more than the region has", kLines + "\x1b[2;4r\x1b[3;1H\x1b[99L", "one|two|||five", "3,1");
    row("IL: between the margins only", kSquare + kMargins + "\x1b[2;4H\x1b[L", "abcde|fg|klhij|pqmno|uvrst",
        "2,3");
    row("IL: right of the margins does nothing", kSquare + kMargins + "\x1b[2;8H\x1b[L",
        "abcde|fghij|klmno|pqrst|uvwxy", "2,8");
    row("DL: 0 is 1", kLines + "\x1b[2;1H\x1b[0M", "one|three|four|five", "2,1");
    row("DL: of more than there is", kLines + "\x1b[2;1H\x1b[99M", "one", "2,1");
    row("DL: goes to the beginning of the line", kLines + "\x1b[2;3H\x1b[M*", "one|*hree|four|five", "2,2");
    row("DECIC: 0 is 1", kSquare + "\x1b[1;2H\x1b[0'}", "a bcde|f ghij|k lmno|p qrst|u vwxy", "1,2");
    row("DECIC: between the margins and in the region only",
        kSquare + "\x1b[2;4r" + kMargins + "\x1b[3;4H\x1b['}", "abcde|fgh ij|klm no|pqr st|uvwxy", "3,4");
    row("DECIC: outside does nothing", kSquare + kMargins + "\x1b[1;2H\x1b['}",
        "abcde|fghij|klmno|pqrst|uvwxy", "1,2");
    row("DECDC: between the margins and in the region only",
        kSquare + "\x1b[2;4r" + kMargins + "\x1b[3;4H\x1b['~", "abcde|fghj|klmo|pqrt|uvwxy", "3,4");
    row("DECDC: of more than there is", kSquare + "\x1b[1;3H\x1b[99'~", "ab|fg|kl|pq|uv", "1,3");
    row("IRM: pushes no further than the right margin", "0123456789" + kMargins + "\x1b[1;4H\x1b[4hXY",
        "012XY36789", "1,6");
    row("IRM: a wide character pushes by two", "abc\x1b[1G\x1b[4h\u6f22",
        "\u6f22"
        "abc",
        "1,3");
    row("IRM: at the edge it wraps first", "0123456789\x1b[4hX", "0123456789|X", "2,2");
    row("REP: 0 is 1", "a\x1b[0b", "aa", "1,3");
    row("REP: keeps to the margins", kMargins + "\x1b[1;3Ha\x1b[5b", "  aaaa|  aa", "2,5");
    row("REP: repeats a character of another set", "\x1b(0q\x1b(B\x1b[2b", "\u2500\u2500\u2500", "1,4");
    row("REP: a wide one", "\u6f22\x1b[b", "\u6f22\u6f22", "1,5");
}

void ConformanceTest::scrolling_data()
{
    test::functionColumns();
    row("SU: 0 is 1", kLines + "\x1b[0S", "two|three|four|five", "5,5");
    row("SU: of more than there is", kLines + "\x1b[99S", "", "5,5");
    row("SU: the cursor may be outside the region", kLines + "\x1b[2;4r\x1b[5;1H\x1b[S",
        "one|three|four||five", "5,1");
    row("SU: between the margins only", kSquare + kMargins + "\x1b[S", "abhij|fgmno|klrst|pqwxy|uv", "1,1");
    row("SU: both margins", kSquare + "\x1b[2;4r" + kMargins + "\x1b[2S", "abcde|fgrst|kl|pq|uvwxy", "1,1");
    row("SD: 0 is 1", kLines + "\x1b[0T", "|one|two|three|four", "5,5");
    row("SD: of more than there is", kLines + "\x1b[99T", "", "5,5");
    row("SD: the region only", kLines + "\x1b[2;4r\x1b[T", "one||two|three|five", "1,1");
    row("SD: between the margins only", kSquare + kMargins + "\x1b[T", "ab|fgcde|klhij|pqmno|uvrst", "1,1");
    row("a wrap within the margins scrolls them only", kSquare + kMargins + "\x1b[5;6H12",
        "abhij|fgmno|klrst|pqwxy1|uv2", "5,4");
}

void ConformanceTest::erasure_data()
{
    test::functionColumns();
    row("ED: an unknown value does nothing", "abc\x1b[4J", "abc", "1,4");
    row("ED 0: from the cursor on", kLines + "\x1b[2;2H\x1b[0J", "one|t", "2,2");
    row("ED 1: up to the cursor and with it", kLines + "\x1b[2;2H\x1b[1J", "|  o|three|four|five", "2,2");
    row("ED: margins do not hold it", kLines + "\x1b[2;3r" + kMargins + "\x1b[2;4H\x1b[J", "one|two", "2,4");
    row("ED: origin mode does not move it", kLines + "\x1b[3;4r\x1b[?6h\x1b[2J", "", "3,1");
    row("ED: forgets the wrap to come", "0123456789\x1b[1;10Hx\x1b[Jy", "012345678y", "1,10+");
    row("ED 3: leaves the screen", kLines + "\x1b[3J", "one|two|three|four|five", "5,5");
    row("EL: an unknown value does nothing", "abc\x1b[2G\x1b[3K", "abc", "1,2");
    row("EL: margins do not hold it", "0123456789" + kMargins + "\x1b[1;4H\x1b[K", "012", "1,4");
    row("EL 1: with the cursor in the last column", "0123456789\x1b[1K", "", "1,10");
    row("ECH: 0 is 1", "abc\x1b[1G\x1b[0X", " bc", "1,1");
    row("ECH: margins do not hold it", "0123456789" + kMargins + "\x1b[1;4H\x1b[5X", "012     89", "1,4");
    row("ECH: does not go on in the next row", "0123456789\r\nabc\x1b[1;9H\x1b[9X", "01234567|abc", "1,9");
    row("DECSEL: without protection it is EL", "abcdef\x1b[3G\x1b[?K", "ab", "1,3");
    row("DECSEL 1", "abcdef\x1b[3G\x1b[?1K", "   def", "1,3");
    row("DECSED 0", kLines + "\x1b[2;2H\x1b[?J", "one|t", "2,2");
    row("DECSED 1", kLines + "\x1b[2;2H\x1b[?1J", "|  o|three|four|five", "2,2");
}

void ConformanceTest::protection_data()
{
    test::functionColumns();
    const QByteArray dec = "a\x1b[1\"qb\x1b[0\"qc", iso = "a\x1bVb\x1bWc";
    row("DECSCA: DECSEL spares it", dec + "\x1b[?2K", " b", "1,4");
    row("DECSCA: EL does not", dec + "\x1b[2K", "", "1,4");
    row("DECSCA: ED does not", dec + "\x1b[2J", "", "1,4");
    row("DECSCA: ECH does not", dec + "\x1b[1G\x1b[3X", "", "1,1");
    row("DECSCA: DCH moves it", dec + "\x1b[1G\x1b[P\x1b[?2K", "b", "1,1");
    row("DECSCA: SGR 0 does not end it", "\x1b[1\"q\x1b[mb\x1b[?2K", "b", "1,2");
    row("DECSCA: DECSTR ends it", "\x1b[1\"q\x1b[!pb\x1b[?2K", "", "1,2");
    row("DECSCA: DECSC remembers it",
        "\x1b[1\"q\x1b"
        "7\x1b[0\"q\x1b"
        "8b\x1b[?2K",
        "b", "1,2");
    row("SPA: EL spares it", iso + "\x1b[2K", " b", "1,4");
    row("SPA: ED spares it", iso + "\x1b[2J", " b", "1,4");
    row("SPA: ECH spares it", iso + "\x1b[1G\x1b[3X", " b", "1,1");
    row("SPA: DECSEL does not", iso + "\x1b[?2K", "", "1,4");
    row("SPA: DECSED does not", iso + "\x1b[?2J", "", "1,4");
    row("SPA: may be written over", iso + "\x1b[1Gxyz\x1b[2K", "", "1,4");
    row("SPA: RIS ends it",
        "\x1bV\x1b"
        "cb\x1b[2K",
        "", "1,2");
}

void ConformanceTest::rectangles_data()
{
    test::functionColumns();
    row("DECFRA: fills", kSquare + "\x1b[43;2;2;4;4$x", "abcde|f+++j|k+++o|p+++t|uvwxy", "5,6");
    row("DECFRA: without values the whole screen", "\x1b[43$x",
        "++++++++++|++++++++++|++++++++++|++++++++++|++++++++++", "1,1");
    row("DECFRA: upside down does nothing", kSquare + "\x1b[43;4;4;2;2$x", "abcde|fghij|klmno|pqrst|uvwxy",
        "5,6");
    row("DECFRA: beyond the screen", "\x1b[43;5;9;99;99$x", "||||        ++", "1,1");
    row("DECFRA: wholly beyond it", "\x1b[43;50;50;99;99$x", "", "1,1");
    row("DECFRA: not with control characters", "\x1b[10;1;1;2;2$x\x1b[127$x\x1b[155$x\x1b[9999$x", "", "1,1");
    row("DECFRA: origin mode counts from the margins", "\x1b[2;4r" + kMargins + "\x1b[?6h\x1b[43;1;1;2;9$x",
        "|  ++++|  ++++", "2,3");
    row("DECFRA: margins alone do not hold it", "\x1b[2;3r" + kMargins + "\x1b[43;1;1;1;9$x", "+++++++++",
        "1,1");
    row("DECFRA: cuts wide characters", "\u6f22\u6f22\x1b[43;1;2;1;3$x", " ++", "1,5");
    row("DECERA: erases", kSquare + "\x1b[2;2;4;4$z", "abcde|f   j|k   o|p   t|uvwxy", "5,6");
    row("DECERA: without values the whole screen", kSquare + "\x1b[$z", "", "5,6");
    row("DECERA: spares nothing", "\x1b[1\"qab\x1b[1;1;1;2$z", "", "1,3");
    row("DECSERA: spares what is protected", "a\x1b[1\"qb\x1b[0\"qc\x1b[1;1;1;3${", " b", "1,4");
    row("DECSERA: not what SPA protects", "a\x1bVb\x1bWc\x1b[1;1;1;3${", "", "1,4");
    row("DECCRA: copies", kSquare + "\x1b[1;1;2;2;1;4;6;1$v", "abcde|fghij|klmno|pqrstab|uvwxyfg", "5,6");
    row("DECCRA: onto itself, downwards", kSquare + "\x1b[1;1;3;3;1;2;2;1$v", "abcde|fabcj|kfgho|pklmt|uvwxy",
        "5,6");
    row("DECCRA: onto itself, upwards", kSquare + "\x1b[2;2;4;4;1;1;1;1$v", "ghide|lmnij|qrsno|pqrst|uvwxy",
        "5,6");
    row("DECCRA: what does not fit is left out", kSquare + "\x1b[1;1;2;3;1;5;9;1$v",
        "abcde|fghij|klmno|pqrst|uvwxy   ab", "5,6");
    row("DECCRA: to beyond the screen", kSquare + "\x1b[1;1;2;3;1;50;50;1$v", "abcde|fghij|klmno|pqrst|uvwxy",
        "5,6");
    row("DECCRA: from beyond the screen", kSquare + "\x1b[50;50;60;60;1;1;1;1$v",
        "abcde|fghij|klmno|pqrst|uvwxy", "5,6");
    row("DECCRA: upside down does nothing", kSquare + "\x1b[1;4;2;2;1;4;1;1$v",
        "abcde|fghij|klmno|pqrst|uvwxy", "5,6");
    row("DECCRA: halves of wide characters are blanks", "\u6f22\u6f22\x1b[1;2;1;3;1;2;1;1$v*",
        "\u6f22\u6f22*", "1,6");
    row("DECCRA: origin mode counts from the margins", kSquare + "\x1b[2;4r\x1b[?6h\x1b[1;1;1;3;1;2;1;1$v",
        "abcde|fghij|fghno|pqrst|uvwxy", "2,1");
}

void ConformanceTest::tabs_data()
{
    test::functionColumns();
    row("HT: stops at the right margin", "\x1b[?69h\x1b[1;5s\x1b[1;2H\t*", "    *", "1,5+");
    row("HT: right of the margins it goes to the edge", "\x1b[?69h\x1b[1;5s\x1b[1;7H\t\t*", "         *",
        "1,10+");
    row("HT: does not erase", "abcdefghij\r\t*", "abcdefgh*j", "1,10");
    row("HT: keeps the wrap to come", "0123456789\ta", "0123456789|a", "2,2");
    row("CHT: 0 is 1", "\x1b[0I*", "        *", "1,10");
    row("CHT: beyond the last stop", "\x1b[9I*", "         *", "1,10+");
    row("CBT: 0 is 1", "\x1b[1;10H\x1b[0Z*", "        *", "1,10");
    row("CBT: margins do not hold it", kMargins + "\x1b[1;5H\x1b[Z*", "*", "1,2");
    row("TBC 0: leaves the others", "\x1b[4G\x1bH\x1b[6G\x1bH\x1b[4G\x1b[0g\r\t*", "     *", "1,7");
    row("TBC: an unknown value does nothing", "\x1b[9g\t*", "        *", "1,10");
    row("HTS: twice is once", "\x1b[4G\x1bH\x1bH\r\t\t*", "        *", "1,10");
    row("HTS: as one byte of C1", "\x1b[4G\xc2\x88\r\t*", "   *", "1,5");
    row("DECST8C: every eighth again", "\x1b[3g\x1b[?5W\r\t*", "        *", "1,10");
    row("DECST8C: takes others away", "\x1b[4G\x1bH\x1b[?5W\r\t*", "        *", "1,10");
}

void ConformanceTest::resets_data()
{
    test::functionColumns();
    row("DECSTR: keeps the screen and the cursor", "abc\x1b[!p*", "abc*", "1,5");
    row("DECSTR: frees the left and right margins", kMargins + "\x1b[!p0123456789a", "0123456789|a", "2,2");
    row("DECSTR: wraps again", "\x1b[?7l\x1b[!p0123456789a", "0123456789|a", "2,2");
    row("DECSTR: forgets the saved cursor",
        "\x1b[3;3H\x1b"
        "7\x1b[!p\x1b"
        "8*",
        "*", "1,2");
    row("DECSTR: takes the usual characters", "\x1b(0\x1b[!pq", "q", "1,2");
    row("DECSTR: does not leave the alternate screen", "abc\x1b[?47h\x1b[Hx\x1b[!p\x1b[?47l", "abc", "1,2");
    row("RIS: home, and the screen is empty",
        kLines + "\x1b"
                 "c*",
        "*", "1,2");
    row("RIS: tabs",
        "\x1b[3g\x1b"
        "c\t*",
        "        *", "1,10");
    row("RIS: forgets the saved cursor",
        "\x1b[3;3H\x1b"
        "7\x1b"
        "c\x1b"
        "8*",
        "*", "1,2");
    row("RIS: line feed no longer returns",
        "\x1b[20h\x1b"
        "cab\nc",
        "ab|  c", "2,4");
    row("RIS: forgets what REP repeats",
        "a\x1b"
        "c\x1b[3b*",
        "*", "1,2");
    row("DECSC: remembers no insertion",
        "\x1b[4h\x1b"
        "7\x1b[4l\x1b"
        "8ab\rX",
        "Xb", "1,2");
    row("DECSC: of each screen its own",
        "\x1b[2;2H\x1b"
        "7\x1b[?47h\x1b[4;4H\x1b"
        "7\x1b[?47l\x1b"
        "8*",
        "| *", "2,3");
    row("SCOSC and SCORC", "\x1b[2;2H\x1b[s\x1b[H\x1b[u*", "| *", "2,3");
    row("1048 saves and brings back", "\x1b[2;2H\x1b[?1048h\x1b[H\x1b[?1048l*", "| *", "2,3");
}

void ConformanceTest::switchesModes_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("usually");
    const auto mode = [](const char *name, const char *number, bool usually = false) {
        QTest::newRow(name) << QByteArray(number) << usually;
    };
    mode("IRM", "4");
    mode("LNM", "20");
    mode("DECCKM", "?1");
    mode("DECSCNM", "?5");
    mode("DECOM", "?6");
    mode("DECAWM", "?7", true);
    mode("X10's mouse", "?9");
    mode("a blinking cursor", "?12", true);
    mode("DECTCEM", "?25", true);
    mode("the alternate screen", "?47");
    mode("DECNKM", "?66");
    mode("DECLRMM", "?69");
    mode("the mouse", "?1000");
    mode("the mouse with a button held", "?1002");
    mode("the mouse whatever it does", "?1003");
    mode("focus", "?1004");
    mode("the mouse's SGR coding", "?1006");
    mode("the wheel as keys", "?1007", true);
    mode("the alternate screen that is cleared", "?1047");
    mode("the alternate screen with the cursor", "?1049");
    mode("bracketed paste", "?2004");
    mode("synchronised output", "?2026");
}

/// SM and RM, DECSET and DECRST, as DECRQM tells of them; RIS brings back what is usual.
void ConformanceTest::switchesModes()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, usually);
    Terminal terminal({10, 5});
    const auto answer = [&](const QByteArray &bytes) {
        test::feed(terminal, bytes + "\x1b[" + number + "$p");
        return QByteArray::fromStdString(terminal.takeOutput());
    };
    const QByteArray set = "\x1b[" + number + ";1$y", reset = "\x1b[" + number + ";2$y";
    QCOMPARE(answer({}), usually ? set : reset);
    QCOMPARE(answer("\x1b[" + number + "h"), set);
    QCOMPARE(answer("\x1b[" + number + "h"), set);
    QCOMPARE(answer("\x1b[" + number + "l"), reset);
    const QByteArray several = number.startsWith('?') ? number + ";9999" : number + ";999";
    QCOMPARE(answer("\x1b[" + several + "h"), set);
    QCOMPARE(answer("\x1b"
                    "c"),
             usually ? set : reset);
    QCOMPARE(answer("\x1b[" + number + (usually ? "l" : "h") +
                    "\x1b"
                    "c"),
             usually ? set : reset);
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::ConformanceTest)
#include "ConformanceTest.moc"

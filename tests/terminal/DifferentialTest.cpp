#include "Shown.h"

#include <QTest>
#include <random>
#include <vterm.h>

namespace porthole::terminal {

namespace {

/// libvterm's screen, as another opinion about what a stream draws.
class Reference {
public:
    explicit Reference(Size size)
        : m_size(size)
        , m_vterm(vterm_new(size.rows, size.columns))
        , m_screen(vterm_obtain_screen(m_vterm.get()))
    {
        vterm_set_utf8(m_vterm.get(), 1);
        vterm_screen_enable_altscreen(m_screen, 1);
        vterm_screen_reset(m_screen, 1);
    }
    void receive(const QByteArray &bytes)
    {
        vterm_input_write(m_vterm.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }
    VTermScreenCell cell(int row, int column) const
    {
        VTermScreenCell cell{};
        vterm_screen_get_cell(m_screen, {row, column}, &cell);
        return cell;
    }
    QByteArray cursor() const
    {
        VTermPos at{};
        vterm_state_get_cursorpos(vterm_obtain_state(m_vterm.get()), &at);
        return QByteArray::number(at.row + 1) + ',' + QByteArray::number(at.col + 1);
    }

private:
    struct Free {
        void operator()(VTerm *vterm) const { vterm_free(vterm); }
    };
    Size m_size;
    std::unique_ptr<VTerm, Free> m_vterm;
    VTermScreen *m_screen;
};

constexpr Size kSize{20, 8};

std::uint32_t colourOf(const VTermColor &colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return Colour{}.value;
    if (VTERM_COLOR_IS_INDEXED(&colour))
        return Colour::indexed(colour.indexed.idx).value;
    return Colour::rgb(colour.rgb.red, colour.rgb.green, colour.rgb.blue).value;
}

/// What both say of a cell. Of a blank libvterm keeps what the pen had besides its ground, and nobody sees
/// it: only that ground counts.
struct Seen {
    char32_t code = U' ';
    std::uint32_t foreground = 0, background = 0;
    bool bold = false, italic = false, inverse = false;
    int underline = 0;
    friend bool operator==(const Seen &, const Seen &) = default;

    QByteArray text() const
    {
        return QByteArray::number(static_cast<uint>(code), 16) + ' ' + QByteArray::number(foreground, 16) +
               ' ' + QByteArray::number(background, 16) + (bold ? " bold" : "") + (italic ? " italic" : "") +
               (inverse ? " inverse" : "") + " u" + QByteArray::number(underline);
    }
};

Seen seen(const VTermScreenCell &cell)
{
    if (cell.chars[0] == 0 || cell.chars[0] == U' ')
        return {U' ', 0, colourOf(cell.bg)};
    return {cell.chars[0],
            colourOf(cell.fg),
            colourOf(cell.bg),
            cell.attrs.bold != 0,
            cell.attrs.italic != 0,
            cell.attrs.reverse != 0,
            static_cast<int>(cell.attrs.underline)};
}

Seen seen(const Cell &cell)
{
    const Style &style = cell.style;
    if (cell.code() == 0 || cell.code() == U' ')
        return {U' ', 0, style.background.value};
    return {cell.code(),
            style.foreground.value,
            style.background.value,
            style.has(Bold),
            style.has(Italic),
            style.has(Inverse),
            static_cast<int>(style.underline())};
}

/// Random streams out of what both terminals understand in the same way.
class Streams {
public:
    explicit Streams(unsigned seed)
        : m_random(seed)
        , m_margins(seed % 2 == 1)
        , m_origin(seed % 4 < 2)
    {}
    QByteArray piece()
    {
        switch (pick(22)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
            return text(pick(30) + 1);
        case 5:
            return "\r\n";
        case 6:
            return "\b\n";
        case 7:
            return "\r";
        case 8:
            return "\b";
        case 9:
            return "\t";
        case 10:
            return csi(number(9) + ';' + number(21), 'H');
        case 11:
            // libvterm lets the cursor run through the margins; xterm and DEC do not.
            return '\b' + csi(number(5), m_margins ? "CDG"[pick(3)] : "ABCDEFG"[pick(7)]);
        // Where the next character would wrap, xterm forgets that at these, and libvterm does not.
        case 12:
            return '\b' + csi(number(3), "JK"[pick(2)]);
        case 13:
            // Nor does it edit characters above and below the margins.
            return '\b' + csi(number(6), m_margins ? "Xd"[pick(2)] : "@PXd"[pick(4)]);
        case 14:
            return csi(number(4), "LM"[pick(2)]) + '\r';
        case 15:
            return '\b' + csi(number(4), "ST"[pick(2)]);
        case 16:
            return csi(rendition(), 'm');
        case 17:
            return QByteArray("\b\x1b") + "MDE"[pick(3)];
        case 18:
            return !m_margins ? QByteArray("x") : csi(number(5) + ';' + QByteArray::number(pick(3) + 6), 'r');
        case 19:
            // It does not save the origin mode either.
            return m_origin ? csi("?6", "hl"[pick(2)]) : QByteArray("\x1b") + (pick(2) ? "7" : "8");
        case 20:
            return '\b' + csi("?7", "hl"[pick(2)]);
        // No wide characters: libvterm leaves halves of them behind.
        default:
            return "\u00e4\u2500";
        }
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    QByteArray number(int below)
    {
        const int value = pick(below);
        return value == 0 ? QByteArray() : QByteArray::number(value);
    }
    QByteArray text(int length)
    {
        QByteArray made;
        for (int i = 0; i < length; ++i)
            made += static_cast<char>(' ' + pick(95));
        return made;
    }
    QByteArray rendition()
    {
        static const QByteArrayList kinds{"",         "1",  "3",          "4",       "7",  "22",  "23",
                                          "24",       "27", "31",         "42",      "95", "104", "39",
                                          "38;5;200", "49", "48;2;1;2;3", "1;33;44", "4:3"};
        return kinds[pick(static_cast<int>(kinds.size()))];
    }
    static QByteArray csi(const QByteArray &parameters, char final)
    {
        return "\x1b[" + parameters + QByteArray(1, final);
    }
    std::mt19937 m_random;
    bool m_margins;
    bool m_origin;
};

} // namespace

/// What random streams draw, held against libvterm.
class DifferentialTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drawsWhatLibvtermDraws();
};

void DifferentialTest::drawsWhatLibvtermDraws()
{
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        Streams streams(seed);
        Terminal terminal(kSize, 50);
        Reference reference(kSize);
        QByteArrayList sent{"\x1b"
                            "7"}; // before that there is nothing to go back to
        reference.receive(sent.last());
        for (int step = 0; step < 30; ++step) {
            sent += streams.piece();
            test::feed(terminal, sent.last());
            reference.receive(sent.last());
            const QByteArray place = test::cursorOf(terminal).replace('+', "");
            for (int row = 0; row < kSize.rows; ++row)
                for (int column = 0; column < kSize.columns; ++column) {
                    const Cell cell = test::cellAt(terminal, row + 1, column + 1);
                    if (cell.isTail())
                        continue;
                    const Seen ours = seen(cell), theirs = seen(reference.cell(row, column));
                    if (ours != theirs)
                        QFAIL("seed " + QByteArray::number(seed) + " step " + QByteArray::number(step) +
                              " row " + QByteArray::number(row + 1) + " column " +
                              QByteArray::number(column + 1) + ": " + ours.text() + " not " + theirs.text() +
                              " after " + sent.join(' ').toPercentEncoding(" []"));
                }
            if (place != reference.cursor())
                QFAIL("seed " + QByteArray::number(seed) + " step " + QByteArray::number(step) + ": cursor " +
                      place + " not " + reference.cursor() + " after " +
                      sent.join(' ').toPercentEncoding(" []"));
        }
    }
}

} // namespace porthole::terminal

QTEST_APPLESS_MAIN(porthole::terminal::DifferentialTest)
#include "DifferentialTest.moc"

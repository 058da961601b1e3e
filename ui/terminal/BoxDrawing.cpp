#include "ui/terminal/BoxDrawing.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace porthole::ui {

namespace {

/// The arms of U+2500 to U+257F: left, up, right, down, each 0 none, 1 light, 2 heavy, 3 double. Empty:
/// dashes, arcs and diagonals, which are drawn by hand. Source: the characters' names in Unicode.
constexpr std::array<std::string_view, 128> kArms{
    "1010", "2020", "0101", "0202", "",     "",     "",     "",      // 00
    "",     "",     "",     "",     "0011", "0021", "0012", "0022",  // 08
    "1001", "2001", "1002", "2002", "0110", "0120", "0210", "0220",  // 10
    "1100", "2100", "1200", "2200", "0111", "0121", "0211", "0112",  // 18
    "0212", "0221", "0122", "0222", "1101", "2101", "1201", "1102",  // 20
    "1202", "2201", "2102", "2202", "1011", "2011", "1021", "2021",  // 28
    "1012", "2012", "1022", "2022", "1110", "2110", "1120", "2120",  // 30
    "1210", "2210", "1220", "2220", "1111", "2111", "1121", "2121",  // 38
    "1211", "1112", "1212", "2211", "1221", "2112", "1122", "2221",  // 40
    "2122", "2212", "1222", "2222", "",     "",     "",     "",      // 48
    "3030", "0303", "0031", "0013", "0033", "3001", "1003", "3003",  // 50
    "0130", "0310", "0330", "3100", "1300", "3300", "0131", "0313",  // 58
    "0333", "3101", "1303", "3303", "3031", "1013", "3033", "3130",  // 60
    "1310", "3330", "3131", "1313", "3333", "",     "",     "",      // 68
    "",     "",     "",     "",     "1000", "0100", "0010", "0001",  // 70
    "2000", "0200", "0020", "0002", "1020", "0102", "2010", "0201"}; // 78

class Box {
public:
    Box(QPainter &painter, const QRectF &cell, qreal pixel, const QColor &colour)
        : m_painter(painter)
        , m_cell(cell)
        , m_pixel(pixel)
        , m_colour(colour)
        , m_light(std::max(1.0, std::round(cell.width() / pixel / 8)))
        , m_centreX(std::floor((cell.width() / pixel - m_light) / 2))
        , m_centreY(std::floor((cell.height() / pixel - m_light) / 2))
    {}

    void arms(std::string_view arms)
    {
        for (std::size_t side = 0; side < 4; ++side)
            arm(side, arms[side] - '0', arms);
    }
    void dashes(bool vertical, int count, bool heavy)
    {
        const qreal length = (vertical ? m_cell.height() : m_cell.width()) / m_pixel;
        const qreal thick = heavy ? m_light * 2 : m_light;
        for (int i = 0; i < count; ++i) {
            const qreal from = std::round(length * i / count);
            const qreal to = std::max(from + 1, std::round(length * (i + 0.6) / count));
            if (vertical)
                fill(m_centreX - (thick - m_light) / 2, from, thick, to - from);
            else
                fill(from, m_centreY - (thick - m_light) / 2, to - from, thick);
        }
    }
    /// From the middle of one side to the middle of another, around a corner.
    void arc(bool left, bool up)
    {
        const QPointF centre =
            m_cell.topLeft() + QPointF(m_centreX + m_light / 2, m_centreY + m_light / 2) * m_pixel;
        const qreal radius = std::min(m_cell.width(), m_cell.height()) / 2;
        const QPointF across(left ? m_cell.left() : m_cell.right(), centre.y());
        const QPointF along(centre.x(), up ? m_cell.top() : m_cell.bottom());
        QPainterPath path(across);
        path.lineTo(centre.x() + (left ? -radius : radius), centre.y());
        path.quadTo(centre, QPointF(centre.x(), centre.y() + (up ? -radius : radius)));
        path.lineTo(along);
        stroke(path);
    }
    void diagonals(bool rising, bool falling)
    {
        QPainterPath path;
        if (rising) {
            path.moveTo(m_cell.bottomLeft());
            path.lineTo(m_cell.topRight());
        }
        if (falling) {
            path.moveTo(m_cell.topLeft());
            path.lineTo(m_cell.bottomRight());
        }
        stroke(path);
    }
    /// A part of the cell, in eighths.
    void block(int left, int top, int right, int bottom)
    {
        const qreal width = m_cell.width() / m_pixel, height = m_cell.height() / m_pixel;
        const qreal x = std::round(width * left / 8), y = std::round(height * top / 8);
        fill(x, y, std::round(width * right / 8) - x, std::round(height * bottom / 8) - y);
    }
    void shade(qreal share)
    {
        QColor colour = m_colour;
        colour.setAlphaF(static_cast<float>(share));
        m_painter.fillRect(m_cell, colour);
    }

private:
    void fill(qreal x, qreal y, qreal width, qreal height)
    {
        m_painter.fillRect(QRectF(m_cell.left() + x * m_pixel, m_cell.top() + y * m_pixel, width * m_pixel,
                                  height * m_pixel),
                           m_colour);
    }
    void stroke(const QPainterPath &path)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setClipRect(m_cell, Qt::IntersectClip);
        m_painter.strokePath(path, QPen(m_colour, m_light * m_pixel, Qt::SolidLine, Qt::FlatCap));
        m_painter.restore();
    }
    /// A bar from a side to the middle and as far beyond as the arms across it are thick.
    void arm(std::size_t side, int kind, std::string_view arms)
    {
        if (kind == 0)
            return;
        const bool vertical = side % 2 == 1;
        const char before = arms[vertical ? 0 : 1], after = arms[vertical ? 2 : 3];
        const char across = std::max(before, after);
        if (kind == 3) {
            // Where double lines meet, the outer one reaches further than the inner one.
            for (const int part : {-1, 1}) {
                const bool inner = (part < 0 ? before : after) == '3';
                bar(side, part * m_light, m_light, inner ? -m_light : across == '3' ? m_light : 0);
            }
            return;
        }
        qreal reach = 0;
        if (across == '3' && arms[(side + 2) % 4] == '0')
            reach = before == after ? -m_light : m_light;
        else if (across == '2')
            reach = side < 2 ? std::floor(m_light / 2) : std::ceil(m_light / 2);
        bar(side, kind == 2 ? -m_light / 2 : 0, kind == 2 ? 2 * m_light : m_light, reach);
    }
    /// `shift` off the middle, `thick`, and `reach` beyond the middle line (negative: short of it).
    void bar(std::size_t side, qreal shift, qreal thick, qreal reach)
    {
        const qreal width = m_cell.width() / m_pixel, height = m_cell.height() / m_pixel;
        shift = std::floor(shift);
        switch (side) {
        case 0:
            fill(0, m_centreY + shift, m_centreX + m_light + reach, thick);
            break;
        case 1:
            fill(m_centreX + shift, 0, thick, m_centreY + m_light + reach);
            break;
        case 2:
            fill(m_centreX - reach, m_centreY + shift, width - m_centreX + reach, thick);
            break;
        default:
            fill(m_centreX + shift, m_centreY - reach, thick, height - m_centreY + reach);
            break;
        }
    }

    QPainter &m_painter;
    QRectF m_cell;
    qreal m_pixel;
    QColor m_colour;
    qreal m_light; // thickness, in device pixels as everything below
    qreal m_centreX, m_centreY;
};

void drawLines(Box &box, char32_t code)
{
    const auto at = static_cast<std::size_t>(code - 0x2500);
    if (!kArms[at].empty()) {
        box.arms(kArms[at]);
        return;
    }
    switch (code) {
    case 0x256d:
        box.arc(false, false);
        break;
    case 0x256e:
        box.arc(true, false);
        break;
    case 0x256f:
        box.arc(true, true);
        break;
    case 0x2570:
        box.arc(false, true);
        break;
    case 0x2571:
        box.diagonals(true, false);
        break;
    case 0x2572:
        box.diagonals(false, true);
        break;
    case 0x2573:
        box.diagonals(true, true);
        break;
    default: {
        // Dashes: three, four or two; horizontal then vertical; light then heavy.
        const bool two = code >= 0x254c;
        const auto index = static_cast<unsigned>(two ? code - 0x254c : code - 0x2504);
        box.dashes((index & 2) != 0, two ? 2 : index < 4 ? 3 : 4, (index & 1) != 0);
        break;
    }
    }
}

void drawBlocks(Box &box, char32_t code)
{
    if (code == 0x2580)
        box.block(0, 0, 8, 4);
    else if (code <= 0x2588)
        box.block(0, static_cast<int>(0x2588 - code), 8, 8);
    else if (code <= 0x258f)
        box.block(0, 0, static_cast<int>(0x2590 - code), 8);
    else if (code == 0x2590)
        box.block(4, 0, 8, 8);
    else if (code <= 0x2593)
        box.shade(0.25 * static_cast<qreal>(code - 0x2590));
    else if (code == 0x2594)
        box.block(0, 0, 8, 1);
    else if (code == 0x2595)
        box.block(7, 0, 8, 8);
    else {
        // Quadrants: bits for upper left, upper right, lower left, lower right.
        constexpr std::array<unsigned, 10> kQuadrants{4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
        const unsigned bits = kQuadrants[code - 0x2596];
        if (bits & 1)
            box.block(0, 0, 4, 4);
        if (bits & 2)
            box.block(4, 0, 8, 4);
        if (bits & 4)
            box.block(0, 4, 4, 8);
        if (bits & 8)
            box.block(4, 4, 8, 8);
    }
}

} // namespace

bool isBoxDrawing(char32_t code) { return code >= 0x2500 && code <= 0x259f; }

void drawBox(QPainter &painter, char32_t code, const QRectF &cell, qreal pixel, const QColor &colour)
{
    Box box(painter, cell, pixel, colour);
    if (code < 0x2580)
        drawLines(box, code);
    else
        drawBlocks(box, code);
}

} // namespace porthole::ui

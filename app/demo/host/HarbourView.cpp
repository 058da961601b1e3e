#include "app/demo/host/HarbourView.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace porthole::demo {

namespace {

// A screen of true colours takes 20 bytes a cell.
constexpr int kMostColumns = 300, kMostRows = 100;
constexpr Milliseconds kBetween{500};

struct Ship {
    const char *name, *errand;
    double speed;
};
constexpr std::array kShips{
    Ship{"Albatross", "unloading containers", 0.021}, Ship{"Cormorant", "taking fuel", 0.043},
    Ship{"Fulmar", "waiting for the tide", 0.013}, Ship{"Kittiwake", "loading timber", 0.034},
    Ship{"Petrel", "under repair", 0.008}};

QByteArray number(int value) { return QByteArray::number(value); }

QByteArray inColumns(const QByteArray &text, int columns)
{
    return text.leftJustified(std::max(columns, 0), ' ', true);
}

} // namespace

void HarbourView::resized(int columns, int rows)
{
    m_columns = std::clamp(columns, 1, kMostColumns);
    m_rows = std::clamp(rows, 1, kMostRows);
}

void HarbourView::received(QByteArrayView bytes)
{
    m_left = m_left || bytes.contains('q') || bytes.contains('Q');
}

void HarbourView::stop(Output &to)
{
    if (m_entered)
        to.write("\x1b[0m\x1b[?25h\x1b[?1049l");
}

Pace HarbourView::produce(Output &to)
{
    if (m_left) {
        stop(to);
        return {};
    }
    if (!std::exchange(m_entered, true))
        to.write("\x1b[?1049h\x1b[?25l");
    draw(to);
    ++m_frame;
    return {Pace::Next::After, kBetween, 0};
}

QByteArray HarbourView::ship(int index) const
{
    constexpr int kName = 12, kErrand = 24, kShare = 6;
    const Ship &ship = kShips[static_cast<std::size_t>(index)];
    const double share = std::fmod(m_frame * ship.speed + index * 0.19, 1.0);
    const int room = std::max(m_columns - kName - kErrand - kShare, 0);
    const int full = static_cast<int>(share * room);
    const QByteArray words =
        inColumns(QByteArray(ship.name).leftJustified(kName) + ship.errand, kName + kErrand);
    return inColumns(words, std::min(m_columns, kName + kErrand)) + "\x1b[42m" + QByteArray(full, ' ') +
           "\x1b[100m" + QByteArray(room - full, ' ') + "\x1b[0m" +
           (room > 0 ? number(static_cast<int>(share * 100)).rightJustified(kShare - 2) + " %"
                     : QByteArray());
}

QByteArray HarbourView::wave(int index) const
{
    QByteArray text;
    for (int column = 0; column < m_columns; ++column) {
        const double height =
            std::sin(column * 0.21 + m_frame * 0.4) + std::sin(column * 0.07 - m_frame * 0.23 + index);
        const int light = static_cast<int>(90 + 35 * height) - std::min(index * 4, 40);
        text += "\x1b[48;2;10;" + number(std::clamp(light, 0, 255)) + ';' +
                number(std::clamp(light + 70, 0, 255)) + "m ";
    }
    return text + "\x1b[0m";
}

QByteArray HarbourView::row(int index) const
{
    constexpr int kFirstShip = 2, kFirstWave = kFirstShip + static_cast<int>(kShips.size()) + 1;
    if (index == 0)
        return "\x1b[1;38;2;255;255;255;48;2;24;74;140m" +
               inColumns(" The harbour, minute " + number(m_frame), m_columns) + "\x1b[0m";
    if (index == m_rows - 1)
        return "\x1b[2m" + inColumns("q leaves; nothing of it is real", m_columns - 1) + "\x1b[0m";
    if (index >= kFirstShip && index < kFirstWave - 1)
        return ship(index - kFirstShip);
    return index >= kFirstWave ? wave(index - kFirstWave) : QByteArray();
}

void HarbourView::draw(Output &to) const
{
    for (int index = 0; index < m_rows; ++index)
        to.write("\x1b[" + number(index + 1) + ";1H\x1b[K" + row(index));
}

} // namespace porthole::demo

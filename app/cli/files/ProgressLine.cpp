#include "app/cli/files/ProgressLine.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace porthole::cli {

namespace {

/// How much a new look counts against those before.
constexpr double kWeight = 0.3;
constexpr int kLongestBar = 40;
/// Beyond that it is anybody's guess.
constexpr double kLongestEstimate = 100 * 3600;

std::string timeText(double seconds)
{
    std::array<char, 32> text{};
    const int whole = static_cast<int>(seconds);
    if (whole >= 3600)
        std::snprintf(text.data(), text.size(), "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text.data(), text.size(), "%d:%02d", whole / 60, whole % 60);
    return text.data();
}

} // namespace

std::string sizeText(quint64 bytes)
{
    constexpr std::array kUnits{"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s", value,
                  kUnits[unit]);
    return text.data();
}

std::string progressLine(const transfer::Tally &tally, double perSecond, int columns)
{
    const double found = static_cast<double>(tally.bytesFound), done = static_cast<double>(tally.bytesDone);
    const double share = found > 0 ? std::min(done / found, 1.0) : 0;
    std::string words = " " + std::to_string(static_cast<int>(share * 100)) + "%  " +
                        sizeText(tally.bytesDone) + " of " + sizeText(tally.bytesFound);
    if (tally.filesFound > 1)
        words += "  " + std::to_string(tally.filesDone) + "/" + std::to_string(tally.filesFound) + " files";
    words += "  " + sizeText(static_cast<quint64>(std::max(perSecond, 0.0))) + "/s";
    if (perSecond > 1 && found > done && (found - done) / perSecond < kLongestEstimate)
        words += "  " + timeText((found - done) / perSecond);
    const int room = std::min(columns - static_cast<int>(words.size()) - 2, kLongestBar);
    if (room < 4)
        return words.substr(1, static_cast<std::size_t>(std::max(columns, 1)));
    const auto filled = static_cast<std::size_t>(share * room);
    return '[' + std::string(filled, '#') + std::string(static_cast<std::size_t>(room) - filled, '.') + ']' +
           words;
}

void Rate::note(qint64 at, quint64 bytes)
{
    if (m_last && at > m_last->first) {
        const double moved = bytes > m_last->second ? static_cast<double>(bytes - m_last->second) : 0;
        const double now = moved * 1000 / static_cast<double>(at - m_last->first);
        m_perSecond = m_perSecond > 0 ? m_perSecond + kWeight * (now - m_perSecond) : now;
    }
    m_last = {at, bytes};
}

} // namespace porthole::cli

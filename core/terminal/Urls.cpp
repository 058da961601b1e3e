#include "core/terminal/Urls.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace porthole::terminal {

namespace {

/// Columns looked at to each side of a place: no address is longer.
constexpr std::int64_t kReach = 2'048;
constexpr std::array<std::string_view, 6> kSchemes{"http", "https", "ftp", "sftp", "ssh", "file"};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isAlphanumeric(char c) { return isLetter(c) || (c >= '0' && c <= '9'); }

/// RFC 3986 section 2, without the apostrophe, which quotes an address more often than it is part of one.
bool isUrlCharacter(char c)
{
    constexpr std::string_view kOthers = "-._~:/?#[]@!$&()*+,;=%";
    return isAlphanumeric(c) || kOthers.find(c) != std::string_view::npos;
}

/// The text around a place, a character for each cell; what is no ASCII ends an address, as blanks do.
struct Surroundings {
    std::string text;
    std::vector<Place> places;
    std::size_t at = 0; ///< the place itself
};

Surroundings surroundings(const Terminal &terminal, Place place)
{
    Surroundings around;
    const std::int64_t reach = kReach / terminal.size().columns + 1;
    std::int64_t row = std::max(terminal.lineStart(place.row), place.row - reach);
    Row cells;
    for (bool more = true; more; ++row) {
        terminal.readRow(row, cells);
        for (std::size_t column = 0; column < cells.cells.size(); ++column) {
            const Cell &cell = cells.cells[column];
            if (cell.kind() == Cell::Kind::Filler)
                continue;
            const Place here{row, static_cast<int>(column)};
            if (here == place)
                around.at = around.text.size();
            around.text.push_back(
                cell.isAscii() && !cell.isTail() && cell.code() != 0 ? static_cast<char>(cell.code()) : ' ');
            around.places.push_back(here);
        }
        more = cells.wrapped && row + 1 < terminal.endRow() && row < place.row + reach;
    }
    return around;
}

/// Where the address ends that would go up to the end of `text`.
std::size_t trimmed(std::string_view text)
{
    const auto count = [&](char c) { return std::count(text.begin(), text.end(), c); };
    while (!text.empty()) {
        const char last = text.back();
        constexpr std::string_view kPunctuation = ".,;:!?*&";
        const bool unbalanced =
            (last == ')' && count('(') < count(')')) || (last == ']' && count('[') < count(']'));
        if (!unbalanced && kPunctuation.find(last) == std::string_view::npos && last != '(' && last != '[')
            break;
        text.remove_suffix(1);
    }
    return text.size();
}

bool isKnownScheme(std::string_view name)
{
    return std::any_of(kSchemes.begin(), kSchemes.end(), [name](std::string_view scheme) {
        return std::equal(name.begin(), name.end(), scheme.begin(), scheme.end(),
                          [](char a, char b) { return (a | 0x20) == b; });
    });
}

} // namespace

std::optional<TextUrl> urlAt(const Terminal &terminal, Place place)
{
    const Surroundings around = surroundings(terminal, place);
    const std::string_view text = around.text;
    if (around.at >= text.size() || around.places[around.at] != place || !isUrlCharacter(text[around.at]))
        return std::nullopt;
    std::size_t from = around.at, end = around.at;
    while (from > 0 && isUrlCharacter(text[from - 1]))
        --from;
    while (end < text.size() && isUrlCharacter(text[end]))
        ++end;
    constexpr std::string_view kBehindScheme = "://";
    for (std::size_t colon = text.find(kBehindScheme, from); colon < end;
         colon = text.find(kBehindScheme, colon + 1)) {
        std::size_t begin = colon;
        while (begin > from && isLetter(text[begin - 1]))
            --begin;
        const bool apart = begin == from || !isAlphanumeric(text[begin - 1]);
        if (!apart || !isKnownScheme(text.substr(begin, colon - begin)))
            continue;
        const std::size_t length = trimmed(text.substr(begin, end - begin));
        if (begin + length <= colon + kBehindScheme.size() || around.at < begin ||
            around.at >= begin + length)
            return std::nullopt;
        const Place last = around.places[begin + length - 1];
        return TextUrl{std::string(text.substr(begin, length)),
                       {around.places[begin], {last.row, last.column + 1}}};
    }
    return std::nullopt;
}

} // namespace porthole::terminal

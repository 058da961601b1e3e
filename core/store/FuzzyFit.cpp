#include "core/store/FuzzyFit.h"

#include <algorithm>

namespace porthole::store {

namespace {

constexpr int kSame = 1000, kBegins = 900, kWordBegins = 800, kWithin = 650, kScattered = 500, kLeast = 50;
constexpr std::size_t kDistance = 50; // the most that a place far behind costs
constexpr auto kNowhere = std::string_view::npos;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Folded, there are no capitals. What is not ASCII is of letters, mostly.
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Where a word of the text begins: "web-01.prod" has three, and a digit behind a letter begins one too.
bool beginsWord(std::string_view text, std::size_t at)
{
    if (at == 0)
        return true;
    const char before = text[at - 1], here = text[at];
    const bool wasWithin = isLetter(before) || isDigit(before);
    return (!wasWithin && (isLetter(here) || isDigit(here))) || (isLetter(before) && isDigit(here));
}

int cost(std::size_t distance) { return static_cast<int>(std::min(distance, kDistance)); }

/// The place of a word's best occurrence: one at which a word begins, else the first.
std::size_t bestPlace(std::string_view word, std::string_view text, std::size_t first)
{
    for (std::size_t at = first; at != kNowhere; at = text.find(word, at + 1)) {
        if (beginsWord(text, at))
            return at;
    }
    return first;
}

/// Its letters one after the other: from the left, then back from the last, which finds the shortest piece
/// that ends there.
int scatteredFit(std::string_view word, std::string_view text)
{
    std::size_t behind = 0;
    for (const char letter : word) {
        const std::size_t at = text.find(letter, behind);
        if (at == kNowhere)
            return 0;
        behind = at + 1;
    }
    int breaks = 0, beginnings = 0;
    std::size_t place = behind; // one behind where the letter is that was found last
    for (std::size_t i = word.size(); i-- > 0;) {
        const std::size_t at = text.rfind(word[i], place - 1);
        breaks += i + 1 < word.size() && at + 1 != place ? 1 : 0;
        beginnings += beginsWord(text, at) ? 1 : 0;
        place = at;
        if (place == 0)
            break; // the first letter is the first of the text
    }
    const auto gaps = static_cast<int>(std::min<std::size_t>(behind - place - word.size(), 100));
    const int score = kScattered - 30 * breaks - 5 * gaps + 20 * beginnings;
    return std::clamp(score, kLeast, kWithin - cost(kDistance) - 1);
}

} // namespace

int wholeFitOf(std::string_view word, std::string_view text)
{
    const std::size_t first = text.find(word);
    if (first == kNowhere)
        return 0;
    const std::size_t at = bestPlace(word, text, first);
    if (at == 0 && word.size() == text.size())
        return kSame;
    if (at == 0)
        return kBegins - cost(text.size() - word.size());
    return (beginsWord(text, at) ? kWordBegins : kWithin) - cost(at);
}

int fitOf(std::string_view word, std::string_view text)
{
    const int whole = wholeFitOf(word, text);
    return whole > 0 || word.size() < 2 ? whole : scatteredFit(word, text);
}

} // namespace porthole::store

#include "core/store/FuzzyFit.h"

#include <algorithm>

namespace porthole::store {

namespace {

constexpr int kSame = 1000, kBegins = 900, kWordBegins = 800, kWithin = 650, kScattered = 500, kLeast = 50;
constexpr int kDistance = 50; // the most that a place far behind costs

/// Where a word of the text begins: "web-01.prod" has three, and a digit behind a letter begins one too.
bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1], here = text[at];
    return (!before.isLetterOrNumber() && here.isLetterOrNumber()) || (before.isLetter() && here.isDigit());
}

/// The place of a word's best occurrence: one at which a word begins, else the first.
qsizetype bestPlace(QStringView word, QStringView text, qsizetype first)
{
    for (qsizetype at = first; at >= 0; at = text.indexOf(word, at + 1)) {
        if (beginsWord(text, at))
            return at;
    }
    return first;
}

/// Its letters one after the other: from the left, then back from the last, which finds the shortest piece
/// that ends there.
int scatteredFit(QStringView word, QStringView text)
{
    qsizetype at = -1;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at + 1);
        if (at < 0)
            return 0;
    }
    const qsizetype end = at;
    int breaks = 0, beginnings = 0;
    qsizetype place = end;
    for (qsizetype i = word.size() - 1; i >= 0; --i) {
        const qsizetype found = text.lastIndexOf(word[i], place);
        breaks += i < word.size() - 1 && found != place ? 1 : 0;
        beginnings += beginsWord(text, found) ? 1 : 0;
        place = found - 1;
    }
    const auto span = static_cast<int>(end - place);
    const int score = kScattered - 30 * breaks - 5 * (span - static_cast<int>(word.size())) + 20 * beginnings;
    return std::clamp(score, kLeast, kWithin - kDistance - 1);
}

} // namespace

int wholeFitOf(QStringView word, QStringView text)
{
    const qsizetype first = text.indexOf(word);
    if (first < 0)
        return 0;
    const qsizetype at = bestPlace(word, text, first);
    if (at == 0 && word.size() == text.size())
        return kSame;
    if (at == 0)
        return kBegins - static_cast<int>(std::min<qsizetype>(text.size() - word.size(), kDistance));
    const int base = beginsWord(text, at) ? kWordBegins : kWithin;
    return base - static_cast<int>(std::min<qsizetype>(at, kDistance));
}

int fitOf(QStringView word, QStringView text)
{
    const int whole = wholeFitOf(word, text);
    return whole > 0 || word.size() < 2 ? whole : scatteredFit(word, text);
}

} // namespace porthole::store

#include "core/terminal/CharacterWidth.h"

#include "core/terminal/CharacterTables.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace porthole::terminal {

namespace {

bool contains(std::span<const CodeRange> ranges, char32_t code)
{
    const auto at = std::lower_bound(ranges.begin(), ranges.end(), code,
                                     [](const CodeRange &range, char32_t c) { return range.last < c; });
    return at != ranges.end() && at->first <= code;
}

} // namespace

int characterWidth(char32_t code)
{
    if (code < 0x300)
        return 1;
    // What most wide text is made of: ideographs and Hangul syllables.
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3))
        return 2;
    if (contains(kZeroWidth, code))
        return 0;
    return contains(kDoubleWidth, code) ? 2 : 1;
}

} // namespace porthole::terminal

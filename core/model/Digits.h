#pragma once

#include <QStringView>
#include <algorithm>
#include <optional>

namespace porthole {

/// A number of one to five digits and nothing else (toInt() would take a sign and blanks too), at
/// most `limit`.
inline std::optional<int> numberOf(QStringView digits, int limit)
{
    const bool plain =
        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits.isEmpty() || digits.size() > 5 || !plain || digits.toInt() > limit)
        return std::nullopt;
    return digits.toInt();
}

} // namespace porthole

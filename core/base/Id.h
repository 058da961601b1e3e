#pragma once

#include <compare>
#include <utility>

namespace porthole {

/// An identifier that cannot be mistaken for another kind's: Id<struct SessionTag, QString>.
template <class Tag, class Raw> struct Id {
    Raw value;

    friend bool operator==(const Id &, const Id &) = default;
    // clang-tidy 14 takes the zero that <=> is compared with for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Id &, const Id &) = default;
};

} // namespace porthole

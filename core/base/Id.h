#pragma once

#include <compare>
#include <utility>

namespace porthole {

/// An identifier that cannot be mistaken for another kind's: Id<struct SessionTag, QString>.
template <class Tag, class Raw> struct Id {
    Raw value;

    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &, const Id &) = default;
};

} // namespace porthole

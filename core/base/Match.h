#pragma once

namespace porthole {

/// A function for each alternative of a variant, for std::visit: Match{[](A) {}, [](B) {}}.
template <class... Cases> struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Match(Cases...) -> Match<Cases...>;

} // namespace porthole

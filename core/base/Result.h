#pragma once

#include "core/base/Error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace porthole {

/// A value or the Error that stands in its place. The names are std::expected's, which GCC 12 does
/// not have yet; dropping a Result is a warning, and warnings are errors.
template <class T = void> class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T &value() & { return *std::get_if<0>(&m_state); }
    const T &value() const & { return *std::get_if<0>(&m_state); }
    T &&value() && { return std::move(*std::get_if<0>(&m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    Error &error() & { return *std::get_if<1>(&m_state); }
    const Error &error() const & { return *std::get_if<1>(&m_state); }
    Error &&error() && { return std::move(*std::get_if<1>(&m_state)); }

    template <class U> T value_or(U &&other) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(other));
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error: `return {};` is success.
template <> class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {}

    bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }

    Error &error() & { return *m_error; }
    const Error &error() const & { return *m_error; }
    Error &&error() && { return std::move(*m_error); }

private:
    std::optional<Error> m_error;
};

} // namespace porthole

#define PH_JOIN2(a, b) a##b
#define PH_JOIN(a, b) PH_JOIN2(a, b)

/// PH_TRY(const auto x, f()): declares x from the value of f(), or returns f()'s error.
#define PH_TRY(declaration, ...)                                                                             \
    auto PH_JOIN(phTry, __LINE__) = (__VA_ARGS__);                                                           \
    if (!PH_JOIN(phTry, __LINE__))                                                                           \
        return std::move(PH_JOIN(phTry, __LINE__)).error();                                                  \
    declaration = *std::move(PH_JOIN(phTry, __LINE__))

/// PH_DO(f()): goes on if f() succeeded, or returns its error.
#define PH_DO(...)                                                                                           \
    do {                                                                                                     \
        if (auto phDo = (__VA_ARGS__); !phDo)                                                                \
            return std::move(phDo).error();                                                                  \
    } while (false)

/// The same two inside a coroutine.
#define PH_CO_TRY(declaration, ...)                                                                          \
    auto PH_JOIN(phTry, __LINE__) = (__VA_ARGS__);                                                           \
    if (!PH_JOIN(phTry, __LINE__))                                                                           \
        co_return std::move(PH_JOIN(phTry, __LINE__)).error();                                               \
    declaration = *std::move(PH_JOIN(phTry, __LINE__))

#define PH_CO_DO(...)                                                                                        \
    do {                                                                                                     \
        if (auto phDo = (__VA_ARGS__); !phDo)                                                                \
            co_return std::move(phDo).error();                                                               \
    } while (false)

#pragma once

#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace porthole {

/// A password, passphrase or key on its way to where it is used: move-only, zeroed when it goes,
/// and with no way to print it by accident (security requirement H1). Copies that Qt or a library
/// makes of what reveal() shows are out of its reach.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::vector<char> text)
        : m_text(std::move(text))
    {}
    explicit Secret(std::string_view text)
        : m_text(text.begin(), text.end())
    {}
    Secret(Secret &&other) noexcept
        : m_text(std::exchange(other.m_text, {}))
    {}
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_text = std::exchange(other.m_text, {});
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { wipe(); }

    bool empty() const { return m_text.empty(); }
    /// The text itself, valid as long as this object is. For the one call that needs it.
    std::string_view reveal() const { return {m_text.data(), m_text.size()}; }
    /// A second holder of the same text, asked for by name: copies are never made by accident.
    Secret clone() const { return Secret(reveal()); }
    void wipe()
    {
        if (char *const begin = m_text.data()) // an empty one may have none, and GCC wants it seen
            explicit_bzero(begin, m_text.size());
        m_text.clear();
    }

private:
    std::vector<char> m_text;
};

} // namespace porthole

#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <algorithm>
#include <map>

namespace porthole::demo {

/// Random bytes that nobody guesses, as URL-safe base64.
inline QByteArray randomText(qsizetype words)
{
    QByteArray bytes(words * 4, '\0');
    for (qsizetype i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        std::copy_n(reinterpret_cast<const char *>(&word), 4, bytes.data() + i * 4);
    }
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// What bearer tokens stand for, until they lapse. At most kMost of them: the one that lapses first goes.
template <class Meaning> class ExpiringTokens {
public:
    static constexpr std::size_t kMost = 4096;

    explicit ExpiringTokens(Milliseconds life)
        : m_life(life)
    {}

    /// It ends with its life, or earlier if `until` is.
    void add(const QByteArray &token, Meaning meaning, Clock::TimePoint until = Clock::TimePoint::max())
    {
        const auto now = Clock::TimePoint::clock::now();
        std::erase_if(m_tokens, [&](const auto &entry) { return entry.second.ends <= now; });
        if (m_tokens.size() >= kMost)
            m_tokens.erase(std::min_element(m_tokens.begin(), m_tokens.end(),
                                            [](auto &a, auto &b) { return a.second.ends < b.second.ends; }));
        m_tokens.insert_or_assign(token, Entry{std::move(meaning), std::min(now + m_life, until)});
    }
    /// nullptr if it is unknown or has lapsed.
    const Meaning *find(const QByteArray &token) const
    {
        const auto found = m_tokens.find(token);
        if (found == m_tokens.end() || found->second.ends <= Clock::TimePoint::clock::now())
            return nullptr;
        return &found->second.meaning;
    }
    /// When it lapses; the clock's beginning if it is unknown.
    Clock::TimePoint endOf(const QByteArray &token) const
    {
        const auto found = m_tokens.find(token);
        return found == m_tokens.end() ? Clock::TimePoint{} : found->second.ends;
    }
    void remove(const QByteArray &token) { m_tokens.erase(token); }
    Milliseconds life() const { return m_life; }

private:
    struct Entry {
        Meaning meaning;
        Clock::TimePoint ends;
    };
    const Milliseconds m_life;
    std::map<QByteArray, Entry> m_tokens;
};

} // namespace porthole::demo

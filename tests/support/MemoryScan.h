#pragma once

#include <QByteArray>
#include <QFile>
#include <algorithm>
#include <string_view>

namespace porthole::test {

/// A text that is nowhere in this process but where somebody puts it: it is held with its bits turned, so
/// that looking for it does not find what is looked for.
class Unmistakable {
public:
    explicit Unmistakable(std::string_view turned)
        : m_turned(turned)
    {}
    QByteArray text() const
    {
        QByteArray text(m_turned.data(), qsizetype(m_turned.size()));
        std::for_each(text.begin(), text.end(), [](char &letter) { letter = turn(letter); });
        return text;
    }
    /// In how many places of the memory that this process may write it is, as UTF-8 or as UTF-16. Nothing
    /// else may run meanwhile.
    [[gnu::no_sanitize("address")]] int places() const;

private:
    static constexpr char turn(char letter) { return static_cast<char>(letter ^ 0x55); }
    [[gnu::no_sanitize("address")]] bool isAt(const char *at, qsizetype step) const
    {
        for (std::size_t i = 0; i < m_turned.size(); ++i) {
            if (at[qsizetype(i) * step] != turn(m_turned[i]))
                return false;
        }
        return true;
    }

    std::string_view m_turned;
};

inline int Unmistakable::places() const
{
    constexpr qint64 kShadow = qint64{1} << 32; // bytes: a sanitizer's, in which no text lies
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        return -1;
    int found = 0;
    const QByteArrayList areas = maps.readAll().split('\n');
    for (const QByteArray &area : areas) {
        const QByteArrayList words = area.simplified().split(' ');
        if (words.size() < 2 || !words[1].startsWith("rw"))
            continue;
        const QByteArrayList ends = words[0].split('-');
        const qint64 begin = ends[0].toLongLong(nullptr, 16), end = ends[1].toLongLong(nullptr, 16);
        if (end - begin >= kShadow)
            continue;
        const qsizetype length = qsizetype(m_turned.size());
        // Read where it lies: a copy of it would be found as well.
        const char *const bytes = reinterpret_cast<const char *>(begin); // NOLINT(performance-no-int-to-ptr)
        for (qint64 at = 0; at + 2 * length < end - begin; ++at) {
            if (bytes[at] == turn(m_turned[0]) && (isAt(bytes + at, 1) || isAt(bytes + at, 2)))
                ++found;
        }
    }
    return found;
}

} // namespace porthole::test

#include "ui/clouds/ServerFilter.h"

#include "ui/clouds/CloudText.h"

#include <algorithm>

namespace porthole::ui {

namespace {

/// How well one word fits into a name: as its beginning, as that of one of its words, inside it.
int scoreInName(const QString &name, const QString &word)
{
    constexpr int kWhole = 16, kPrefix = 12, kWordPrefix = 8, kInside = 4;
    if (name == word)
        return kWhole;
    if (name.startsWith(word))
        return kPrefix;
    int best = 0;
    for (qsizetype at = name.indexOf(word, 1); at > 0; at = name.indexOf(word, at + 1)) {
        if (!name.at(at - 1).isLetterOrNumber())
            return kWordPrefix;
        best = kInside;
    }
    return best;
}

} // namespace

ServerFilter::ServerFilter(const QString &typed)
    : m_words(typed.toLower().simplified().split(u' ', Qt::SkipEmptyParts))
{}

bool ServerFilter::matches(const QString &haystack) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return haystack.contains(word); });
}

int ServerFilter::score(const QString &lowerName, const QString &haystack) const
{
    if (m_words.isEmpty() || !matches(haystack))
        return 0;
    int sum = 1;
    for (const QString &word : m_words)
        sum += scoreInName(lowerName, word);
    return sum;
}

QString haystackOf(const Server &server)
{
    // A line each: no word is found across two of them, since words hold no blanks.
    const QStringList parts{server.name, server.id.value, server.addresses.join(u'\n'), server.statusText,
                            serverStateName(server)};
    return parts.join(u'\n').toLower();
}

QString naturalKey(const QString &name)
{
    const QString lower = name.toLower();
    QString key;
    key.reserve(lower.size() + 4);
    for (qsizetype at = 0; at < lower.size();) {
        if (!lower.at(at).isDigit()) {
            key += lower.at(at++);
            continue;
        }
        qsizetype end = at;
        while (end < lower.size() && lower.at(end).isDigit())
            ++end;
        while (at + 1 < end && lower.at(at) == u'0')
            ++at;
        // A number is led by its length, so that longer ones come later; '0' keeps it among the digits.
        key += QChar(static_cast<char16_t>(u'0' + std::min<qsizetype>(end - at, 1000)));
        key += QStringView(lower).sliced(at, end - at);
        at = end;
    }
    return key;
}

} // namespace porthole::ui

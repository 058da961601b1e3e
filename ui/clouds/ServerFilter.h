#pragma once

#include "core/model/Server.h"

#include <QString>
#include <QStringList>

namespace porthole::ui {

/// What is typed into a filter: words that must all be found, in any order, in any case.
class ServerFilter {
public:
    ServerFilter() = default;
    explicit ServerFilter(const QString &typed);

    bool isEmpty() const { return m_words.isEmpty(); }
    /// `haystack` is in lower case already: thousands are looked through at every key.
    bool matches(const QString &haystack) const;
    /// How well a server fits, for lists of the best: 0 not at all, and more for words that begin the
    /// name or a word of it than for those somewhere inside it or elsewhere.
    int score(const QString &lowerName, const QString &haystack) const;

    friend bool operator==(const ServerFilter &, const ServerFilter &) = default;

private:
    QStringList m_words;
};

/// Everything a server is found by, in lower case: name, id, addresses, state in our word and Nova's.
QString haystackOf(const Server &server);
/// A text to sort by as a person would: in lower case, "web-2" before "web-10".
QString naturalKey(const QString &name);

} // namespace porthole::ui

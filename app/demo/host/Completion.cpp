#include "app/demo/host/Completion.h"

#include <algorithm>

namespace porthole::demo {

namespace {

constexpr qsizetype kMostNames = 60;
constexpr QByteArrayView kSeparators{" \t;&|>"};
constexpr QByteArrayView kSpecial{" \t;&|><$`\"'\\#("};

bool isOneOf(QByteArrayView letters, char letter) { return letters.contains(letter); }

QByteArray escaped(const QByteArray &text)
{
    QByteArray safe;
    for (const char letter : text) {
        if (isOneOf(kSpecial, letter))
            safe += '\\';
        safe += letter;
    }
    return safe;
}

qsizetype commonLength(const QByteArray &one, const QByteArray &other)
{
    const auto [end, _] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    auto length = end - one.begin();
    // Not within a character of UTF-8.
    while (length > 0 && length < one.size() && (one.at(length) & 0xc0) == 0x80)
        --length;
    return length;
}

/// Those that begin so, a folder with its slash.
QList<QByteArray> filesOf(const QByteArray &word, const Surroundings &around)
{
    QList<QByteArray> names;
    const qsizetype slash = word.lastIndexOf('/');
    const QByteArray begin = word.mid(slash + 1);
    const auto folder = around.files->find(FileTree::absolute(word.left(slash + 1), around.folder));
    if (!folder)
        return names;
    const auto &children = folder->children();
    for (auto at = children.lower_bound(begin); at != children.end() && at->first.startsWith(begin); ++at)
        names.append(at->second->isFolder() ? at->first + '/' : at->first);
    return names;
}

} // namespace

Completion completionOf(const QByteArray &before, const Surroundings &around)
{
    qsizetype begin = before.size();
    while (begin > 0 && !isOneOf(kSeparators, before[begin - 1]))
        --begin;
    const QByteArray word = before.mid(begin), ahead = before.left(begin).trimmed();
    if (std::any_of(before.begin(), before.end(), [](char letter) { return isOneOf("\"'\\$`", letter); }))
        return {};
    const bool isCommand = ahead.isEmpty() || isOneOf(";&|", ahead.back());
    QList<QByteArray> names = filesOf(word, around);
    QByteArray typed = word.mid(word.lastIndexOf('/') + 1);
    if (isCommand) {
        names = commandNames();
        names.removeIf([&word](const QByteArray &name) { return !name.startsWith(word); });
        typed = word;
    }
    if (names.isEmpty())
        return {};
    QByteArray common = names.first();
    for (const QByteArray &name : std::as_const(names))
        common.truncate(commonLength(common, name));
    Completion completion{escaped(common.mid(typed.size())), {}};
    if (names.size() > 1)
        completion.names = names.mid(0, kMostNames);
    else if (!common.endsWith('/'))
        completion.text += ' ';
    return completion;
}

} // namespace porthole::demo

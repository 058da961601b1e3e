#include "ui/files/NameText.h"

#include "core/base/DisplayText.h"
#include "core/base/Utf8.h"

#include <string>

namespace porthole::ui {

namespace {

constexpr qsizetype kEscape = 4; // "\xHH"

int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte that is written out at `at`; -1 if none is.
int escapedAt(const QByteArray &text, qsizetype at)
{
    if (at + kEscape > text.size() || text[at] != '\\' || text[at + 1] != 'x')
        return -1;
    const int high = digit(text[at + 2]), low = digit(text[at + 3]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void appendEscaped(QByteArray &text, char byte)
{
    constexpr char kDigits[] = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    text += "\\x";
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
}

/// Whether it is shown as it is: displayText() replaces everything else.
bool isSeen(std::string_view character) { return displayText(character, character.size()) == character; }

} // namespace

QString nameText(const QByteArray &name)
{
    QByteArray text;
    text.reserve(name.size());
    for (qsizetype at = 0; at < name.size();) {
        const std::string_view rest(name.constData() + at, static_cast<std::size_t>(name.size() - at));
        const Utf8Character character = firstUtf8Character(rest);
        const bool ascii = character.value >= 0x20 && character.value < 0x7f;
        // A backslash stands for itself, unless what follows would make another byte of it.
        const bool kept =
            ascii ? escapedAt(name, at) < 0 : character.valid && isSeen(rest.substr(0, character.length));
        for (qsizetype end = at + character.length; at < end; ++at)
            if (kept)
                text += name[at];
            else
                appendEscaped(text, name[at]);
    }
    return QString::fromUtf8(text);
}

QByteArray nameFrom(const QString &text)
{
    const QByteArray typed = text.toUtf8();
    QByteArray name;
    name.reserve(typed.size());
    for (qsizetype at = 0; at < typed.size();) {
        const int byte = escapedAt(typed, at);
        name += byte < 0 ? typed[at] : static_cast<char>(byte);
        at += byte < 0 ? 1 : kEscape;
    }
    return name;
}

QByteArray folderOf(const QByteArray &path)
{
    qsizetype end = path.size();
    while (end > 1 && path[end - 1] == '/')
        --end;
    const qsizetype slash = path.lastIndexOf('/', end - 1);
    return slash <= 0 ? QByteArrayLiteral("/") : path.first(slash);
}

QByteArray nameIn(const QByteArray &path)
{
    qsizetype end = path.size();
    while (end > 0 && path[end - 1] == '/')
        --end;
    const qsizetype slash = end > 0 ? path.lastIndexOf('/', end - 1) : -1;
    return path.sliced(slash + 1, end - slash - 1);
}

QByteArray pathIn(const QByteArray &folder, const QByteArray &name)
{
    return folder.endsWith('/') ? folder + name : folder + '/' + name;
}

bool isNameOfFile(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

} // namespace porthole::ui

#include "core/transfer/Names.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <string_view>

namespace porthole::transfer {

namespace {

/// Of most file systems.
constexpr qsizetype kLongestName = 255;
constexpr char kPartBegin[] = ".porthole-";
constexpr char kPartEnd[] = ".part";
constexpr qsizetype kDigits = 16;

/// FNV-1a, 64 bits: tells files apart, and protects against nobody.
class Digest {
public:
    void add(std::string_view bytes)
    {
        for (const char byte : bytes) {
            m_value ^= static_cast<unsigned char>(byte);
            m_value *= 0x100000001b3;
        }
    }
    quint64 value() const { return m_value; }

private:
    quint64 m_value = 0xcbf29ce484222325;
};

} // namespace

Result<> checkName(const QByteArray &name)
{
    if (!name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0'))
        return {};
    return Error::make(ErrorKind::PeerMisbehaved,
                       "a file name that leads elsewhere: \"" + displayText(name.toStdString(), 100) + "\"");
}

QByteArray lastName(const QByteArray &path)
{
    qsizetype end = path.size();
    while (end > 0 && path[end - 1] == '/')
        --end;
    const QByteArray whole = path.first(end);
    return whole.mid(whole.lastIndexOf('/') + 1);
}

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    return folder.endsWith('/') ? folder + name : folder + '/' + name;
}

QByteArray partName(const QByteArray &name, quint64 size, quint32 modified)
{
    Digest digest;
    digest.add(name.toStdString());
    digest.add("/" + std::to_string(size) + "/" + std::to_string(modified));
    return kPartBegin + QByteArray::number(digest.value(), 16).rightJustified(kDigits, '0') + kPartEnd;
}

bool isPartName(const QByteArray &name)
{
    constexpr auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const QByteArray begin(kPartBegin), end(kPartEnd);
    return name.size() == begin.size() + kDigits + end.size() && name.startsWith(begin) &&
           name.endsWith(end) && std::all_of(name.begin() + begin.size(), name.end() - end.size(), isDigit);
}

QByteArray otherName(const QByteArray &name, int count)
{
    const QByteArray mark = " (" + QByteArray::number(count) + ')';
    const qsizetype dot = name.lastIndexOf('.');
    const qsizetype end = dot > 0 ? dot : name.size();
    const qsizetype room = kLongestName - mark.size() - (name.size() - end);
    return name.first(std::min(end, std::max<qsizetype>(room, 1))) + mark + name.mid(end);
}

} // namespace porthole::transfer

#include "core/model/FilesAddress.h"

#include "core/model/UrlText.h"

namespace porthole {

namespace {

constexpr QLatin1String kScheme("sftp://");
constexpr QByteArrayView kHome("/~");
constexpr qsizetype kLongest = 8192; // characters

} // namespace

bool FilesAddress::isMeant(const QString &text)
{
    return text.trimmed().startsWith(kScheme, Qt::CaseInsensitive);
}

Result<FilesAddress> FilesAddress::parse(const QString &text)
{
    const QString rest = text.trimmed().sliced(isMeant(text) ? kScheme.size() : 0);
    if (rest.size() > kLongest)
        return Error::make(ErrorKind::Usage, "the address is too long");
    const qsizetype slash = rest.indexOf(u'/');
    FilesAddress address;
    PH_TRY(address.host, HostAddress::parse(slash < 0 ? rest : rest.first(slash)));
    address.path = slash < 0 ? QByteArray() : percentDecoded(rest.sliced(slash).toUtf8());
    if (address.path.contains('\0'))
        return Error::make(ErrorKind::Usage, "the path holds a character that no path has");
    if (address.path == "/" || address.path == kHome || address.path == "/~/")
        address.path.clear();
    else if (address.path.startsWith("/~/"))
        address.path.remove(0, kHome.size() + 1);
    return address;
}

} // namespace porthole

#include "core/model/Link.h"

#include "core/model/ConsoleUrl.h"
#include "core/model/FilesAddress.h"
#include "core/model/UrlText.h"

#include <algorithm>

namespace porthole {

namespace {

constexpr qsizetype kLongestName = 256; // characters

Error usage(const char *what) { return Error::make(ErrorKind::Usage, what); }

/// A name is shown before it is opened: nothing in it may hide, or turn the rest around.
bool isPlain(const QString &name)
{
    const auto characters = name.toUcs4();
    return std::all_of(characters.begin(), characters.end(), [](uint c) { return QChar::isPrint(c); });
}

Result<Link> savedOne(const UrlText &url)
{
    constexpr QByteArrayView kOpen("open");
    if (url.userInfo || url.authority.toLower() != kOpen)
        return usage("a porthole:// link is porthole://open/NAME");
    const QByteArray bytes =
        percentDecoded(QByteArrayView(url.path).sliced(url.path.startsWith('/') ? 1 : 0));
    const QString name = QString::fromUtf8(bytes);
    if (name.isEmpty() || name.size() > kLongestName || !isPlain(name) ||
        name.contains(QChar::ReplacementCharacter))
        return usage("the link holds no name of a saved connection");
    return Link{Link::Kind::Saved, name};
}

Result<Link> shell(const QString &text)
{
    PH_TRY(const HostAddress address, HostAddress::parse(text));
    return Link{Link::Kind::Shell, QStringLiteral("ssh://") + address.toString()};
}

/// The address as it came: it is ASCII, and a path's percent-encoding is part of it.
Result<Link> files(const QString &text)
{
    PH_DO(FilesAddress::parse(text));
    return Link{Link::Kind::Files, text};
}

Result<Link> console(const UrlText &url, const QString &text)
{
    if (url.userInfo)
        return usage("a link must not carry a password or a user; they are asked for");
    PH_TRY(const ConsoleUrl console, ConsoleUrl::parse(text));
    return Link{Link::Kind::Console, console.displayName()};
}

} // namespace

Result<Link> Link::parse(const QString &text)
{
    const QString link = text.trimmed();
    if (std::any_of(link.begin(), link.end(),
                    [](QChar c) { return c.unicode() > 0x7e || c.unicode() < 0x21; }))
        return usage("a link is of ASCII characters without blanks");
    PH_TRY(const UrlText url, UrlText::parse(link.toLatin1()));
    if (url.query || url.fragment)
        return usage("a link must not carry a query or a fragment");
    if (url.scheme == "porthole")
        return savedOne(url);
    if (url.scheme == "ssh")
        return shell(link);
    if (url.scheme == "sftp")
        return files(link);
    if (url.scheme == "vnc" || url.scheme == "vncs")
        return console(url, link);
    return usage("a link is porthole://, ssh://, sftp://, vnc:// or vncs://");
}

} // namespace porthole

#include "core/model/ConsoleUrl.h"
#include "core/model/NovncPage.h"
#include "core/model/UrlText.h"

#include <cstring>

namespace porthole {

namespace {

/// Moves a password out of bytes that are done with.
std::optional<Secret> secretFrom(QByteArray text)
{
    if (text.isEmpty())
        return std::nullopt;
    Secret secret(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    explicit_bzero(text.data(), static_cast<std::size_t>(text.size()));
    return secret;
}

/// The password of "user:password"; there is none in "user".
QByteArray passwordOf(QByteArrayView userInfo)
{
    const qsizetype colon = userInfo.indexOf(':');
    return colon < 0 ? QByteArray() : percentDecoded(userInfo.sliced(colon + 1));
}

} // namespace

Result<ConsoleTarget> ConsoleTarget::parse(const QString &text)
{
    PH_TRY(UrlText parts, UrlText::parse(text.toUtf8()));
    std::optional<Secret> password;
    if (parts.scheme == "http" || parts.scheme == "https") {
        password = secretFrom(passwordOfNovncPage(parts));
    } else if (parts.userInfo &&
               (parts.scheme.isEmpty() || parts.scheme == "vnc" || parts.scheme == "vncs")) {
        password = secretFrom(passwordOf(*parts.userInfo));
        explicit_bzero(parts.userInfo->data(), static_cast<std::size_t>(parts.userInfo->size()));
        parts.userInfo.reset();
    }
    PH_TRY(ConsoleUrl url, ConsoleUrl::fromText(parts));
    return ConsoleTarget{std::move(url), std::move(password)};
}

} // namespace porthole

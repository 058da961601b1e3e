#include "app/http/LoopbackGuard.h"

#include <algorithm>
#include <array>

namespace porthole::http {

namespace {

constexpr std::array kNames{"127.0.0.1", "localhost", "[::1]"};

bool isOwnAuthority(const QByteArray &authority, quint16 port)
{
    const QByteArray end = ':' + QByteArray::number(port);
    return std::any_of(kNames.begin(), kNames.end(), [&](const char *name) {
        return authority.compare(name + end, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool isForThisComputer(const Call &call, quint16 port)
{
    return call.count("Host") == 1 && isOwnAuthority(call.header("Host"), port) &&
           (call.rawHost.isEmpty() || isOwnAuthority(call.rawHost, port));
}

bool isFromForeignPage(const Call &call, quint16 port)
{
    constexpr QByteArrayView scheme("http://");
    const bool foreign = std::any_of(call.headers.begin(), call.headers.end(), [&](const auto &header) {
        const auto &[name, value] = header;
        if (name.compare("Origin", Qt::CaseInsensitive) == 0)
            return !value.startsWith(scheme) || !isOwnAuthority(value.mid(scheme.size()), port);
        if (name.compare("Sec-Fetch-Site", Qt::CaseInsensitive) == 0)
            return value != "same-origin" && value != "none";
        return false;
    });
    return foreign;
}

} // namespace porthole::http

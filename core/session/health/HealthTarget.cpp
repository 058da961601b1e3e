#include "core/session/health/HealthTarget.h"

#include "core/model/GatewayUrl.h"
#include "core/ssh/config/SshConfig.h"

namespace porthole {

namespace {

Error untold(const char *why) { return Error::make(ErrorKind::Unavailable, why); }

Result<ConsoleRoute> routeToHost(const HealthQuestion &question, const HealthSources &sources)
{
    const ssh::SshConfig config(sources.sshFiles);
    PH_TRY(const ssh::Resolution resolution, config.resolve({question.address, question.port, {}, {}}));
    const auto *route = std::get_if<ssh::Route>(&resolution);
    if (!route || route->front().proxyCommand)
        return untold("the way there leads through a program on this computer");
    if (route->size() > 1)
        return untold("the way there leads through another host");
    return ConsoleRoute{Transport::Tcp, route->front().endpoint, {}};
}

Result<ConsoleRoute> routeToUrl(const QUrl &url)
{
    constexpr quint16 kHttp = 80, kHttps = 443;
    const bool isSecure = url.scheme() == QLatin1String("https");
    const int port = url.port(isSecure ? kHttps : kHttp);
    return ConsoleRoute{isSecure ? Transport::SecureWebSocket : Transport::WebSocket,
                        {url.host(), static_cast<quint16>(port)},
                        {}};
}

Result<ConsoleRoute> routeToCloud(const HealthQuestion &question, const HealthSources &sources)
{
    if (question.throughHost)
        return untold("the way there leads through another host");
    if (question.isUrl)
        return routeToUrl(QUrl(question.address));
    if (!sources.cloudUrl)
        return untold("it is not known where it is");
    PH_TRY(const QUrl url, sources.cloudUrl(question.address));
    return routeToUrl(url);
}

} // namespace

std::optional<HealthQuestion> healthQuestion(const Entry &entry, const FolderTree &folders)
{
    switch (entry.kind) {
    case EntryKind::Host:
        return HealthQuestion{entry.id, entry.kind, entry.address, effectiveHost(entry, folders).port};
    case EntryKind::Cloud:
        return HealthQuestion{entry.id, entry.kind, entry.address, 0, entry.description.has_value()};
    case EntryKind::Console:
    case EntryKind::Gateway:
        return HealthQuestion{entry.id, entry.kind, entry.address};
    case EntryKind::Server:
    case EntryKind::Unsupported:
        return std::nullopt;
    }
    return std::nullopt;
}

Result<ConsoleRoute> firstStretch(const HealthQuestion &question, const HealthSources &sources)
{
    switch (question.kind) {
    case EntryKind::Host:
        return routeToHost(question, sources);
    case EntryKind::Console: {
        PH_TRY(const ConsoleTarget target, ConsoleTarget::parse(question.address));
        return target.url.routes().first();
    }
    case EntryKind::Gateway: {
        PH_TRY(const GatewayUrl url, GatewayUrl::parse(question.address));
        return ConsoleRoute{Transport::SecureWebSocket, url.endpoint(), {}};
    }
    case EntryKind::Cloud:
        return routeToCloud(question, sources);
    case EntryKind::Server:
    case EntryKind::Unsupported:
        break;
    }
    return untold("it has no port of its own");
}

} // namespace porthole

#pragma once

#include "core/model/Server.h"
#include "core/openstack/CloudSession.h"
#include "core/openstack/compute/Microversion.h"

#include <QJsonObject>

namespace porthole::openstack {

inline constexpr std::string_view kNova = "Nova";

/// The newest version whose lists we know to read.
inline constexpr Microversion kNewestKnown{2, 96};

/// A request to Nova.
struct ComputeCall {
    QByteArray method = QByteArrayLiteral("GET");
    QString path;
    ServiceCall::Query query;
    std::optional<QJsonObject> body;
    std::optional<Microversion> version; ///< none: no header, which means 2.1
    Milliseconds timeout{60000};
};

/// Nova of one region: what it offers, asked once, and requests with the headers that say which version
/// they mean. It and the session outlive its tasks. Source: Compute API, "Microversions".
class ComputeApi {
public:
    explicit ComputeApi(CloudSession &session, QString region = {})
        : m_session(session)
        , m_region(std::move(region))
    {}

    /// Errors: CloudSession::call()'s; PeerIncompatible (no v2 at all). What does not tell its versions
    /// has none.
    Task<Result<ComputeVersions>> versions();
    /// The version for lists, actions and all that is not pinned: the newest known to both, or the
    /// profile's if it names one. Errors: versions()'s.
    Task<Result<std::optional<Microversion>>> usualVersion();
    /// Any status is a success, as CloudSession::call() has it. Errors: its, and PeerIncompatible if Nova
    /// answered another version than was asked for.
    Task<Result<net::HttpResponse>> call(ComputeCall call);

    CloudSession &session() const { return m_session; }

private:
    Task<Result<net::HttpResponse>> askVersions(bool withToken);

    CloudSession &m_session;
    const QString m_region;
    std::optional<ComputeVersions> m_versions;
};

/// "/servers/<id>", for ids that can be one. Errors: Usage.
Result<QString> serverPath(const ServerId &id);

} // namespace porthole::openstack

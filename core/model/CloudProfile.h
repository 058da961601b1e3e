#pragma once

#include "core/base/Secret.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <memory>
#include <optional>

namespace porthole {

/// One cloud as a clouds.yaml (or the OS_* variables) describes it, merged and normalised the way
/// openstacksdk does it, with one region chosen. Holds secrets: it is not stored, and is fetched anew
/// where it is needed.
struct CloudProfile {
    QString name;
    QString source;  ///< where it was found, fit to be shown: a file's path, or "environment"
    QString entry{}; ///< the id of what is saved of it; empty: it was found elsewhere
    QUrl authUrl;
    QString authType = QStringLiteral("password");
    /// The `auth` section and what counts as such, names as in clouds.yaml (username, project_name,
    /// user_domain_id, application_credential_id, ...), without what stands in `secrets`.
    QHash<QString, QString> auth;
    /// password, token, passcode, application_credential_secret, client_secret...
    QHash<QString, std::shared_ptr<const Secret>> secrets;
    QString region;
    QStringList regions;                          ///< all that the entry lists, the chosen one first
    QString interface = QStringLiteral("public"); ///< the compute endpoint's
    QStringList otherInterfaces; ///< what will do where the catalog has none of that interface, in order
    bool verify = true;
    QString caCertificateFile, clientCertificateFile, clientKeyFile;
    QString computeEndpointOverride, computeMicroversion;
    QString computeRegion; ///< where the compute endpoint is looked for: almost always `region`
    QString computeServiceType = QStringLiteral("compute");
    QString computeServiceName; ///< empty: whatever its name
    std::optional<int> apiTimeoutSeconds;
    /// As CloudSummary::routeKey().
    const QString &routeKey() const { return entry.isEmpty() ? name : entry; }
    QStringList notes; ///< what is odd about the entry and does not stand in its way, fit to be shown
};

} // namespace porthole

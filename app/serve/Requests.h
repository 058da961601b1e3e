#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/SavedHost.h"

#include <QByteArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <memory>
#include <optional>

/// The bodies of requests. Errors of all: Usage, which is the client's 400; no value is repeated.
namespace porthole::serve {

/// The JSON object that a body is.
Result<QJsonObject> objectOf(const QByteArray &body);

/// POST /remotes.
struct CreateRequest {
    QString hostname;
    QString username; ///< empty, or null in JSON: as ~/.ssh/config or the saved host has it
    std::shared_ptr<const Secret> password;
    AgentWish agent = AgentWish::AsConfigured;

    /// Zeroes `body`, which holds the password.
    static Result<CreateRequest> take(QByteArray &body);
};

/// POST /remotes/{sid}/launch: the command.
Result<QString> launchCommandIn(const QByteArray &body);

/// POST /remotes/{sid}/browse: which entries to list. What a reject expression finds in an entry's whole path
/// is left out, unless the allow expression is found in it too.
struct BrowseFilter {
    std::optional<QRegularExpression> fileReject, fileAllow, directoryReject, directoryAllow;

    static Result<BrowseFilter> of(const QByteArray &body);
    bool shows(const QString &path, bool isDirectory) const;
};

} // namespace porthole::serve

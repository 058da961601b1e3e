#pragma once

#include "core/base/Result.h"

#include <QMap>
#include <QString>
#include <QStringList>

class QJsonObject;
class QUrl;

namespace porthole {

/// What is saved of a cloud that stands in no clouds.yaml: what an entry there says, but for its name, its
/// auth_url and its secret. Certificates are always looked at, so there is no `verify`.
struct CloudDescription {
    QString authType = QStringLiteral("password");
    /// The `auth` section without auth_url, names as in clouds.yaml, of cloudAuthKeys(); none is empty.
    QMap<QString, QString> auth{};
    QString region{};     ///< empty: whichever the cloud has
    QString interface {}; ///< empty: public
    QString caCertificateFile{};

    friend bool operator==(const CloudDescription &, const CloudDescription &) = default;
};

/// What `auth` may hold: never a secret.
const QStringList &cloudAuthKeys();
/// The auth types that a cloud which is saved here may have.
const QStringList &cloudAuthTypes();

/// The same, checked: known names, texts of one line within their limits. Errors: Usage.
Result<CloudDescription> fitDescription(CloudDescription description);

/// What of a sign-in is either a name or an id: a person types one text.
enum class CloudPart : quint8 { User, UserDomain, Project, ProjectDomain, ApplicationCredential };
/// The id, else the name; empty: neither is said.
QString textOf(const CloudDescription &description, CloudPart part);
/// Says it as an id where it looks like one of Keystone's, 32 hexadecimal digits, or is the domain "default",
/// else as a name; an empty text takes both away. One that says the same already stays as it is.
void setText(CloudDescription &description, CloudPart part, const QString &text);

/// As it is saved, and shared: {authType, auth: {}, region, interface, caCertificateFile}, what is not set
/// not among it. The way back takes what is known and passes over the rest.
QJsonObject jsonOf(const CloudDescription &description);
CloudDescription cloudDescriptionOf(const QJsonObject &object);

/// Keystone's address as somebody wrote it: http or https, and neither a user nor a query in it.
/// Errors: Usage.
Result<QUrl> parseAuthUrl(const QString &text);

} // namespace porthole

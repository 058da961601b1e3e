#pragma once

#include "app/demo/DemoCloud.h"
#include "app/demo/ExpiringTokens.h"
#include "app/http/Server.h"
#include "core/base/Secret.h"

namespace porthole::demo {

/// What a Keystone token stands for.
struct TokenGrant {
    QDateTime issued, expires;
    QString project; ///< its id; empty: unscoped
    QStringList methods;
};

/// Who may sign in: one user, of this run.
struct DemoUser {
    QString id, name;
    Secret password;
};

/// Keystone v3, as much as a client asks for: versions, tokens by password and by token, scoped and not,
/// their validation and revocation, projects and the catalog. Source: Identity API v3; Keystone 22's
/// answers, word for word. Thread: the loop's.
class KeystoneService {
public:
    KeystoneService(const DemoCloud &cloud, const DemoUser &user, Milliseconds tokenLife);

    http::Reply answer(const http::Call &call);
    /// Where the services are, known once they listen: "http://127.0.0.1:1234".
    void setAddresses(QString keystone, QString nova);

    /// nullptr for a token that is not valid.
    const TokenGrant *grantOf(const QByteArray &token) const { return m_tokens.find(token); }
    /// The header that goes with every 401: where to sign in.
    QByteArray challenge() const;

private:
    http::Reply issue(const http::Call &call);
    http::Reply tokens(const http::Call &call);
    http::Reply projects() const;
    http::Reply versions(bool all) const;
    bool mayPass(const QJsonObject &identity, TokenGrant &grant, Clock::TimePoint &until) const;
    bool isPassword(const QJsonObject &password) const;
    std::optional<QString> scopeIn(const QJsonObject &auth) const;
    QJsonObject body(const TokenGrant &grant) const;
    QJsonArray catalog() const;
    http::Reply unauthorized() const;
    http::Reply failure(int status, const char *title, const QString &message) const;

    const DemoCloud &m_cloud;
    const DemoUser &m_user;
    ExpiringTokens<TokenGrant> m_tokens;
    QString m_keystone, m_nova;
};

/// The path of a region's Nova, below its address: "/atlantic/v2.1".
QString novaPath(const QString &region);

} // namespace porthole::demo

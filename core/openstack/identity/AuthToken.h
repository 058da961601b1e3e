#pragma once

#include "core/base/Redactor.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Project.h"
#include "core/net/HttpMessage.h"
#include "core/openstack/identity/Catalog.h"
#include "core/openstack/identity/TokenLife.h"

#include <QStringList>
#include <memory>
#include <optional>

namespace porthole::openstack {

/// A token that Keystone has issued: a bearer of the user's rights. Nothing in it changes; those that
/// use it share it. While it lives its text is kept out of every log line and error.
class AuthToken {
public:
    /// Reads the answer to POST /v3/auth/tokens; `asked` is when it was sent. The life is the
    /// difference of two times of Keystone's own, so that a wrong clock here does not matter.
    /// Errors: PeerMisbehaved.
    static Result<std::shared_ptr<const AuthToken>> fromAnswer(const net::HttpResponse &answer,
                                                               CloudClock::Moment asked);

    /// For the header X-Auth-Token, and for nothing else.
    QByteArray headerValue() const
    {
        return {m_text.reveal().data(), static_cast<qsizetype>(m_text.reveal().size())};
    }
    const TokenLife &life() const { return m_life; }
    /// Good for a project, a domain or the system; an unscoped token is only good for asking which.
    bool isScoped() const { return m_isScoped; }
    const std::optional<Project> &project() const { return m_project; }
    const QString &userName() const { return m_userName; }
    const QString &userDomain() const { return m_userDomain; }
    const QStringList &methods() const { return m_methods; }
    const QStringList &roles() const { return m_roles; }
    const Catalog &catalog() const { return m_catalog; }

private:
    explicit AuthToken(std::string_view text)
        : m_text(text)
        , m_hidden(text)
    {}

    Secret m_text;
    RedactedText m_hidden;
    TokenLife m_life;
    bool m_isScoped = false;
    std::optional<Project> m_project;
    QString m_userName, m_userDomain;
    QStringList m_methods, m_roles;
    Catalog m_catalog;
};

using TokenRef = std::shared_ptr<const AuthToken>;

} // namespace porthole::openstack

#pragma once

#include "core/base/Redactor.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/GatewayUrl.h"
#include "core/model/RemoteListing.h"
#include "core/net/HttpTransport.h"
#include "core/remotes/slycat/CookieJar.h"
#include "core/remotes/slycat/Dialect.h"

#include <QByteArrayList>
#include <QObject>
#include <memory>
#include <optional>

namespace porthole::slycat {

/// One question to a Slycat server, without what authenticates it.
struct Call {
    QByteArray method = QByteArrayLiteral("GET");
    QByteArray path;   ///< behind the prefix, percent-encoded: "/remotes"
    QByteArray json{}; ///< the body; empty for none. Of POST /remotes it holds a password
    Milliseconds timeout{60000};
    std::optional<Milliseconds> quietTimeout{};
    qint64 largestBody = 1 << 20; ///< bytes
    net::BodySink sink{};
};

/// A Slycat server as one is signed in to it: where its paths begin, its cookies, and the name and password
/// that it was given, with which it is signed in to again, once, when it has forgotten.
/// It follows no redirect: there they mean "sign in". Thread: one. It outlives its tasks.
class Access : public QObject {
    Q_OBJECT
public:
    /// `transport` outlives it.
    Access(GatewayUrl url, net::HttpTransport &transport);
    ~Access() override;

    /// Asks without any credentials how the server wants to be signed in to. With None it is done.
    /// Errors: NotFound (no Slycat server here), Tls (https is wanted), the transport's.
    Task<Result<SignInScheme>> discover();
    /// Signs in; one attempt per call. discover() comes before.
    /// Errors: AuthRejected, Forbidden, NotFound, PeerMisbehaved, the transport's.
    Task<Result<>> signIn(QString user, std::shared_ptr<const Secret> password);
    /// Tells the server as well as can be, and forgets everything.
    Task<> signOut();
    bool isSignedIn() const { return m_prefix.has_value(); }
    SignInScheme scheme() const { return m_scheme; }

    /// The answer, unless it means that the server wants to be signed in to: then that is done with what is
    /// in memory, and the question asked again; what it refused for that it has not done.
    /// Errors: AuthRejected (and nobody is signed in any more), the transport's.
    Task<Result<net::HttpResponse>> send(Call call);
    /// The hosts that the server names.
    Task<Result<QList<GatewayHost>>> hosts();

    const GatewayUrl &url() const { return m_url; }

Q_SIGNALS:
    void renewalEnded();

private:
    class Renewal;

    Task<Result<net::HttpResponse>> exchange(QByteArray prefix, Call call, bool withPassword);
    Task<Result<>> enter();
    Task<Result<std::optional<bool>>> enterAt(QByteArray prefix);
    Task<Result<>> renew(int era);
    void forgetPassword();

    const GatewayUrl m_url;
    net::HttpTransport &m_transport;
    CookieJar m_cookies;
    SignInScheme m_scheme = SignInScheme::None;
    QByteArrayList m_candidates;        ///< prefixes that may be the server's
    std::optional<QByteArray> m_prefix; ///< the one that is, while signed in
    QString m_user;
    std::shared_ptr<const Secret> m_password;
    std::optional<RedactedText> m_redacted;
    int m_era = 0; ///< how often it was signed in to
    bool m_renewing = false;
};

/// A text as a part of a path: percent-encoded, '/' too.
QByteArray pathSegment(const QString &text);

} // namespace porthole::slycat

#include "core/remotes/slycat/Access.h"

#include "core/async/Signal.h"
#include "core/remotes/slycat/Answer.h"
#include "core/remotes/slycat/Json.h"

#include <QJsonObject>
#include <QUrl>

namespace porthole::slycat {

namespace {

constexpr char kHosts[] = "/configuration/remote-hosts";
constexpr Milliseconds kFarewell{3000};

net::Origin originOf(const GatewayUrl &url) { return {url.isEncrypted(), url.endpoint()}; }

QByteArray bytesOf(const Secret &secret)
{
    return {secret.reveal().data(), static_cast<qsizetype>(secret.reveal().size())};
}

/// RFC 7617 section 2, in UTF-8.
QByteArray basic(const QString &user, const Secret &password)
{
    return "Basic " + (user.toUtf8() + ':' + bytesOf(password)).toBase64();
}

Call hostsCall()
{
    Call call;
    call.path = kHosts;
    return call;
}

Call loginCall(const QString &user, const Secret &password)
{
    Call call;
    call.method = QByteArrayLiteral("POST");
    call.path = QByteArrayLiteral("/login");
    // Base64 stands for itself in JSON.
    call.json = R"({"user_name":")" + user.toUtf8().toBase64() + R"(","password":")" +
                bytesOf(password).toBase64() + R"("})";
    return call;
}

bool isHosts(const net::HttpResponse &answer)
{
    const auto json = jsonIn(answer);
    return answer.status == 200 && json && json->isArray();
}

Error rejected()
{
    return Error::make(ErrorKind::AuthRejected,
                       "the Slycat server did not accept the user name and password");
}

} // namespace

/// While it is, others wait. The end of a flow in the middle of it is an end too.
class Access::Renewal {
public:
    explicit Renewal(Access &of)
        : m_of(of)
    {
        m_of.m_renewing = true;
    }
    ~Renewal()
    {
        m_of.m_renewing = false;
        Q_EMIT m_of.renewalEnded();
    }
    Renewal(const Renewal &) = delete;
    Renewal &operator=(const Renewal &) = delete;

private:
    Access &m_of;
};

Access::Access(GatewayUrl url, net::HttpTransport &transport)
    : m_url(std::move(url))
    , m_transport(transport)
    , m_cookies(originOf(m_url))
{
    // Clients find the server behind /api, where its proxy has it, or where it is itself.
    if (m_url.prefix().isEmpty())
        m_candidates = {QByteArrayLiteral("/api"), QByteArray()};
    else
        m_candidates = {m_url.prefix()};
}

Access::~Access() = default;

void Access::forgetPassword()
{
    m_password.reset();
    m_redacted.reset();
}

Task<Result<net::HttpResponse>> Access::exchange(QByteArray prefix, Call call, bool withPassword)
{
    const QByteArray path = prefix + call.path;
    net::HttpRequest request;
    request.method = call.method;
    request.url = m_url.at(path);
    request.body = std::move(call.json);
    request.timeout = call.timeout;
    request.quietTimeout = call.quietTimeout;
    request.largestBody = call.largestBody;
    request.sink = std::move(call.sink);
    request.followRedirects = false;
    request.headers.add("Accept", "*/*");
    if (!request.body.isEmpty())
        request.headers.add("Content-Type", "application/json");
    if (const QByteArray cookies = m_cookies.header(path); !cookies.isEmpty())
        request.headers.add("Cookie", cookies);
    else if (withPassword && m_scheme == SignInScheme::Basic && m_password)
        request.headers.add("Authorization", basic(m_user, *m_password));
    PH_CO_TRY(net::HttpResponse answer, co_await m_transport.send(std::move(request)));
    m_cookies.take(answer);
    co_return answer;
}

Task<Result<SignInScheme>> Access::discover()
{
    m_prefix.reset();
    m_cookies.clear();
    std::optional<Error> last;
    const QByteArrayList candidates = m_candidates;
    for (const QByteArray &prefix : candidates) {
        Call call = hostsCall();
        PH_CO_TRY(const net::HttpResponse answer, co_await exchange(prefix, std::move(call), false));
        if (isHosts(answer)) {
            m_prefix = prefix;
            m_scheme = SignInScheme::None;
            co_return m_scheme;
        }
        if (answer.status == 401 && !answer.headers.value("WWW-Authenticate").toLower().contains("basic"))
            co_return Error::make(ErrorKind::PeerIncompatible,
                                  "the Slycat server wants a sign-in that is not HTTP Basic: " +
                                      shown(answer.headers.value("WWW-Authenticate"), 60).toStdString());
        if (wantsSignIn(answer)) {
            m_scheme = answer.status == 401 ? SignInScheme::Basic : SignInScheme::Login;
            co_return m_scheme;
        }
        last = answer.status == 200
                   ? Error::make(ErrorKind::NotFound, "a web page came in place of its hosts")
                   : refusalOf(answer, Stage::Server).error;
        if (last->kind == ErrorKind::Tls || last->kind == ErrorKind::Unreachable)
            co_return *last;
    }
    co_return Error::make(ErrorKind::NotFound, "there is no Slycat server at " +
                                                   m_url.displayName().toStdString() + ": " + last->detail);
}

Task<Result<>> Access::signIn(QString user, std::shared_ptr<const Secret> password)
{
    m_user = std::move(user);
    m_password = std::move(password);
    m_redacted.emplace(m_password->reveal());
    m_prefix.reset();
    if (m_scheme == SignInScheme::None) { // it let everybody in before
        PH_CO_TRY(const SignInScheme scheme, co_await discover());
        if (scheme == SignInScheme::None)
            co_return {};
    }
    co_return co_await enter();
}

/// Signs in with what is in memory. A password that was refused is not kept: another attempt with it would
/// count towards a lock of the account.
Task<Result<>> Access::enter()
{
    m_cookies.clear();
    const QByteArrayList candidates = m_prefix ? QByteArrayList{*m_prefix} : m_candidates;
    for (const QByteArray &prefix : candidates) {
        auto entered = co_await enterAt(prefix);
        if (!entered) {
            if (entered.error().kind == ErrorKind::AuthRejected) {
                forgetPassword();
                m_prefix.reset();
            }
            co_return std::move(entered).error();
        }
        if (*entered) {
            m_prefix = prefix;
            ++m_era;
            co_return {};
        }
    }
    co_return Error::make(
        ErrorKind::NotFound,
        "the Slycat server has no way to sign in that Porthole knows: neither HTTP Basic nor its "
        "own form. It may want a certificate, or a sign-in elsewhere");
}

/// True: signed in. Nothing: the server is not behind this prefix.
Task<Result<std::optional<bool>>> Access::enterAt(QByteArray prefix)
{
    using Entered = std::optional<bool>;
    if (m_scheme == SignInScheme::Login) {
        Call login = loginCall(m_user, *m_password);
        PH_CO_TRY(const net::HttpResponse answer, co_await exchange(prefix, std::move(login), false));
        const auto json = jsonIn(answer);
        const QJsonValue success = json ? json->object().value(u"success") : QJsonValue();
        if (answer.reason.startsWith("no auth found") || success == QJsonValue(false))
            co_return rejected();
        if (answer.status == 403 || answer.status >= 500)
            co_return refusalOf(answer, Stage::Server).error;
        if (answer.status != 200 || success != QJsonValue(true))
            co_return Entered();
        if (m_cookies.refusedSecure())
            co_return Error::make(ErrorKind::Tls,
                                  "the Slycat server's sign-in works over https only: open it as "
                                  "slycat://");
        if (!m_cookies.holdsSignIn())
            co_return Error::make(
                ErrorKind::PeerMisbehaved,
                "the Slycat server accepted the sign-in, but set no cookie for this address");
    }
    Call call = hostsCall();
    PH_CO_TRY(const net::HttpResponse answer, co_await exchange(prefix, std::move(call), true));
    if (isHosts(answer))
        co_return Entered(true);
    if (wantsSignIn(answer) && m_scheme == SignInScheme::Login)
        co_return Error::make(ErrorKind::PeerMisbehaved,
                              "the Slycat server accepted the sign-in, and wants it again at once");
    if (answer.status == 401)
        co_return rejected();
    if (answer.status == 403 || answer.status >= 500)
        co_return refusalOf(answer, Stage::Server).error;
    co_return Entered();
}

Task<> Access::signOut()
{
    if (m_prefix && m_scheme != SignInScheme::None) {
        Call call;
        call.method = QByteArrayLiteral("DELETE");
        call.path = QByteArrayLiteral("/logout");
        call.timeout = kFarewell;
        const auto told = co_await exchange(*m_prefix, std::move(call), false);
        (void)told; // the session ends by itself too
    }
    m_cookies.clear();
    m_prefix.reset();
    m_user.clear();
    forgetPassword();
    m_transport.forgetConnections();
}

Task<Result<>> Access::renew(int era)
{
    while (m_renewing) {
        const auto ended = co_await async::nextSignal(this, &Access::renewalEnded);
        (void)ended; // whether it did any good is seen below
    }
    if (m_era != era)
        co_return {};
    if (!m_password && m_scheme != SignInScheme::None)
        co_return Error::make(ErrorKind::AuthRejected, "the sign-in to the Slycat server has ended");
    const Renewal renewal(*this);
    co_return co_await enter();
}

Task<Result<net::HttpResponse>> Access::send(Call call)
{
    for (bool again = false;; again = true) {
        if (!m_prefix)
            co_return Error::make(ErrorKind::AuthRejected, "nobody is signed in to the Slycat server");
        const int era = m_era;
        Call copy = call;
        PH_CO_TRY(net::HttpResponse answer, co_await exchange(*m_prefix, std::move(copy), true));
        if (!wantsSignIn(answer))
            co_return answer;
        if (again || m_scheme == SignInScheme::None) {
            m_prefix.reset();
            co_return Error::make(ErrorKind::AuthRejected, "the Slycat server wants to be signed in to");
        }
        if (auto renewed = co_await renew(era); !renewed) {
            if (renewed.error().kind == ErrorKind::AuthRejected)
                m_prefix.reset();
            co_return std::move(renewed).error();
        }
    }
}

Task<Result<QList<GatewayHost>>> Access::hosts()
{
    Call call = hostsCall();
    PH_CO_TRY(const net::HttpResponse answer, co_await send(std::move(call)));
    if (answer.status != 200)
        co_return refusalOf(answer, Stage::Server).error;
    PH_CO_TRY(const QJsonDocument json, jsonIn(answer));
    co_return hostsIn(json);
}

QByteArray pathSegment(const QString &text) { return QUrl::toPercentEncoding(text); }

} // namespace porthole::slycat

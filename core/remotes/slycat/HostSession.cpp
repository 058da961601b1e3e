#include "core/remotes/slycat/HostSession.h"

#include "core/model/Endpoint.h"
#include "core/remotes/slycat/Answer.h"
#include "core/remotes/slycat/Json.h"

#include <QJsonObject>
#include <QUrl>

using namespace std::chrono_literals;

namespace porthole::slycat {

namespace {

constexpr qint64 kLargestListing = 16 << 20;  // bytes: some 100,000 names
constexpr Milliseconds kCreateTimeout = 2min; // the server waits for the host and its agent without an end
constexpr Milliseconds kLaunchTimeout = 1h;
constexpr Milliseconds kFileTimeout = 24h;
/// The server reads a file whole before it sends the first byte.
constexpr Milliseconds kFileSilence = 5min;
constexpr Milliseconds kFarewell = 3s;

QByteArray jsonOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray pathOf(const QString &path) { return QUrl::toPercentEncoding(path, "/"); }

QJsonValue agentOf(AgentWish wish)
{
    switch (wish) {
    case AgentWish::AsConfigured:
        return QJsonValue::Undefined; // which is how a member is left out
    case AgentWish::Require:
        return true;
    case AgentWish::Never:
        return false;
    }
    return QJsonValue::Undefined;
}

Call createCall(const HostSignIn &from)
{
    Call call;
    call.method = QByteArrayLiteral("POST");
    call.path = QByteArrayLiteral("/remotes");
    call.timeout = kCreateTimeout;
    QJsonObject body{{QStringLiteral("hostname"), from.hostname},
                     {QStringLiteral("username"), from.user},
                     {QStringLiteral("password"),
                      QString::fromUtf8(from.password->reveal().data(),
                                        static_cast<qsizetype>(from.password->reveal().size()))}};
    if (const QJsonValue agent = agentOf(from.agent); !agent.isUndefined())
        body.insert(QStringLiteral("agent"), agent);
    call.json = jsonOf(body);
    return call;
}

Result<> checkPath(const QString &path)
{
    if (!path.startsWith(u'/') || path.contains(QChar(u'\0')) || !path.isValidUtf16())
        return Error::make(ErrorKind::Usage, "a path on a host begins with '/'");
    return {};
}

} // namespace

HostSession::HostSession(Access &access, std::optional<Dialect> dialect)
    : m_access(access)
    , m_given(dialect)
{}

QByteArray HostSession::key() const
{
    return pathSegment(m_dialect == Dialect::Sid && m_sid ? m_sid->value : m_from.hostname);
}

Task<Result<>> HostSession::open(HostSignIn from)
{
    if (!isValidHost(from.hostname))
        co_return Error::make(ErrorKind::Usage, "the host is neither a name nor an IP address");
    lose();
    m_from = std::move(from);
    m_redacted.emplace(m_from.password->reveal());
    co_return co_await create();
}

Task<Result<>> HostSession::create()
{
    Call call = createCall(m_from);
    PH_CO_TRY(const net::HttpResponse answer, co_await m_access.send(std::move(call)));
    if (answer.status != 200)
        co_return refusalOf(answer, Stage::Create).error;
    PH_CO_TRY(const QJsonDocument json, jsonIn(answer));
    PH_CO_TRY(const Created created, createdIn(json));
    m_sid = created.sid;
    m_dialect = m_given.value_or(created.dialect);
    co_return {};
}

/// `make` makes the call anew each time: the sid that it may name is another one then.
Task<Result<net::HttpResponse>> HostSession::ask(MakeCall make, Repeat repeat)
{
    for (bool again = false;; again = true) {
        if (!m_sid)
            co_return Error::make(ErrorKind::Closed, "there is no session on the host");
        const SessionId asked = *m_sid;
        Call call = make();
        PH_CO_TRY(net::HttpResponse answer, co_await m_access.send(std::move(call)));
        if (answer.status == 200)
            co_return answer;
        const Refusal refusal = refusalOf(answer, Stage::Session);
        if (refusal.lost == Lost::Nothing)
            co_return refusal.error;
        if (again) {
            lose();
            co_return refusal.error;
        }
        if (m_sid == asked) { // or somebody else has made it anew by now
            lose();
            PH_CO_DO(co_await create());
        }
        if (refusal.lost == Lost::SessionMidway && repeat == Repeat::IfNotDone)
            co_return Error::make(ErrorKind::Closed,
                                  refusal.error.detail +
                                      "; it was connected to again, but what was asked for may or "
                                      "may not have been done");
    }
}

Task<Result<>> HostSession::check()
{
    if (!m_sid)
        co_return Error::make(ErrorKind::Closed, "there is no session on the host");
    Call call;
    if (m_dialect == Dialect::Sid) {
        call.method = QByteArrayLiteral("POST");
        call.path = QByteArrayLiteral("/remotes/checksid");
        call.json = jsonOf({{QStringLiteral("sid"), m_sid->value}});
    } else {
        call.path = "/remotes/" + key() + "/session-status";
    }
    PH_CO_TRY(const net::HttpResponse answer, co_await m_access.send(std::move(call)));
    if (answer.status == 200)
        co_return {};
    co_return refusalOf(answer, Stage::Session).error;
}

Task<Result<RemoteListing>> HostSession::browse(QString path)
{
    PH_CO_DO(checkPath(path));
    MakeCall make = [this, path] {
        Call call;
        call.method = QByteArrayLiteral("POST");
        call.path = "/remotes/" + key() + "/browse" + pathOf(path);
        call.json = QByteArrayLiteral("{}"); // without filters, which fail where there is an agent
        call.largestBody = kLargestListing;
        return call;
    };
    PH_CO_TRY(const net::HttpResponse answer, co_await ask(std::move(make), Repeat::Always));
    PH_CO_TRY(const QJsonDocument json, jsonIn(answer));
    co_return listingIn(json);
}

Task<Result<>> HostSession::file(QString path, net::BodySink sink, qint64 largest)
{
    PH_CO_DO(checkPath(path));
    MakeCall make = [this, path, sink = std::move(sink), largest] {
        Call call;
        call.path = "/remotes/" + key() + "/file" + pathOf(path);
        call.timeout = kFileTimeout;
        call.quietTimeout = kFileSilence;
        call.largestBody = largest;
        call.sink = sink;
        return call;
    };
    PH_CO_DO(co_await ask(std::move(make), Repeat::Always));
    co_return {};
}

Task<Result<RemoteOutput>> HostSession::launch(QString command)
{
    MakeCall make = [this, command] {
        QJsonObject body{{QStringLiteral("command"), command}};
        Call call;
        call.method = QByteArrayLiteral("POST");
        call.path = "/remotes/" + key() + "/launch";
        if (m_dialect == Dialect::Sid) {
            call.path = QByteArrayLiteral("/remotes/launch");
            body.insert(QStringLiteral("sid"), m_sid->value);
        }
        call.json = jsonOf(body);
        call.timeout = kLaunchTimeout;
        call.largestBody = kLargestListing;
        return call;
    };
    PH_CO_TRY(const net::HttpResponse answer, co_await ask(std::move(make), Repeat::IfNotDone));
    PH_CO_TRY(const QJsonDocument json, jsonIn(answer));
    co_return outputIn(json);
}

Task<> HostSession::close()
{
    const std::optional<SessionId> sid = m_sid;
    lose();
    m_from = {};
    m_redacted.reset();
    if (!sid || !m_access.isSignedIn())
        co_return;
    Call call;
    call.method = QByteArrayLiteral("DELETE");
    call.path = "/remotes/" + pathSegment(sid->value);
    call.timeout = kFarewell;
    const auto told = co_await m_access.send(std::move(call));
    (void)told; // without it the server ends the session after a quarter of an hour
}

} // namespace porthole::slycat

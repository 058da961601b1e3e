#include "tests/remotes/SlycatDouble.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace porthole::test {

namespace {

QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

HttpAnswer jsonAnswer(const QByteArray &body, const QByteArrayList &headers = {})
{
    return HttpAnswer::status(200, body,
                              headers + QByteArrayList{"Content-Type: application/json;charset=utf-8"});
}

QByteArray cookieOf(const SeenRequest &request)
{
    for (const QByteArray &pair : request.header("Cookie").split(';')) {
        if (pair.trimmed().startsWith("slycatauth="))
            return pair.trimmed().mid(11);
    }
    return {};
}

/// A uuid's digits, and another one each time.
QByteArray hexId(int number) { return QByteArray::number(number, 16).rightJustified(32, 'a'); }

} // namespace

SlycatDouble::SlycatDouble(Version version, QByteArray prefix)
    : m_version(version)
    , m_prefix(std::move(prefix))
{
    answerAsSlycat();
}

SlycatDouble::SlycatDouble(Version version, const QSslConfiguration &tls, QByteArray prefix)
    : HttpDouble(tls)
    , m_version(version)
    , m_prefix(std::move(prefix))
{
    answerAsSlycat();
}

void SlycatDouble::answerAsSlycat()
{
    files = {{"/home/slytest/run-01.csv", "a,b\n1,2\n"},
             {"/home/slytest/notes.txt", "remember\n"},
             {"/home/slytest/images/0001.jpg", QByteArray(2000, 'j')},
             {"/var/log/messages", ""}};
    otherwise([this](const SeenRequest &request) {
        const QByteArray path = request.target.split('?').first();
        if (!m_prefix.isEmpty() && !path.startsWith(m_prefix + '/'))
            // A proxy that shows the application's page for whatever it does not know.
            return request.method == "GET" ? HttpAnswer::status(200, kPage, {"Content-Type: text/html"})
                                           : page(404, "Not Found");
        return answer(request, path.mid(m_prefix.size()));
    });
}

QString SlycatDouble::address(const QString &host) const
{
    return (isSecure() ? QStringLiteral("slycat://") : QStringLiteral("slycat+http://")) + host + u':' +
           QString::number(serverPort());
}

HttpAnswer SlycatDouble::page(int code, const QByteArray &reason, const QByteArrayList &headers)
{
    const QByteArray body = "<!DOCTYPE html><html><head><title>" + reason + "</title></head><body><h2>" +
                            reason + "</h2><p>" + QByteArray(kPage) + "</p></body></html>";
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(code) + ' ' + reason +
        "\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\n";
    for (const QByteArray &header : headers)
        bytes += header + "\r\n";
    return HttpAnswer{.bytes = bytes + "\r\n" + body};
}

void SlycatDouble::forgetRemotesWholly()
{
    m_remotes.clear();
    for (WebSession &session : m_webSessions)
        session.clear();
}

SlycatDouble::WebSession *SlycatDouble::webSession(const SeenRequest &request)
{
    const auto at = m_webSessions.find(cookieOf(request));
    return at == m_webSessions.end() || !cookiesWork ? nullptr : &*at;
}

QByteArray SlycatDouble::newWebSession(QByteArrayList &headers)
{
    const QByteArray id = hexId(++m_made);
    m_webSessions.insert(id, {});
    const QByteArray secure = wantsHttps ? "; Secure" : "";
    headers << "Set-Cookie: slycatauth=" + id + "; HttpOnly; Max-Age=31536000; Path=/" + secure;
    if (m_version != Version::V1_2)
        headers << "Set-Cookie: slycattimeout=timeout; Max-Age=31536000; Path=/";
    return id;
}

/// What the authentication plugin does before anything else.
std::optional<HttpAnswer> SlycatDouble::turnAway(const SeenRequest &request, QByteArrayList &cookies)
{
    if (wantsHttps && !isSecure())
        return page(403, "Secure connection required.");
    if (webSession(request))
        return std::nullopt;
    if (!wantsSignIn) {
        newWebSession(cookies);
        return std::nullopt;
    }
    if (m_version == Version::V1_2) {
        const QByteArray given = QByteArray::fromBase64(request.header("Authorization").mid(6));
        if (given == QByteArray(kUser) + ':' + kPassword) {
            newWebSession(cookies);
            return std::nullopt;
        }
        return page(401, "Authentication required.", {"WWW-Authenticate: Basic realm=\"Slycat\""});
    }
    return page(307, "Temporary Redirect",
                {"Location: https://" + request.header("Host") + "/login/slycat-login.html?from=https://" +
                 request.header("Host") + request.target});
}

HttpAnswer SlycatDouble::answer(const SeenRequest &request, const QByteArray &path)
{
    if (m_version != Version::V1_2 && request.method == "POST" && path == "/login")
        return login(request);
    QByteArrayList cookies;
    if (const auto refusal = turnAway(request, cookies))
        return *refusal;
    if (request.method == "DELETE" && path == "/logout")
        return logout(request);
    if (request.method == "GET" && path == "/configuration/remote-hosts")
        return remoteHosts(cookies);
    if (request.method == "POST" && path == "/remotes")
        return create(request);
    if (path.startsWith("/remotes/"))
        return aboutRemote(request, path.mid(9));
    return page(404, "Not Found", cookies);
}

HttpAnswer SlycatDouble::login(const SeenRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto plain = [&](const char *name) {
        return QByteArray::fromBase64(body.value(QLatin1StringView(name)).toString().toLatin1());
    };
    const bool right = plain("user_name") == kUser && plain("password") == kPassword;
    const QByteArray target = R"("target":"https://localhost/projects"})";
    if (!right)
        return HttpAnswer{.bytes = "HTTP/1.1 404 no auth found!!!\r\nContent-Type: application/json\r\n"
                                   "Content-Length: 59\r\n\r\n"
                                   R"({"success": false,"target":"https://localhost/projects"}   )"};
    QByteArrayList headers;
    newWebSession(headers);
    return jsonAnswer(R"({"success":true,)" + target, headers);
}

HttpAnswer SlycatDouble::logout(const SeenRequest &request)
{
    m_webSessions.remove(cookieOf(request));
    return HttpAnswer{.bytes = "HTTP/1.1 200 session deleted.None\r\nContent-Length: 0\r\n"
                               "Set-Cookie: slycatauth=x; expires=Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n"};
}

HttpAnswer SlycatDouble::remoteHosts(const QByteArrayList &headers) const
{
    QJsonArray list;
    for (auto host = hosts.begin(); host != hosts.end(); ++host)
        list << QJsonObject{{QStringLiteral("hostname"), QString::fromLatin1(host.key())},
                            {QStringLiteral("agent"), *host != Agent::None}};
    return jsonAnswer(QJsonDocument(list).toJson(), headers);
}

HttpAnswer SlycatDouble::create(const SeenRequest &request)
{
    if (!request.header("Content-Type").startsWith("application/json"))
        return page(415, "Expected an entity of content type application/json, text/javascript");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (body.isEmpty())
        return page(400, "Invalid JSON document");
    for (const char *key : {"hostname", "username", "password"}) {
        if (!body.contains(QLatin1StringView(key)))
            return page(500, "Internal Server Error");
    }
    const QByteArray hostname = body.value(u"hostname").toString().toUtf8();
    const int failed = m_version == Version::Today ? 401 : 500;
    if (!reachable.contains(hostname))
        return page(failed, "Remote connection failed: [Errno -2] Name or service not known");
    if (body.value(u"username").toString() != QLatin1StringView(kHostUser) ||
        body.value(u"password").toString() != QLatin1StringView(kHostPassword))
        return page(403, "Remote authentication failed.");
    if (hostIsNoisy)
        return page(
            500, "Slycat can't connect because you have a startup script (~/.ssh/rc, ~/.bashrc) that writes");
    const QJsonValue wish = body.value(u"agent");
    const Agent agent = hosts.value(hostname, Agent::None);
    const bool wanted = wish.isBool() ? wish.toBool() : agent != Agent::None;
    if (wanted && agent == Agent::None)
        return page(400, "Missing agent configuration.");
    if (wanted && agent == Agent::WithoutCommand)
        return page(500, "Missing agent configuration.");
    if (wanted && agent == Agent::Broken)
        return page(500, "Agent startup failed: Expecting value: line 1 column 1 (char 0)");
    if (wanted && agent == Agent::Refuses)
        return page(500, "Agent startup failed: <b>no</b> licence");
    const QByteArray sid = hexId(0x5e55000 + ++m_made);
    m_remotes.insert(sid, {hostname, wanted});
    QJsonObject made{{QStringLiteral("sid"), QString::fromLatin1(sid)}};
    if (m_version == Version::Today) {
        WebSession *const session = webSession(request);
        const bool saved = session && savesSessions;
        if (saved)
            session->insert(hostname, sid);
        made.insert(QStringLiteral("status"), true);
        made.insert(QStringLiteral("msg"),
                    saved ? QString() : QStringLiteral("login could not save session for remote host"));
    }
    return jsonAnswer(json(made));
}

/// `path`: behind "/remotes/".
HttpAnswer SlycatDouble::aboutRemote(const SeenRequest &request, const QByteArray &path)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const auto slash = path.indexOf('/');
    QByteArray key = QByteArray::fromPercentEncoding(path.left(slash < 0 ? path.size() : slash));
    QByteArray what = slash < 0 ? QByteArray() : path.mid(slash);
    if (request.method == "DELETE") { // of the sid, in all versions
        m_remotes.remove(key);
        return HttpAnswer{.bytes = "HTTP/1.1 204 Remote deleted.\r\n\r\n"};
    }
    if (m_version != Version::Today &&
        (key == "launch" || (key == "checksid" && m_version == Version::V1_4))) {
        what = '/' + key;
        key = body.value(u"sid").toString().toLatin1();
    } else if (m_version == Version::Today) {
        WebSession *const session = webSession(request);
        if (!session || !session->contains(key))
            return page(400, "session is None value");
        const QByteArray sid = session->value(key);
        if (!m_remotes.contains(sid)) { // the first to ask is told, and nobody after
            session->remove(key);
            return page(404, "Not Found");
        }
        key = sid;
    }
    const auto remote = m_remotes.find(key);
    if (remote == m_remotes.end())
        return page(404, "Not Found");
    if (what == "/session-status" || what == "/checksid")
        return jsonAnswer("\"success\"");
    if (request.method == "POST" && what == "/launch")
        return launch(*remote, body.value(u"command").toString().toUtf8());
    if (request.method == "POST" && what.startsWith("/browse/"))
        return request.body.isEmpty() ? page(400, "Bad Request")
                                      : browse(QByteArray::fromPercentEncoding(what.mid(7)));
    if (request.method == "GET" && what.startsWith("/file/"))
        return file(QByteArray::fromPercentEncoding(what.mid(5)));
    return page(404, "Not Found");
}

bool SlycatDouble::isFolder(const QByteArray &path) const
{
    const QByteArray inside = path.endsWith('/') ? path : path + '/';
    const auto first = files.lowerBound(inside);
    return first != files.end() && first.key().startsWith(inside);
}

HttpAnswer SlycatDouble::browse(const QByteArray &path) const
{
    if (!isFolder(path))
        return page(400, "Remote access failed.");
    const QByteArray inside = path.endsWith('/') ? path : path + '/';
    QJsonArray names;
    QJsonArray sizes;
    QJsonArray types;
    QJsonArray times;
    QJsonArray mimes;
    for (auto at = files.lowerBound(inside); at != files.end() && at.key().startsWith(inside); ++at) {
        const QByteArray rest = at.key().mid(inside.size());
        const bool folder = rest.contains('/');
        const QString name = QString::fromUtf8(rest.split('/').first());
        if (!names.isEmpty() && names.last().toString() == name)
            continue;
        names << name;
        sizes << (folder ? 4096 : at->size());
        types << (folder ? QStringLiteral("d") : QStringLiteral("f"));
        times << QStringLiteral("2026-03-20T09:08:07.123456"); // of no zone, as isoformat() has it
        mimes << (folder                   ? QJsonValue(QStringLiteral("application/x-directory"))
                  : name.endsWith(u".csv") ? QJsonValue(QStringLiteral("text/csv"))
                                           : QJsonValue(QJsonValue::Null));
    }
    return jsonAnswer(json({{QStringLiteral("path"), QString::fromUtf8(path)},
                            {QStringLiteral("names"), names},
                            {QStringLiteral("sizes"), sizes},
                            {QStringLiteral("types"), types},
                            {QStringLiteral("mtimes"), times},
                            {QStringLiteral("mime-types"), mimes}}));
}

HttpAnswer SlycatDouble::file(const QByteArray &path) const
{
    if (isFolder(path)) // its own "Can't read directory." is swallowed on the way
        return page(400, "Remote access failed.",
                    {"X-Slycat-Message: Remote path " + path + " is a directory."});
    const auto at = files.find(path);
    if (at == files.end())
        return page(400, "File not found.",
                    {"X-Slycat-Message: The remote file " + path + " does not exist.",
                     "X-Slycat-Hint: Check the <b>filename</b>."});
    return HttpAnswer::status(200, *at, {"Content-Type: text/html"});
}

HttpAnswer SlycatDouble::launch(const Remote &remote, const QByteArray &command) const
{
    const QString shown = QString::fromUtf8(command);
    if (!remote.agent) // a list of lines, as Python writes it
        return jsonAnswer(
            json({{QStringLiteral("command"), shown},
                  {QStringLiteral("output"), QStringLiteral("['ran %1\\n', \"it's done\\n\"]").arg(shown)}}));
    if (command == "nonsense")
        return page(400, "Bad Request",
                    {"X-Slycat-Message: local variable 'p' referenced before assignment"});
    return jsonAnswer(json({{QStringLiteral("command"), shown},
                            {QStringLiteral("output"), QStringLiteral("ran %1\n").arg(shown)},
                            {QStringLiteral("errors"), QStringLiteral("a warning\n")}}));
}

} // namespace porthole::test

#pragma once

#include "tests/support/HttpDouble.h"
#include "tests/support/secrets/TestSecret.h"

#include <QMap>
#include <QSet>

namespace porthole::test {

/// A Slycat server as its versions answer, oddities included: 204 for a session that it does not know, errors
/// in reason phrases above web pages, 307 for "sign in", a "msg" that takes back a success. Written from what
/// such servers were seen to do. Routes can be overridden as with any HttpDouble.
class SlycatDouble : public HttpDouble {
public:
    enum class Version {
        V1_2,  ///< HTTP Basic; the sid in URLs
        V1_4,  ///< the form; the sid in URLs
        Today, ///< the form; the hostname in URLs
    };
    /// What the server's configuration has as a host's agent.
    enum class Agent { None, Works, WithoutCommand, Broken, Refuses };

    explicit SlycatDouble(Version version, QByteArray prefix = {});
    SlycatDouble(Version version, const QSslConfiguration &tls, QByteArray prefix = {});

    // Knobs.
    bool wantsSignIn = true;   ///< false: the plugin that lets everybody in
    bool wantsHttps = true;    ///< obeyed where this is plain HTTP
    bool cookiesWork = true;   ///< false: a cookie that was set is not recognised
    bool savesSessions = true; ///< false: the bug that ends in a "msg"
    bool hostIsNoisy = false;  ///< a ~/.bashrc that prints
    QMap<QByteArray, Agent> hosts{{"good.lab", Agent::Works},
                                  {"plain.lab", Agent::None},
                                  {"nocommand.lab", Agent::WithoutCommand},
                                  {"broken.lab", Agent::Broken},
                                  {"refuses.lab", Agent::Refuses}};
    QSet<QByteArray> reachable{"good.lab",   "plain.lab",   "nocommand.lab",
                               "broken.lab", "refuses.lab", "unlisted.lab"};
    /// What is on every host: files by their path; folders are what they lie in.
    QMap<QByteArray, QByteArray> files;

    /// The web sessions are gone: an expired cookie.
    void forgetSignIns() { m_webSessions.clear(); }
    /// The sessions on hosts are gone, and the web sessions still name them.
    void forgetRemotes() { m_remotes.clear(); }
    /// Nor do the web sessions.
    void forgetRemotesWholly();
    int remotes() const { return static_cast<int>(m_remotes.size()); }
    int signIns() const { return static_cast<int>(m_webSessions.size()); }
    /// "slycat://" or "slycat+http://", and its address.
    QString address(const QString &host = QStringLiteral("127.0.0.1")) const;

    /// A refusal as CherryPy sends it: the reason in the status line, above a page that says it again.
    static HttpAnswer page(int code, const QByteArray &reason, const QByteArrayList &headers = {});

    static constexpr char kUser[] = "analyst";
    inline static const char *const kPassword = testSecret();
    static constexpr char kHostUser[] = "slytest";
    inline static const char *const kHostPassword = testSecret();
    static constexpr char kPage[] = "what only the web page says";

private:
    struct Remote {
        QByteArray hostname;
        bool agent = false;
    };
    /// The hosts of one web session, and the sid of each.
    using WebSession = QMap<QByteArray, QByteArray>;

    void answerAsSlycat();
    HttpAnswer answer(const SeenRequest &request, const QByteArray &path);
    std::optional<HttpAnswer> turnAway(const SeenRequest &request, QByteArrayList &cookies);
    WebSession *webSession(const SeenRequest &request);
    QByteArray newWebSession(QByteArrayList &headers);
    HttpAnswer login(const SeenRequest &request);
    HttpAnswer logout(const SeenRequest &request);
    HttpAnswer remoteHosts(const QByteArrayList &headers) const;
    HttpAnswer create(const SeenRequest &request);
    HttpAnswer aboutRemote(const SeenRequest &request, const QByteArray &path);
    HttpAnswer browse(const QByteArray &path) const;
    HttpAnswer file(const QByteArray &path) const;
    HttpAnswer launch(const Remote &remote, const QByteArray &command) const;
    bool isFolder(const QByteArray &path) const;

    const Version m_version;
    const QByteArray m_prefix;
    QMap<QByteArray, WebSession> m_webSessions; ///< by cookie
    QMap<QByteArray, Remote> m_remotes;         ///< by sid
    int m_made = 0;
};

} // namespace porthole::test

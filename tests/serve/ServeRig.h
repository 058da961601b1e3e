#pragma once

#include "app/serve/Serve.h"
#include "tests/serve/RawClient.h"
#include "tests/support/Failure.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

/// An agent in the double's hands, as its command asks: "agent-good", "agent-dies", "agent-noise",
/// "agent-refuses", "agent-silent", "agent-broken" (whose first answer is none).
inline void agentScript(SshScriptChannel &channel)
{
    const QByteArray &command = channel.text();
    const auto is = [&command](const char *name) { return command.contains(name); };
    if (is("agent-dies")) {
        channel.writeError("the library is missing\n");
        return channel.exit(1);
    }
    if (is("agent-silent"))
        return;
    if (is("agent-noise"))
        return channel.write("Welcome to the cluster\n");
    if (is("agent-refuses"))
        return channel.write("{\"ok\": false, \"message\": \"no licence\"}\n");
    channel.write("{\"ok\": true, \"message\": \"Ready.\"}\n");
    channel.onReceived = [&channel, broken = is("agent-broken")](const QByteArray &bytes) {
        if (bytes.contains("\"exit\""))
            channel.exit(0);
        else if (broken)
            channel.write("b'\\x89PNG'\n");
        else if (bytes.contains("refuse me"))
            channel.write("{\"ok\": false, \"message\": \"not \\u001b[1mtoday\"}\n");
        else
            channel.write(
                "{\"ok\": true, \"message\": \"\", \"output\": \"by the agent\\n\", \"errors\": \"\"}\n");
    };
    channel.onEof = [&channel] { channel.exit(0); };
}

inline void hostScript(SshScriptChannel &channel)
{
    if (channel.text().contains("agent-"))
        agentScript(channel);
    else
        plainCommands(channel);
}

/// `porthole serve` in this process, and a host with a user "ann" whose password is "tide"_secret.
class ServeRig {
public:
    inline static const char *const kPassword = testSecret();

    struct Setup {
        QStringList agents{};
        Milliseconds idleTime{15 * 60 * 1000};
        Milliseconds agentTimeout{20000};
        ssh::HostKeyMode hostKeys = ssh::HostKeyMode::AcceptNew;
        QByteArray config{}; ///< ~/.ssh/config; "PORT" stands for the host's port
        serve::FindSaved findSaved{};
    };

    ServeRig()
        : ServeRig(Setup{})
    {}
    /// "PORT" in an agent's entry stands for the host's port.
    explicit ServeRig(const Setup &setup)
        : host(script())
    {
        const QByteArray port = QByteArray::number(host.port());
        QFile config(file("config"));
        if (!config.open(QIODevice::WriteOnly) ||
            config.write(QByteArray(setup.config).replace("PORT", port)) < 0)
            qFatal("a configuration cannot be written");
        config.close();
        remotes::RemoteOptions base;
        base.ssh.files = {};
        base.ssh.files.userConfig = config.fileName();
        base.ssh.files.userKnownHosts = file("known_hosts");
        base.ssh.files.identityFolder = m_folder.path();
        base.ssh.hostKeys = setup.hostKeys;
        base.agentTimeout = setup.agentTimeout;
        base.firstRetry = Milliseconds(20);
        base.lastRetry = Milliseconds(100);
        serve::HostBook hosts(base);
        for (QString entry : setup.agents) {
            if (auto added = hosts.addAgent(entry.replace(QStringLiteral("PORT"), QString::fromLatin1(port)));
                !added)
                qFatal("%s", added.error().detail.c_str());
        }
        serve::ServeOptions options;
        options.port = 0;
        options.password = Secret(std::string_view(kPassword));
        options.runtimeFolder = m_folder.path();
        options.idleTime = setup.idleTime;
        options.findSaved = setup.findSaved;
        auto started = serve::Serve::start(std::move(options), std::move(hosts));
        if (!started)
            qFatal("%s", started.error().detail.c_str());
        service = *std::move(started);
    }

    static SshScript script()
    {
        SshScript script;
        script.user = "ann";
        script.password = "tide"_secret;
        script.exec = hostScript;
        return script;
    }
    quint16 port() const { return static_cast<quint16>(QUrl(service->address()).port()); }
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    /// The body of POST /remotes for the host, with these more members; each begins with a comma.
    QByteArray body(const QByteArray &more = {}, const QByteArray &password = "tide"_secret) const
    {
        return "{\"hostname\":\"127.0.0.1:" + QByteArray::number(host.port()) +
               "\",\"username\":\"ann\",\"password\":\"" + password + '"' + more + '}';
    }

    SshServerDouble host;
    std::unique_ptr<serve::Serve> service;

private:
    QTemporaryDir m_folder;
};

/// One request, and its answer.
class Asked {
public:
    Asked(const ServeRig &rig, const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
        : m_client(rig.port())
    {
        m_client.request(method, path, body, RawClient::basic(ServeRig::kPassword));
    }

    bool isAnswered() const { return m_client.isAnswered(); }
    /// "HTTP/1.1 200 OK", once the answer is whole.
    QByteArray line()
    {
        return QTest::qWaitFor([this] { return isAnswered(); }, 60'000) ? m_client.statusLine()
                                                                        : QByteArray("no answer");
    }
    QJsonObject object() const { return QJsonDocument::fromJson(m_client.body()).object(); }
    QByteArray text(const char *key) const { return object().value(QLatin1String(key)).toString().toUtf8(); }
    const RawClient &client() const { return m_client; }

private:
    RawClient m_client;
};

/// A new session's sid; empty if there is none.
inline QByteArray createdSid(const ServeRig &rig, const QByteArray &more = {})
{
    Asked created(rig, "POST", "/remotes", rig.body(more));
    const QByteArray line = created.line();
    return line == "HTTP/1.1 200 OK" ? created.text("sid") : QByteArray();
}

} // namespace porthole::test

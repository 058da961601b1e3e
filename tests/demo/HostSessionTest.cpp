#include "core/remotes/Agent.h"
#include "core/ssh/sftp/SftpSession.h"
#include "tests/demo/DemoRig.h"
#include "tests/session/ShellRig.h"
#include "tests/support/secrets/TestSecret.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace porthole {

using test::finished;
using test::ShellRig;
using test::textOf;
using test::type;
using test::words;

/// The demo's host, from the point of view of our own sessions.
class HostSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_rig = std::make_unique<ShellRig>(); }
    void aShellOpensOnceTheKeyIsAccepted();
    void aWrongPasswordIsAskedForAgain();
    void theAgentAnswers();
    void anAgentThatIsAskedWrongly();
    void itsFilesAreListedAndRead();
    void theSizeIsTheWindows();
    void itEndsUnderOpenSessions();

private:
    ShellOptions options(const demo::DemoHost &host) const
    {
        ShellOptions made = m_rig->options(host.saved.port);
        made.host = host.saved;
        made.remembersKey = false;
        ssh::SshOptions &to = made.remote.ssh;
        to.destination = {host.saved.host, host.saved.port, host.saved.user, {}};
        to.password = std::make_shared<const Secret>(host.password.clone());
        made.remote.agentCommand = host.saved.agentCommand;
        return made;
    }
    ShellSession &opened(const ShellOptions &options)
    {
        ShellSession &session = m_rig->shells.open(options);
        const auto asks = [&session] { return session.state() == ShellState::Asking; };
        if (QTest::qWaitFor(asks, 30'000))
            session.acceptHostKey();
        return session;
    }
    /// Open, and nobody is asked.
    remotes::RemoteSession &remote(bool withAgent)
    {
        remotes::RemoteOptions made = options(m_demo->host()).remote;
        made.ssh.hostKeys = ssh::HostKeyMode::AcceptNew;
        if (!withAgent)
            made.agentCommand.reset();
        remotes::RemoteSession &session = m_rig->remotes.create(made);
        session.open();
        return session;
    }

    std::unique_ptr<demo::Demo> m_demo;
    std::unique_ptr<ShellRig> m_rig;
};

void HostSessionTest::initTestCase()
{
    auto demo = demo::Demo::start(test::quickDemo());
    QVERIFY2(demo, failureOf(demo));
    m_demo = *std::move(demo);
}

void HostSessionTest::aShellOpensOnceTheKeyIsAccepted()
{
    const demo::DemoHost host = m_demo->host();
    ShellSession &session = m_rig->shells.open(options(host));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 30'000);
    const auto *question = std::get_if<HostKeyQuestion>(&*session.question());
    QVERIFY(question);
    QCOMPARE(question->key, host.key);
    QVERIFY(!session.remembersKey());
    session.acceptHostKey();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(session.agent(), AgentStanding::Ready, 30'000);
    QCOMPARE(session.name(), demo::kHostName);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("guest@harbour:~$"), 30'000);
    type(session, "uname -a\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("PortholeOS harbour"), 30'000);
    QVERIFY(!QFile::exists(m_rig->knownHosts()));
    type(session, "exit 4\r");
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Ended, 30'000);
    QCOMPARE(session.end()->exitStatus, std::optional<int>(4));
}

void HostSessionTest::aWrongPasswordIsAskedForAgain()
{
    ShellOptions wrong = options(m_demo->host());
    wrong.remote.ssh.password = std::make_shared<const Secret>(std::string_view("swordfish"_secret));
    const ShellSession &session = opened(wrong);
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == ShellState::Failed ||
                                 (session.state() == ShellState::Asking &&
                                  std::holds_alternative<AuthQuestion>(*session.question())),
                             30'000);
}

void HostSessionTest::theAgentAnswers()
{
    remotes::RemoteSession &session = remote(true);
    QTRY_VERIFY_WITH_TIMEOUT(session.agent(), 30'000);
    const auto browse = QJsonObject{{QStringLiteral("action"), QStringLiteral("browse")},
                                    {QStringLiteral("path"), QStringLiteral("/home/guest/harbour")}};
    const auto listing = finished(session.agent()->ask(browse));
    QVERIFY2(listing && *listing && (*listing)->ok, words(listing));
    const QJsonArray names = (*listing)->object[QStringLiteral("names")].toArray();
    QVERIFY(names.contains(QStringLiteral("ships.csv")));
    for (const char *column : {"sizes", "types", "mtimes", "mime-types"})
        QCOMPARE((*listing)->object[QLatin1String(column)].toArray().size(), names.size());

    const auto get = QJsonObject{{QStringLiteral("action"), QStringLiteral("get-file")},
                                 {QStringLiteral("path"), QStringLiteral("/home/guest/chart.txt")}};
    const auto file = finished(session.agent()->ask(get));
    QVERIFY2(file && *file && (*file)->ok, words(file));
    QCOMPARE(QByteArray::fromBase64((*file)->object[QStringLiteral("content")].toString().toLatin1()),
             QByteArray("Here be consoles.\n"));

    const auto launch = QJsonObject{{QStringLiteral("action"), QStringLiteral("launch")},
                                    {QStringLiteral("command"), QStringLiteral("echo out; cat none")}};
    const auto run = finished(session.agent()->ask(launch));
    QVERIFY2(run && *run && (*run)->ok, words(run));
    QCOMPARE((*run)->object[QStringLiteral("output")].toString(), QStringLiteral("out\n"));
    QVERIFY((*run)->object[QStringLiteral("errors")].toString().contains(QStringLiteral("none")));
    QCOMPARE((*run)->object[QStringLiteral("status")].toInt(), 1);
}

void HostSessionTest::anAgentThatIsAskedWrongly()
{
    remotes::RemoteSession &session = remote(true);
    QTRY_VERIFY_WITH_TIMEOUT(session.agent(), 30'000);
    const auto ask = [&session](const QJsonObject &request) {
        const auto reply = finished(session.agent()->ask(request));
        return reply && *reply ? QByteArray((*reply)->ok ? "ok" : "no") : words(reply);
    };
    const auto action = [](const char *name, const char *key = "path", const QString &value = {}) {
        return QJsonObject{{QStringLiteral("action"), QLatin1String(name)}, {QLatin1String(key), value}};
    };
    QCOMPARE(ask({}), QByteArray("no"));
    QCOMPARE(ask(action("dance")), QByteArray("no"));
    QCOMPARE(ask(action("browse", "path", QStringLiteral("/none"))), QByteArray("no"));
    QCOMPARE(ask(action("get-file", "path", QStringLiteral("/etc"))), QByteArray("no"));
    for (const char *command : {"echo 'x", "porthole-demo-agent", "echo x >/tmp/y", ">/tmp/y"})
        QCOMPARE(ask(action("launch", "command", QLatin1String(command))), QByteArray("no"));
    // What has no end, or waits for somebody, is ended.
    for (const char *command : {"yes", "sleep 1000", "cat", "top", "seq 1000000000"})
        QCOMPARE(ask(action("launch", "command", QLatin1String(command))), QByteArray("ok"));
    QCOMPARE(ask(action("browse", "path", QStringLiteral("/"))), QByteArray("ok"));
}

void HostSessionTest::itsFilesAreListedAndRead()
{
    remotes::RemoteSession &session = remote(false);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), remotes::RemoteState::Open, 30'000);
    ssh::SftpSession sftp(session.connection()->subsystem("sftp"));
    const auto listing = finished(sftp.files().list("harbour"));
    QVERIFY2(listing && *listing, words(listing));
    QCOMPARE((*listing)->size(), std::size_t{3});
    QByteArray log;
    const auto sink = [&log](QByteArray piece) -> Task<Result<>> {
        log += piece;
        co_return {};
    };
    const auto size = finished(sftp.files().readAll("/var/log/harbour.log", 0, 10'000'000, sink));
    QVERIFY2(size && *size, words(size));
    QCOMPARE(log.count('\n'), qsizetype{5000});
}

void HostSessionTest::theSizeIsTheWindows()
{
    ShellSession &session = opened(options(m_demo->host()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 30'000);
    session.terminal().resize({101, 33});
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("guest@harbour:~$"), 30'000);
    type(session, "stty size\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("33 101"), 30'000);
}

void HostSessionTest::itEndsUnderOpenSessions()
{
    auto demo = demo::Demo::start(test::quickDemo());
    QVERIFY2(demo, failureOf(demo));
    std::vector<ShellSession *> sessions;
    for (int i = 0; i < 3; ++i)
        sessions.push_back(&opened(options((*demo)->host())));
    for (ShellSession *session : sessions) {
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), ShellState::Open, 30'000);
        type(*session, "yes\r");
    }
    for (const ShellSession *session : sessions)
        QTRY_VERIFY_WITH_TIMEOUT(textOf(*session).contains("y\ny\ny"), 30'000);
    QElapsedTimer time;
    time.start();
    demo->reset();
    QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    for (const ShellSession *session : sessions)
        QTRY_VERIFY_WITH_TIMEOUT(session->state() != ShellState::Open, 30'000);
}

} // namespace porthole

QTEST_MAIN(porthole::HostSessionTest)
#include "HostSessionTest.moc"

// The doctor on the way to hosts: OpenSSH's own server, and whatever else may listen at a port.
#include "tests/session/DoctorRig.h"
#include "tests/support/net/Blackhole.h"
#include "tests/support/net/RawServer.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/SshServerDouble.h"

using namespace std::chrono_literals;

namespace porthole::test {

class DoctorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void allIsWell();
    void aNameThatLeadsNowhere();
    void aClosedPort();
    void aBlackhole();
    void aListenerThatSaysNothing();
    void aListenerOfSomethingElse();
    void aKeyThatNobodyKnows();
    void aKeyThatHasChanged();
    void aWrongPassword();
    void noPassword();
    void theRightPassword();
    void aLockedKey();
    void anAgentThatIsMissing();
    void anAgentThatIsNone();
    void eachMachineOnTheWay();
    void aProgramThatWouldRun();
    void mayBeDeletedAtEveryStage_data();
    void mayBeDeletedAtEveryStage();

private:
    ssh::SshOptions options(const Home &home) const { return home.options(m_server, m_identity); }
    static ssh::SshOptions optionsFor(const Home &home, quint16 port)
    {
        ssh::SshOptions options;
        options.destination = {QStringLiteral("127.0.0.1"), port, QStringLiteral("ann"), {}};
        options.files = {home.folder.filePath(QStringLiteral("config")),
                         {},
                         home.folder.filePath(QStringLiteral("known_hosts")),
                         {},
                         home.folder.path(),
                         {}};
        options.connectTimeout = 1000ms;
        return options;
    }
    static void write(const Home &home, const char *name, const QByteArray &text)
    {
        QFile file(home.folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QByteArray knownLine(const QByteArray &key) const
    {
        return "[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ' + key + '\n';
    }
    void know(const Home &home) const
    {
        write(home, "known_hosts", knownLine(m_server.hostKeyLine(QStringLiteral("ed25519"))));
    }
    /// To a double that asks for "sesame"_secret.
    void tryPassword(const QByteArray &password, const QString &story);

    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity;
};

void DoctorTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void DoctorTest::allIsWell()
{
    const Home home;
    know(home);
    Examination examination;
    examine(examination, options(home));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key login"));
    QCOMPARE(examination.outcome, true);
    QCOMPARE(examination.findings[1].detail, QStringLiteral("127.0.0.1:%1").arg(m_server.port()));
    QCOMPARE(examination.findings[4].detail, OpenSshServer::user());
    for (const Finding &finding : examination.findings)
        QVERIFY(finding.took >= 0ms && finding.took < 60s);
}

void DoctorTest::aNameThatLeadsNowhere()
{
    const Home home;
    // An address of the other family is a name without an address, and nobody outside is asked.
    write(home, "config", "AddressFamily inet6\n");
    Examination examination;
    examine(examination, options(home));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name! Unreachable"));
    QCOMPARE(examination.findings[0].remedy, Remedy::CheckName);
    QCOMPARE(examination.outcome, false);
}

void DoctorTest::aClosedPort()
{
    const Home home;
    quint16 port = 0;
    {
        RawServer server;
        port = server.serverPort();
    }
    Examination examination;
    examine(examination, optionsFor(home, port));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach! Unreachable"));
    QCOMPARE(examination.findings[1].remedy, Remedy::CheckPort);
}

void DoctorTest::aBlackhole()
{
    const Home home;
    const Blackhole hole;
    Examination examination;
    examine(examination, optionsFor(home, hole.endpoint().port));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach! Timeout"));
    QCOMPARE(examination.findings[1].remedy, Remedy::CheckNetwork);
    QVERIFY(examination.findings[1].took >= 500ms);
}

void DoctorTest::aListenerThatSaysNothing()
{
    const Home home;
    RawServer server;
    Examination examination;
    examine(examination, optionsFor(home, server.serverPort()));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol! Timeout"));
    QCOMPARE(examination.findings[2].remedy, Remedy::CheckService);
}

void DoctorTest::aListenerOfSomethingElse()
{
    const Home home;
    RawServer server;
    connect(&server, &RawServer::ready, &server, [&server] {
        server.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        server.hangUp();
    });
    Examination examination;
    examine(examination, optionsFor(home, server.serverPort()));
    QVERIFY(examination.ends());
    QVERIFY2(examination.story().startsWith(QStringLiteral("name reach protocol! ")),
             qPrintable(examination.story()));
    QCOMPARE(examination.findings[2].remedy, Remedy::CheckService);
}

void DoctorTest::aKeyThatNobodyKnows()
{
    const Home home;
    Examination examination;
    examine(examination, options(home));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key?"));
    QCOMPARE(examination.findings[3].remedy, Remedy::CompareKey);
    QCOMPARE(examination.findings[3].detail, m_server.hostKey(QStringLiteral("ed25519")).fingerprint());
    // Looking is not trusting.
    QCOMPARE(home.known(), QByteArray());
}

void DoctorTest::aKeyThatHasChanged()
{
    const Home home;
    OpenSshServer another({QStringLiteral("ed25519")});
    QVERIFY2(another.start(), qPrintable(another.failure()));
    write(home, "known_hosts", knownLine(another.hostKeyLine(QStringLiteral("ed25519"))));
    Examination examination;
    examine(examination, options(home));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key! HostKeyChanged"));
    QCOMPARE(examination.findings[3].remedy, Remedy::AskForKey);
}

void DoctorTest::tryPassword(const QByteArray &password, const QString &story)
{
    const Home home;
    SshScript script;
    script.password = "sesame"_secret;
    SshServerDouble server(script);
    const HostKey key = server.hostKey();
    write(home, "known_hosts",
          "[127.0.0.1]:" + QByteArray::number(server.port()) + ' ' + key.type + ' ' + key.blob.toBase64() +
              '\n');
    auto given = optionsFor(home, server.port());
    given.connectTimeout = 20s;
    Examination examination;
    examine(examination, given, {}, password);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), story);
}

void DoctorTest::aWrongPassword()
{
    tryPassword("wrong"_secret, QStringLiteral("name reach protocol key login! AuthRejected"));
}

void DoctorTest::noPassword() { tryPassword({}, QStringLiteral("name reach protocol key login?")); }

void DoctorTest::theRightPassword()
{
    tryPassword("sesame"_secret, QStringLiteral("name reach protocol key login"));
}

void DoctorTest::aLockedKey()
{
    const Home home;
    know(home);
    auto given = options(home);
    given.destination.identityFile =
        m_server.makeIdentity(QStringLiteral("ed25519"), QString::fromLatin1(testSecret()));
    Examination examination;
    examine(examination, given);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key login?"));
    QCOMPARE(examination.findings[4].remedy, Remedy::TypePassword);
}

void DoctorTest::anAgentThatIsMissing()
{
    const Home home;
    know(home);
    SavedHost host;
    host.agent = AgentWish::Require;
    Examination examination;
    examine(examination, options(home), host);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key login agent! AgentNotConfigured"));
    QCOMPARE(examination.findings[5].remedy, Remedy::SetUpAgent);
}

void DoctorTest::anAgentThatIsNone()
{
    const Home home;
    know(home);
    SavedHost host;
    host.agentCommand = QStringLiteral("echo hello");
    Examination examination;
    examine(examination, options(home), host);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key login agent! AgentFailed"));
}

void DoctorTest::eachMachineOnTheWay()
{
    const Home home;
    const QByteArray port = QByteArray::number(m_server.port());
    const auto entry = [&](const char *name) {
        return QByteArray("Host ") + name + "\n HostName 127.0.0.1\n Port " + port + "\n User " +
               OpenSshServer::user().toUtf8() + "\n IdentityFile " + m_identity.toUtf8() + '\n';
    };
    write(home, "config", entry("first") + entry("goal") + " ProxyJump first\n");
    know(home);
    auto given = options(home);
    given.destination = {QStringLiteral("goal"), 0, {}, {}};
    Examination examination;
    examine(examination, given);
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol key login reach protocol key login"));
    QCOMPARE(examination.findings[0].subject, QStringLiteral("first"));
    QCOMPARE(examination.findings[4].subject, QStringLiteral("first"));
    QCOMPARE(examination.findings[5].subject, QStringLiteral("goal"));
}

void DoctorTest::aProgramThatWouldRun()
{
    const Home home;
    const QString ran = home.folder.filePath(QStringLiteral("ran"));
    write(home, "config", "ProxyCommand touch " + ran.toUtf8() + '\n');
    Examination examination;
    examine(examination, options(home));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name?"));
    QCOMPARE(examination.findings[0].remedy, Remedy::AllowCommand);
    QVERIFY(!QFile::exists(ran));
}

void DoctorTest::mayBeDeletedAtEveryStage_data()
{
    QTest::addColumn<int>("stages");
    for (int stages = 0; stages <= 5; ++stages)
        QTest::addRow("after %d", stages) << stages;
}

void DoctorTest::mayBeDeletedAtEveryStage()
{
    QFETCH(int, stages);
    const Home home;
    know(home);
    {
        Examination examination;
        examine(examination, options(home));
        QTRY_VERIFY_WITH_TIMEOUT(examination.findings.size() >= stages, kPatience);
    }
    // What was queued for it goes nowhere.
    QCoreApplication::processEvents();
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DoctorTest)
#include "DoctorTest.moc"

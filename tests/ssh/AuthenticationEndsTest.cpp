#include "tests/ssh/AuthRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/FakeAgent.h"
#include "tests/support/ssh/SshServerDouble.h"

#include <QElapsedTimer>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace porthole::test {

namespace {

using Manner = FakeAgent::Manner;
using Answers = std::optional<QList<QByteArray>>;

/// Ten times what is promised.
constexpr qint64 kSoon = 2000;

InteractiveRound round(const char *prompt, bool echo = false) { return {{}, {}, {{prompt, echo}}}; }

/// A port that has no room for another connection: whoever comes waits for the kernel.
class FullPort {
public:
    FullPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const raw = reinterpret_cast<sockaddr *>(&address);
        m_sockets << ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::bind(m_sockets[0], raw, size) != 0 || ::listen(m_sockets[0], 0) != 0 ||
            ::getsockname(m_sockets[0], raw, &size) != 0)
            qFatal("no port");
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) { // more than its queue holds
            m_sockets << ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)::connect(m_sockets.last(), raw, size);
        }
    }
    ~FullPort()
    {
        for (const int socket : m_sockets)
            ::close(socket);
    }
    FullPort(const FullPort &) = delete;
    FullPort &operator=(const FullPort &) = delete;
    quint16 port() const { return m_port; }

private:
    QList<int> m_sockets;
    quint16 m_port = 0;
};

/// Where the server falls silent, for a stage of endsAtOnceWhenGivenUp().
std::optional<SshStage> silenceIn(const QString &stage)
{
    static const QHash<QString, SshStage> silences{
        {QStringLiteral("connecting"), SshStage::Accept},
        {QStringLiteral("identification"), SshStage::Identification},
        {QStringLiteral("key exchange"), SshStage::KeyExchange},
        {QStringLiteral("service"), SshStage::Service},
        {QStringLiteral("authentication"), SshStage::Authentication},
        {QStringLiteral("opening a channel"), SshStage::ChannelOpen},
        {QStringLiteral("starting a command"), SshStage::ChannelRequest}};
    const auto found = silences.find(stage);
    return found == silences.end() ? std::nullopt : std::optional(*found);
}

} // namespace

/// A sign-in has an end, whatever a server or an agent keeps back, and at once when it is given up.
class AuthenticationEndsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void endlessQuestionsHaveAnEnd_data();
    void endlessQuestionsHaveAnEnd();
    void aSilentServerHasAnEnd_data();
    void aSilentServerHasAnEnd();
    void aPortThatDoesNotAnswerHasAnEnd();
    void anAgentWithoutAnswersIsPassedOver_data();
    void anAgentWithoutAnswersIsPassedOver();
    void anAgentThatDoesNotSignHasAnEnd();
    void endsAtOnceWhenGivenUp_data();
    void endsAtOnceWhenGivenUp();

private:
    QTemporaryDir m_folder;
    QString m_key, m_otherKey;
    QByteArray m_blob; ///< of the first one
};

void AuthenticationEndsTest::initTestCase()
{
    m_key = m_folder.filePath(QStringLiteral("key"));
    m_otherKey = m_folder.filePath(QStringLiteral("other"));
    QVERIFY(makeKey(m_key) && makeKey(m_otherKey));
    m_blob = QByteArray::fromBase64(contentsOf(m_key + QStringLiteral(".pub")).split(' ').value(1));
}

void AuthenticationEndsTest::endlessQuestionsHaveAnEnd_data()
{
    QTest::addColumn<bool>("asks");
    QTest::newRow("with questions") << true;
    QTest::newRow("without") << false;
}

void AuthenticationEndsTest::endlessQuestionsHaveAnEnd()
{
    QFETCH(bool, asks);
    SshScript script;
    script.interactive = [asks](const Answers &) -> InteractiveStep {
        return asks ? round("Again: ") : InteractiveRound{};
    };
    SshServerDouble server(script);
    const Home home;
    Attempt attempt(optionsFor(home, server.port()), {"here"});
    QVERIFY2(attempt.failsWith(ErrorKind::PeerMisbehaved, "one question after the other"), attempt.why());
    QVERIFY(server.seen().answers.size() < 100);
}

void AuthenticationEndsTest::aSilentServerHasAnEnd_data()
{
    QTest::addColumn<SshScript>("script");
    QTest::addColumn<ErrorKind>("kind");
    const auto add = [](const char *name, SshStage stage) {
        SshScript script;
        script.acceptsNone = true;
        script.silentAt = stage;
        QTest::newRow(name) << script << ErrorKind::Timeout;
    };
    add("silent at once", SshStage::Accept);
    add("silent after its identification", SshStage::Identification);
    add("silent in the key exchange", SshStage::KeyExchange);
    add("silent when it is asked for authentication", SshStage::Service);
    add("silent in authentication", SshStage::Authentication);
    SshScript script;
    script.noise = SshNoise::EndlessText;
    QTest::newRow("text without end") << script << ErrorKind::Timeout;
    script.noise = SshNoise::Trickle;
    QTest::newRow("a byte now and then") << script << ErrorKind::Timeout;
}

void AuthenticationEndsTest::aSilentServerHasAnEnd()
{
    QFETCH(SshScript, script);
    QFETCH(ErrorKind, kind);
    SshServerDouble server(script);
    const Home home;
    auto given = optionsFor(home, server.port());
    given.connectTimeout = given.authTimeout = Milliseconds(1500);
    Attempt attempt(given);
    QElapsedTimer time;
    time.start();
    QVERIFY2(attempt.failsWith(kind), attempt.why());
    QVERIFY2(time.elapsed() < 15'000, "ten times the deadline");
}

void AuthenticationEndsTest::aPortThatDoesNotAnswerHasAnEnd()
{
    const FullPort full;
    const SshServerDouble server;
    const Home home;
    auto given = optionsFor(home, server.port());
    given.destination.port = full.port();
    given.connectTimeout = Milliseconds(1000);
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::Timeout, "the host does not answer"), attempt.why());
}

void AuthenticationEndsTest::anAgentWithoutAnswersIsPassedOver_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<bool>("hasKeys"); // then it is its signature that fails
    const auto add = [](const char *name, Manner manner) {
        if (manner != Manner::Silence && manner != Manner::Trickle)
            QTest::addRow("%s, asked to sign", name) << manner << true;
        QTest::addRow("%s, asked for keys", name) << manner << false;
    };
    add("silent", Manner::Silence);
    add("hangs up", Manner::HangUp);
    add("an empty answer", Manner::EmptyAnswer);
    add("an answer that is too long", Manner::EndlessAnswer);
    add("garbage", Manner::Garbage);
    add("the beginning of an answer", Manner::Trickle);
}

void AuthenticationEndsTest::anAgentWithoutAnswersIsPassedOver()
{
    QFETCH(Manner, manner);
    QFETCH(bool, hasKeys);
    SshScript script;
    script.keys = {QString::fromLatin1(fingerprintOf(m_key)), QString::fromLatin1(fingerprintOf(m_otherKey))};
    SshServerDouble server(script);
    const FakeAgent agent(manner, hasKeys ? QByteArrayList{m_blob} : QByteArrayList());
    const Home home;
    auto given = optionsFor(home, server.port());
    given.destination.identityFile = m_otherKey;
    given.files.agentSocket = agent.socket();
    given.authTimeout = Milliseconds(18000); // of which it has a part
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(agent.questions(), hasKeys ? 2 : 1);
}

void AuthenticationEndsTest::anAgentThatDoesNotSignHasAnEnd()
{
    SshScript script;
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    SshServerDouble server(script);
    const FakeAgent agent(Manner::Silence, {m_blob});
    const Home home;
    auto given = optionsFor(home, server.port());
    given.files.agentSocket = agent.socket();
    given.authTimeout = Milliseconds(12000);
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::Timeout, "the agent did not answer in time"), attempt.why());
    QCOMPARE(agent.questions(), 2);
}

void AuthenticationEndsTest::endsAtOnceWhenGivenUp_data()
{
    QTest::addColumn<QString>("stage");
    for (const char *stage : {"TCP", "connecting", "identification", "key exchange", "host key question",
                              "service", "authentication", "question", "the agent's keys",
                              "the agent's signature", "opening a channel", "starting a command"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void AuthenticationEndsTest::endsAtOnceWhenGivenUp()
{
    QFETCH(QString, stage);
    const bool isSigning = stage.endsWith(u"signature");
    SshScript script;
    script.acceptsNone = stage.startsWith(u"opening") || stage.startsWith(u"starting");
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    script.password = "swordfish"_secret;
    script.silentAt = silenceIn(stage);
    SshServerDouble server(script);
    const FakeAgent agent(Manner::Silence, isSigning ? QByteArrayList{m_blob} : QByteArrayList());
    const Home home;
    const FullPort full;
    auto given = optionsFor(home, server.port());
    if (stage == u"TCP")
        given.destination.port = full.port();
    if (stage.startsWith(u"the agent"))
        given.files.agentSocket = agent.socket();
    if (stage == u"host key question")
        given.hostKeys = ssh::HostKeyMode::Ask;
    auto connection = std::make_unique<ssh::SshConnection>(given);
    std::unique_ptr<ssh::SshChannel> channel;
    connect(connection.get(), &ssh::SshConnection::opened, connection.get(),
            [&] { channel = connection->exec("true"); });
    connection->open();
    const auto isReached = [&]() -> bool {
        if (stage.startsWith(u"the agent"))
            return agent.questions() == (isSigning ? 2 : 1);
        if (stage.endsWith(u"question"))
            return connection->question().has_value();
        if (stage == u"authentication")
            return server.seen().unanswered > 0;
        if (stage == u"TCP")
            return !connection->hop().endpoint.host.isEmpty(); // it has begun, and comes no further
        if (stage == u"service")
            return connection->state() == ssh::SshState::Authenticating;
        return server.seen().connections > 0 && (!script.acceptsNone || channel);
    };
    QVERIFY(QTest::qWaitFor(isReached, kPatience));
    QElapsedTimer time;
    time.start();
    connection.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, kPatience); // its thread has ended, too
    QVERIFY2(time.elapsed() < kSoon, qPrintable(QString::number(time.elapsed())));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::AuthenticationEndsTest)
#include "AuthenticationEndsTest.moc"

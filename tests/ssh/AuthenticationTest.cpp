#include "tests/ssh/AuthRig.h"
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

std::shared_ptr<const Secret> secret(const char *text) { return std::make_shared<const Secret>(text); }

} // namespace

/// The order of methods, their limits and their ends, against a server that does as a test says.
class AuthenticationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aQuestionThatNobodyAnswersIsNoEnd();
    void wantsMore_data();
    void wantsMore();
    void nobodyIsLetInByAKeyThatIsOnlyShown();
    void trivialSuccess_data();
    void trivialSuccess();
    void theConfigurationChoosesMethods_data();
    void theConfigurationChoosesMethods();
    void asksAsOftenAsTheConfigurationSays_data();
    void asksAsOftenAsTheConfigurationSays();
    void theConfigurationNamesTheAgent_data();
    void theConfigurationNamesTheAgent();
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
    ssh::SshOptions options(const Home &home, const SshServerDouble &server,
                            const QByteArray &config = {}) const
    {
        ssh::SshOptions given;
        given.destination = {QStringLiteral("127.0.0.1"), server.port(), QStringLiteral("guest"), {}};
        given.files = {home.folder.filePath(QStringLiteral("config")),
                       {},
                       home.folder.filePath(QStringLiteral("known_hosts")),
                       {},
                       home.folder.path(),
                       {}};
        given.hostKeys = ssh::HostKeyMode::AcceptNew;
        if (!config.isEmpty() && !writeFile(given.files.userConfig, config))
            qFatal("the configuration cannot be written");
        return given;
    }

    QTemporaryDir m_folder;
    QString m_key, m_otherKey;
    QByteArray m_blob; ///< of the first one
};

void AuthenticationTest::initTestCase()
{
    m_key = m_folder.filePath(QStringLiteral("key"));
    m_otherKey = m_folder.filePath(QStringLiteral("other"));
    QVERIFY(makeKey(m_key) && makeKey(m_otherKey));
    m_blob = QByteArray::fromBase64(contentsOf(m_key + QStringLiteral(".pub")).split(' ').value(1));
}

void AuthenticationTest::aQuestionThatNobodyAnswersIsNoEnd()
{
    SshScript script;
    script.rounds = {{{}, {}, {{"Name: ", true}, {"Code: ", false}}}};
    script.answers = {{"a", "b"}};
    script.password = "swordfish";
    SshServerDouble server(script);
    const Home home;
    auto given = options(home, server, "PreferredAuthentications keyboard-interactive,password\n");
    given.mayAsk = false;
    given.password = secret("swordfish");
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(server.seen().interactiveBegins, 1);
    QCOMPARE(server.seen().answers.size(), 0);

    given.password = nullptr;
    Attempt nothing(given);
    QVERIFY2(nothing.failsWith(ErrorKind::AuthRejected, "nobody is there to answer"), nothing.why());
}

void AuthenticationTest::wantsMore_data()
{
    QTest::addColumn<SshScript>("script");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<bool>("hasPassword");
    SshScript script;
    script.twoFactors = true;
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    script.password = "swordfish";
    QTest::newRow("a key, then the password that was given") << script << QByteArrayList() << true;
    QTest::newRow("a key, then a password") << script << QByteArrayList{"wrong", "swordfish"} << false;
    script.password.reset();
    script.rounds = {round("Code: ")};
    script.answers = {{"42"}};
    QTest::newRow("a key, then a code") << script << QByteArrayList{"1", "42"} << false;
    script.keys.clear();
    script.password = "swordfish";
    QTest::newRow("a password, then a code") << script << QByteArrayList{"42"} << true;
}

void AuthenticationTest::wantsMore()
{
    QFETCH(SshScript, script);
    QFETCH(QByteArrayList, answers);
    QFETCH(bool, hasPassword);
    SshServerDouble server(script);
    const Home home;
    auto given = options(home, server);
    given.destination.identityFile = m_key;
    if (hasPassword)
        given.password = secret("swordfish");
    Attempt attempt(given, answers);
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(attempt.questions.size(), answers.size());
    QCOMPARE(server.seen().authenticated, 1);
}

void AuthenticationTest::nobodyIsLetInByAKeyThatIsOnlyShown()
{
    SshScript script;
    script.wantsNoSignature = true;
    SshServerDouble server(script);
    const Home home;
    auto given = options(home, server);
    given.destination.identityFile = m_key;
    given.authTimeout = Milliseconds(60000);
    QElapsedTimer time;
    time.start();
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::PeerMisbehaved, "rejected packet"), attempt.why());
    QVERIFY2(time.elapsed() < 30'000, "at once, and not by the deadline");
}

void AuthenticationTest::trivialSuccess_data()
{
    QTest::addColumn<SshScript>("script");
    QTest::addColumn<bool>("isTrivial");
    SshScript script;
    script.acceptsNone = true;
    QTest::newRow("none") << script << true;
    script = {};
    script.interactive = [](const Answers &) -> InteractiveStep { return Verdict::Accept; };
    QTest::newRow("no round") << script << true;
    script.interactive = [](const Answers &answers) -> InteractiveStep {
        return answers ? InteractiveStep(Verdict::Accept) : InteractiveRound{"Welcome", {}, {}};
    };
    QTest::newRow("a round without a question") << script << true;
    script = {};
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    QTest::newRow("a signature") << script << false;
    script = {};
    script.password = "swordfish";
    QTest::newRow("a password") << script << false;
    script = {};
    script.rounds = {round("Password: ")};
    script.answers = {{"swordfish"}};
    QTest::newRow("an answer") << script << false;
}

void AuthenticationTest::trivialSuccess()
{
    QFETCH(SshScript, script);
    QFETCH(bool, isTrivial);
    SshServerDouble server(script);
    for (const bool refuses : {false, true}) {
        const Home home;
        auto given = options(home, server);
        given.destination.identityFile = m_key;
        given.password = secret("swordfish");
        given.refusesTrivialAuth = refuses;
        given.authTimeout = Milliseconds(20000);
        Attempt attempt(given);
        if (!refuses || !isTrivial)
            QVERIFY2(attempt.opens(), attempt.why());
        else
            QVERIFY2(attempt.failsWith(ErrorKind::PeerMisbehaved, "lets in whoever comes"), attempt.why());
    }
}

void AuthenticationTest::theConfigurationChoosesMethods_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("tried");
    QTest::newRow("nothing said") << QByteArray() << QByteArray("key interactive password");
    QTest::newRow("no keys") << QByteArray("PubkeyAuthentication no\n") << QByteArray("interactive password");
    QTest::newRow("no passwords") << QByteArray("PasswordAuthentication no\n")
                                  << QByteArray("key interactive");
    QTest::newRow("no questions") << QByteArray("KbdInteractiveAuthentication no\n")
                                  << QByteArray("key password");
    QTest::newRow("another order") << QByteArray("PreferredAuthentications password,publickey\n")
                                   << QByteArray("password key");
    QTest::newRow("one of them") << QByteArray("PreferredAuthentications publickey\n") << QByteArray("key");
    QTest::newRow("none that is known")
        << QByteArray("PreferredAuthentications hostbased,palmistry\n") << QByteArray();
    QTest::newRow("preferred and forbidden")
        << QByteArray("PasswordAuthentication no\nPreferredAuthentications password,publickey\n")
        << QByteArray("key");
}

void AuthenticationTest::theConfigurationChoosesMethods()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, tried);
    std::atomic<bool> isAsked = false;
    SshScript script;
    script.password = "another";
    script.keys = {QStringLiteral("SHA256:another")};
    script.interactive = [&](const Answers &answers) -> InteractiveStep {
        isAsked = true;
        return answers ? InteractiveStep(Verdict::Refuse) : round("Word: ");
    };
    SshServerDouble server(script);
    const Home home;
    auto given = options(home, server, config + "NumberOfPasswordPrompts 2\n");
    given.destination.identityFile = m_key;
    Attempt attempt(given, {"nonsense"});
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected), attempt.why());
    const SshSeen seen = server.seen();
    QCOMPARE(seen.keyOffers > 0, tried.contains("key"));
    QCOMPARE(isAsked.load(), tried.contains("interactive"));
    if (!tried.contains("interactive"))
        QCOMPARE(!seen.passwords.isEmpty(), tried.contains("password"));
}

void AuthenticationTest::asksAsOftenAsTheConfigurationSays_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("times");
    QTest::newRow("nothing said") << QByteArray() << 3;
    QTest::newRow("once") << QByteArray("NumberOfPasswordPrompts 1\n") << 1;
    QTest::newRow("five times") << QByteArray("NumberOfPasswordPrompts 5\n") << 5;
    QTest::newRow("never") << QByteArray("NumberOfPasswordPrompts 0\n") << 0;
}

void AuthenticationTest::asksAsOftenAsTheConfigurationSays()
{
    QFETCH(QByteArray, config);
    QFETCH(int, times);
    for (const bool byQuestion : {false, true}) {
        SshScript script;
        if (byQuestion) {
            script.rounds = {round("Word: ")};
            script.answers = {{"right"}};
        } else {
            script.password = "right";
        }
        SshServerDouble server(script);
        const Home home;
        Attempt attempt(options(home, server, config), {"wrong"});
        QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected), attempt.why());
        QCOMPARE(attempt.questions.size(), times);
    }
}

void AuthenticationTest::theConfigurationNamesTheAgent_data()
{
    QTest::addColumn<QByteArray>("config"); // '@': the other agent's socket
    QTest::addColumn<int>("ours");
    QTest::addColumn<int>("theirs");
    QTest::newRow("nothing said") << QByteArray() << 1 << 0;
    QTest::newRow("none") << QByteArray("IdentityAgent none\n") << 0 << 0;
    QTest::newRow("another") << QByteArray("IdentityAgent @\n") << 0 << 1;
    QTest::newRow("by its variable") << QByteArray("IdentityAgent SSH_AUTH_SOCK\n") << 1 << 0;
}

void AuthenticationTest::theConfigurationNamesTheAgent()
{
    QFETCH(QByteArray, config);
    SshScript script;
    script.keys = {QStringLiteral("SHA256:another")};
    SshServerDouble server(script);
    const FakeAgent ours(Manner::HangUp), theirs(Manner::HangUp);
    const Home home;
    auto given = options(home, server, config.replace('@', theirs.socket().toUtf8()));
    given.files.agentSocket = ours.socket();
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected), attempt.why());
    QTEST(ours.questions(), "ours");
    QTEST(theirs.questions(), "theirs");
}

void AuthenticationTest::endlessQuestionsHaveAnEnd_data()
{
    QTest::addColumn<bool>("asks");
    QTest::newRow("with questions") << true;
    QTest::newRow("without") << false;
}

void AuthenticationTest::endlessQuestionsHaveAnEnd()
{
    QFETCH(bool, asks);
    SshScript script;
    script.interactive = [asks](const Answers &) -> InteractiveStep {
        return asks ? round("Again: ") : InteractiveRound{};
    };
    SshServerDouble server(script);
    const Home home;
    Attempt attempt(options(home, server), {"here"});
    QVERIFY2(attempt.failsWith(ErrorKind::PeerMisbehaved, "one question after the other"), attempt.why());
    QVERIFY(server.seen().answers.size() < 100);
}

void AuthenticationTest::aSilentServerHasAnEnd_data()
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

void AuthenticationTest::aSilentServerHasAnEnd()
{
    QFETCH(SshScript, script);
    QFETCH(ErrorKind, kind);
    SshServerDouble server(script);
    const Home home;
    auto given = options(home, server);
    given.connectTimeout = given.authTimeout = Milliseconds(1500);
    Attempt attempt(given);
    QElapsedTimer time;
    time.start();
    QVERIFY2(attempt.failsWith(kind), attempt.why());
    QVERIFY2(time.elapsed() < 15'000, "ten times the deadline");
}

void AuthenticationTest::aPortThatDoesNotAnswerHasAnEnd()
{
    const FullPort full;
    const SshServerDouble server;
    const Home home;
    auto given = options(home, server);
    given.destination.port = full.port();
    given.connectTimeout = Milliseconds(1000);
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::Timeout, "the host does not answer"), attempt.why());
}

void AuthenticationTest::anAgentWithoutAnswersIsPassedOver_data()
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

void AuthenticationTest::anAgentWithoutAnswersIsPassedOver()
{
    QFETCH(Manner, manner);
    QFETCH(bool, hasKeys);
    SshScript script;
    script.keys = {QString::fromLatin1(fingerprintOf(m_key)), QString::fromLatin1(fingerprintOf(m_otherKey))};
    SshServerDouble server(script);
    const FakeAgent agent(manner, hasKeys ? QByteArrayList{m_blob} : QByteArrayList());
    const Home home;
    auto given = options(home, server);
    given.destination.identityFile = m_otherKey;
    given.files.agentSocket = agent.socket();
    given.authTimeout = Milliseconds(18000); // of which it has a part
    Attempt attempt(given);
    QVERIFY2(attempt.opens(), attempt.why());
    QCOMPARE(agent.questions(), hasKeys ? 2 : 1);
}

void AuthenticationTest::anAgentThatDoesNotSignHasAnEnd()
{
    SshScript script;
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    SshServerDouble server(script);
    const FakeAgent agent(Manner::Silence, {m_blob});
    const Home home;
    auto given = options(home, server);
    given.files.agentSocket = agent.socket();
    given.authTimeout = Milliseconds(12000);
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::Timeout, "the agent did not answer in time"), attempt.why());
    QCOMPARE(agent.questions(), 2);
}

void AuthenticationTest::endsAtOnceWhenGivenUp_data()
{
    QTest::addColumn<QString>("stage");
    for (const char *stage : {"TCP", "connecting", "identification", "key exchange", "host key question",
                              "service", "authentication", "question", "the agent's keys",
                              "the agent's signature", "opening a channel", "starting a command"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void AuthenticationTest::endsAtOnceWhenGivenUp()
{
    QFETCH(QString, stage);
    const bool isSigning = stage.endsWith(u"signature");
    SshScript script;
    script.acceptsNone = stage.startsWith(u"opening") || stage.startsWith(u"starting");
    script.keys = {QString::fromLatin1(fingerprintOf(m_key))};
    script.password = "swordfish";
    script.silentAt = silenceIn(stage);
    SshServerDouble server(script);
    const FakeAgent agent(Manner::Silence, isSigning ? QByteArrayList{m_blob} : QByteArrayList());
    const Home home;
    const FullPort full;
    auto given = options(home, server);
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

QTEST_GUILESS_MAIN(porthole::test::AuthenticationTest)
#include "AuthenticationTest.moc"

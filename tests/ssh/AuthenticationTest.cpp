#include "tests/ssh/AuthRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/FakeAgent.h"
#include "tests/support/ssh/SshServerDouble.h"

namespace porthole::test {

namespace {

using Manner = FakeAgent::Manner;
using Answers = std::optional<QList<QByteArray>>;

InteractiveRound round(const char *prompt, bool echo = false) { return {{}, {}, {{prompt, echo}}}; }

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

private:
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
    script.password = "swordfish"_secret;
    SshServerDouble server(script);
    const Home home;
    auto given = optionsFor(home, server.port(), "PreferredAuthentications keyboard-interactive,password\n");
    given.mayAsk = false;
    given.password = secret("swordfish"_secret);
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
    script.password = "swordfish"_secret;
    QTest::newRow("a key, then the password that was given") << script << QByteArrayList() << true;
    QTest::newRow("a key, then a password")
        << script << QByteArrayList{"wrong"_secret, "swordfish"_secret} << false;
    script.password.reset();
    script.rounds = {round("Code: ")};
    script.answers = {{"42"}};
    QTest::newRow("a key, then a code") << script << QByteArrayList{"1", "42"} << false;
    script.keys.clear();
    script.password = "swordfish"_secret;
    QTest::newRow("a password, then a code") << script << QByteArrayList{"42"} << true;
}

void AuthenticationTest::wantsMore()
{
    QFETCH(SshScript, script);
    QFETCH(QByteArrayList, answers);
    QFETCH(bool, hasPassword);
    SshServerDouble server(script);
    const Home home;
    auto given = optionsFor(home, server.port());
    given.destination.identityFile = m_key;
    if (hasPassword)
        given.password = secret("swordfish"_secret);
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
    auto given = optionsFor(home, server.port());
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
    script.password = "swordfish"_secret;
    QTest::newRow("a password") << script << false;
    script = {};
    script.rounds = {round("Password: ")};
    script.answers = {{"swordfish"_secret}};
    QTest::newRow("an answer") << script << false;
}

void AuthenticationTest::trivialSuccess()
{
    QFETCH(SshScript, script);
    QFETCH(bool, isTrivial);
    SshServerDouble server(script);
    for (const bool refuses : {false, true}) {
        const Home home;
        auto given = optionsFor(home, server.port());
        given.destination.identityFile = m_key;
        given.password = secret("swordfish"_secret);
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
    script.password = "another"_secret;
    script.keys = {QStringLiteral("SHA256:another")};
    script.interactive = [&](const Answers &answers) -> InteractiveStep {
        isAsked = true;
        return answers ? InteractiveStep(Verdict::Refuse) : round("Word: ");
    };
    SshServerDouble server(script);
    const Home home;
    auto given = optionsFor(home, server.port(), config + "NumberOfPasswordPrompts 2\n");
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
            script.answers = {{"right"_secret}};
        } else {
            script.password = "right"_secret;
        }
        SshServerDouble server(script);
        const Home home;
        Attempt attempt(optionsFor(home, server.port(), config), {"wrong"_secret});
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
    auto given = optionsFor(home, server.port(), config.replace('@', theirs.socket().toUtf8()));
    given.files.agentSocket = ours.socket();
    Attempt attempt(given);
    QVERIFY2(attempt.failsWith(ErrorKind::AuthRejected), attempt.why());
    QTEST(ours.questions(), "ours");
    QTEST(theirs.questions(), "theirs");
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::AuthenticationTest)
#include "AuthenticationTest.moc"

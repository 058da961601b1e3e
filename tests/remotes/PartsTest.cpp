#include "core/remotes/AgentCommand.h"
#include "core/remotes/HeldAnswers.h"
#include "core/remotes/Outcome.h"

#include <QProcess>
#include <QTest>
#include <csignal>

namespace porthole::test {

using namespace remotes;

namespace {

HostKeyQuestion keyQuestion(const char *key, const char *host = "a.example")
{
    HostKeyQuestion question;
    question.hop.endpoint = {QString::fromLatin1(host), 22};
    question.key = {"ssh-ed25519", key};
    return question;
}

AuthQuestion authQuestion(AuthQuestion::Kind kind, const QString &prompt = {}, const QString &file = {})
{
    AuthQuestion question;
    question.kind = kind;
    question.prompts = {{prompt, false}};
    question.keyFile = file;
    return question;
}

std::vector<Secret> answers(const char *text)
{
    std::vector<Secret> all;
    all.emplace_back(std::string_view(text));
    return all;
}

} // namespace

class PartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOutcomeIsTheContracts_data();
    void everyOutcomeIsTheContracts();
    void anAgentIsWanted_data();
    void anAgentIsWanted();
    void anAcceptedKeyIsAcceptedAgainAndNoOther();
    void aKeyCountsOnceTheConnectionStood();
    void passwordsAreKeptAndCodesAreNot_data();
    void passwordsAreKeptAndCodesAreNot();
    void aPassphraseAnswersUntilItIsRefused();
    void aJumpHostsPasswordAnswersForItAlone();
    void theProcessNumberComesOutOfTheErrors();
    void errorsAreBounded();
    void theCommandRunsAsTheShellTakesIt();
    void aStubbornProcessIsEnded();
};

void PartsTest::everyOutcomeIsTheContracts_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("agent required, none configured")
        << ErrorKind::AgentNotConfigured << 400 << QByteArray("Missing agent configuration");
    QTest::newRow("refused") << ErrorKind::AuthRejected << 403 << QByteArray("Remote authentication failed");
    QTest::newRow("unusable") << ErrorKind::AgentUnusable << 500 << QByteArray("Missing agent configuration");
    QTest::newRow("agent died") << ErrorKind::AgentFailed << 500 << QByteArray("Agent startup failed");
    for (const auto kind :
         {ErrorKind::Unreachable, ErrorKind::Timeout, ErrorKind::HostKeyUnknown, ErrorKind::HostKeyChanged,
          ErrorKind::HostKeyRevoked, ErrorKind::Usage, ErrorKind::PeerMisbehaved, ErrorKind::Bug})
        QTest::newRow(nameOf(kind)) << kind << 500 << QByteArray("Remote connection failed");
}

void PartsTest::everyOutcomeIsTheContracts()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    QCOMPARE(outcomeOf(kind).status, status);
    QCOMPARE(QByteArray(outcomeOf(kind).reason), reason);
}

void PartsTest::anAgentIsWanted_data()
{
    QTest::addColumn<AgentWish>("wish");
    QTest::addColumn<bool>("hasEntry");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("outcome");
    QTest::newRow("as configured, none") << AgentWish::AsConfigured << false << QString() << QByteArray("no");
    QTest::newRow("as configured, one")
        << AgentWish::AsConfigured << true << QStringLiteral("a") << QByteArray("yes");
    QTest::newRow("as configured, unusable")
        << AgentWish::AsConfigured << true << QStringLiteral(" ") << QByteArray("AgentUnusable");
    QTest::newRow("required, none") << AgentWish::Require << false << QString()
                                    << QByteArray("AgentNotConfigured");
    QTest::newRow("required, one") << AgentWish::Require << true << QStringLiteral("a") << QByteArray("yes");
    QTest::newRow("required, unusable")
        << AgentWish::Require << true << QString() << QByteArray("AgentUnusable");
    QTest::newRow("never, one") << AgentWish::Never << true << QStringLiteral("a") << QByteArray("no");
    QTest::newRow("never, unusable") << AgentWish::Never << true << QString() << QByteArray("no");
}

void PartsTest::anAgentIsWanted()
{
    QFETCH(AgentWish, wish);
    QFETCH(bool, hasEntry);
    QFETCH(QString, command);
    QFETCH(QByteArray, outcome);
    const auto wanted = wantsAgent(wish, hasEntry ? std::optional(command) : std::nullopt);
    QCOMPARE(wanted ? QByteArray(*wanted ? "yes" : "no") : QByteArray(nameOf(wanted.error().kind)), outcome);
}

void PartsTest::anAcceptedKeyIsAcceptedAgainAndNoOther()
{
    HeldAnswers held;
    QVERIFY(held.judge(keyQuestion("one")) == HeldAnswers::KeyVerdict::New);
    static_cast<void>(held.confirm());
    QVERIFY(held.judge(keyQuestion("one")) == HeldAnswers::KeyVerdict::Accepted);
    QVERIFY(held.judge(keyQuestion("two")) == HeldAnswers::KeyVerdict::Different);
    QVERIFY(held.judge(keyQuestion("two", "b.example")) == HeldAnswers::KeyVerdict::New);
}

void PartsTest::aKeyCountsOnceTheConnectionStood()
{
    HeldAnswers held;
    QVERIFY(held.judge(keyQuestion("one")) == HeldAnswers::KeyVerdict::New);
    held.drop(); // the person said no, or the connection was lost meanwhile
    QVERIFY(held.judge(keyQuestion("two")) == HeldAnswers::KeyVerdict::New);
}

void PartsTest::passwordsAreKeptAndCodesAreNot_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<bool>("kept");
    QTest::newRow("password") << int(AuthQuestion::Kind::Password) << QString() << true;
    QTest::newRow("PAM's password") << int(AuthQuestion::Kind::KeyboardInteractive)
                                    << QStringLiteral("Password: ") << true;
    QTest::newRow("a code") << int(AuthQuestion::Kind::KeyboardInteractive)
                            << QStringLiteral("Verification code: ") << false;
    QTest::newRow("a passphrase is no password")
        << int(AuthQuestion::Kind::KeyPassphrase) << QString() << false;
}

void PartsTest::passwordsAreKeptAndCodesAreNot()
{
    QFETCH(int, kind);
    QFETCH(QString, prompt);
    QFETCH(bool, kept);
    HeldAnswers held;
    held.note(authQuestion(static_cast<AuthQuestion::Kind>(kind), prompt), answers("tide"));
    const auto password = held.confirm();
    QCOMPARE(password != nullptr, kept);
    QVERIFY(!kept || password->reveal() == "tide");
    QVERIFY(!held.confirm());
}

void PartsTest::aPassphraseAnswersUntilItIsRefused()
{
    HeldAnswers held;
    AuthQuestion question = authQuestion(AuthQuestion::Kind::KeyPassphrase, {}, QStringLiteral("/k"));
    QVERIFY(!held.answerTo(question));
    held.note(question, answers("tide"));
    QVERIFY(!held.answerTo(question)); // not proven yet
    static_cast<void>(held.confirm());
    const auto again = held.answerTo(question);
    QVERIFY(again && again->size() == 1 && again->front().reveal() == "tide");
    question.refusedBefore = true;
    QVERIFY(!held.answerTo(question));
    QVERIFY(!held.answerTo(authQuestion(AuthQuestion::Kind::KeyPassphrase, {}, QStringLiteral("/other"))));
}

void PartsTest::aJumpHostsPasswordAnswersForItAlone()
{
    HeldAnswers held;
    AuthQuestion question = authQuestion(AuthQuestion::Kind::Password, QStringLiteral("Password"));
    question.hop.count = 2;
    held.note(question, answers("tide"));
    QVERIFY(!held.confirm()); // it is not the host's
    const auto again = held.answerTo(question);
    QVERIFY(again && again->size() == 1 && again->front().reveal() == "tide");
    AuthQuestion other = question;
    other.hop.user = QStringLiteral("bob");
    QVERIFY(!held.answerTo(other));
    other = question;
    other.kind = AuthQuestion::Kind::KeyboardInteractive;
    other.prompts = {{QStringLiteral("Code"), false}};
    QVERIFY(!held.answerTo(other));
    question.refusedBefore = true;
    QVERIFY(!held.answerTo(question));
}

void PartsTest::theProcessNumberComesOutOfTheErrors()
{
    const QByteArray said = "motd\nporthole-agent:4711\nTraceback\n";
    for (const qsizetype piece : {1, 2, 3, 7, 1024}) {
        AgentErrors errors;
        for (qsizetype at = 0; at < said.size(); at += piece)
            errors.receive(said.mid(at, piece));
        QCOMPARE(errors.pid(), std::optional<qint64>(4711));
        QCOMPARE(errors.text(), QByteArray("motd\nTraceback\n"));
    }
    for (const char *wrong : {"porthole-agent:1\n", "porthole-agent:-5\n", "porthole-agent:x\n"}) {
        AgentErrors errors;
        errors.receive(wrong);
        QVERIFY(!errors.pid());
    }
}

void PartsTest::errorsAreBounded()
{
    AgentErrors errors;
    for (int i = 0; i < 100; ++i)
        errors.receive(QByteArray(1000, 'x'));
    errors.receive("the end");
    QCOMPARE(errors.text().size(), AgentErrors::kKept);
    QVERIFY(errors.text().endsWith("the end"));
}

void PartsTest::theCommandRunsAsTheShellTakesIt()
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QString::fromUtf8(agentCommand(QStringLiteral("echo 'it''s' \"$((6*7))\" $$; exit 3")))});
    QVERIFY(shell.waitForFinished());
    AgentErrors errors;
    errors.receive(shell.readAllStandardError());
    QVERIFY(errors.pid());
    QCOMPARE(shell.readAllStandardOutput(), "its 42 " + QByteArray::number(*errors.pid()) + '\n');
    QCOMPARE(errors.text(), QByteArray());
    QCOMPARE(shell.exitCode(), 3);
}

void PartsTest::aStubbornProcessIsEnded()
{
    QProcess stubborn;
    stubborn.start(QStringLiteral("/bin/sh"),
                   {QStringLiteral("-c"), QStringLiteral("trap '' TERM; echo up; "
                                                         "while :; do sleep 0.1; done")});
    QVERIFY(stubborn.waitForReadyRead()); // the trap is set
    QProcess killer;
    killer.start(QStringLiteral("/bin/sh"),
                 {QStringLiteral("-c"), QString::fromUtf8(killCommand(stubborn.processId()))});
    QVERIFY(killer.waitForFinished());
    QVERIFY(stubborn.waitForFinished());
    QCOMPARE(stubborn.exitStatus(), QProcess::CrashExit);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::PartsTest)
#include "PartsTest.moc"

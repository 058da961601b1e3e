#include "ShellRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QPointer>
#include <QSignalSpy>
#include <variant>

namespace porthole {

using test::ShellRig;
using test::SshScript;
using test::SshServerDouble;
using test::textOf;
using test::type;

/// A shell from its tab's point of view, against servers that lose, ask and change.
class ShellSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_rig = std::make_unique<ShellRig>(); }
    void whatIsTypedComesBack();
    void theKeyIsAskedAboutBeforeAnythingIsSent();
    void aRefusedKeyEndsIt();
    void aPasswordIsAskedFor();
    void aRefusedPasswordIsTriedAgain();
    void codesAreAskedFor();
    void aLossComesBackWithWhatWasThere();
    void aHungUpFullScreenLeavesAUsableTerminal();
    void aChangedKeyIsNoWayBack();
    void nobodyIsAskedTwiceForAPassword();
    void theEndOfAShellIsTold();
    void afterItsEndThereIsAnother();
    void aHostWithoutShellsIsToldOf();
    void aSignInAloneHasNoShell();
    void aFloodIsTakenIn();
    void theSizeIsTheTerminals();
    void diesAtAnyMoment_data();
    void diesAtAnyMoment();
    void closedFromElsewhere();

private:
    /// Opened, against a double whose key is known and whose password is given.
    ShellSession &open(SshServerDouble &server, const char *password = "secret"_secret)
    {
        m_rig->know(server.port(), server.hostKey());
        ShellOptions options = m_rig->options(server.port());
        if (password)
            options.remote.ssh.password = std::make_shared<const Secret>(std::string_view(password));
        return m_rig->shells.open(std::move(options));
    }
    static SshScript withPassword()
    {
        SshScript script;
        script.password = "secret"_secret;
        return script;
    }
    static std::vector<Secret> answers(std::initializer_list<const char *> texts)
    {
        std::vector<Secret> made;
        for (const char *text : texts)
            made.emplace_back(std::string_view(text));
        return made;
    }

    std::unique_ptr<ShellRig> m_rig;
};

void ShellSessionTest::whatIsTypedComesBack()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    type(session, "hello");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("hello"), 60'000);
    QCOMPARE(session.address(), QStringLiteral("ann@127.0.0.1:%1").arg(server.port()));
    QCOMPARE(session.sid().size(), 32);
    QCOMPARE(server.seen().terminals.size(), 1);
}

void ShellSessionTest::theKeyIsAskedAboutBeforeAnythingIsSent()
{
    SshServerDouble server(withPassword());
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    ShellSession &session = m_rig->shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 60'000);
    const auto *question = std::get_if<HostKeyQuestion>(&*session.question());
    QVERIFY(question);
    QCOMPARE(question->key, server.hostKey());
    QCOMPARE(server.seen().authenticationTries(), 0);
    session.acceptHostKey();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QVERIFY(!session.question());
    QFile known(m_rig->knownHosts());
    QVERIFY(known.open(QIODevice::ReadOnly));
    QVERIFY(known.readAll().contains(server.hostKey().blob.toBase64()));
}

void ShellSessionTest::aRefusedKeyEndsIt()
{
    SshServerDouble server(withPassword());
    ShellSession &session = m_rig->shells.open(m_rig->options(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 60'000);
    session.refuse();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Failed, 60'000);
    QCOMPARE(session.trouble()->error.kind, ErrorKind::HostKeyUnknown);
    QCOMPARE(server.seen().authenticationTries(), 0);
    QVERIFY(!QFile::exists(m_rig->knownHosts()));
}

void ShellSessionTest::aPasswordIsAskedFor()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server, nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 60'000);
    const auto *question = std::get_if<AuthQuestion>(&*session.question());
    QVERIFY(question && question->kind == AuthQuestion::Kind::Password && !question->refusedBefore);
    session.answer(answers({"secret"_secret}));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QCOMPARE(server.seen().passwords, QByteArrayList{"secret"_secret});
}

void ShellSessionTest::aRefusedPasswordIsTriedAgain()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server, "wrong"_secret);
    // Whether it asks or has failed is the server's patience; both lead on in the tab.
    QTRY_VERIFY_WITH_TIMEOUT(session.state() == ShellState::Asking || session.state() == ShellState::Failed,
                             60'000);
    if (session.state() == ShellState::Asking) {
        QVERIFY(std::get<AuthQuestion>(*session.question()).refusedBefore);
        session.answer(answers({"secret"_secret}));
    } else {
        QCOMPARE(session.trouble()->error.kind, ErrorKind::AuthRejected);
        session.retry(std::make_shared<const Secret>(std::string_view("secret"_secret)));
    }
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QCOMPARE(server.seen().passwords, (QByteArrayList{"wrong"_secret, "secret"_secret}));
}

void ShellSessionTest::codesAreAskedFor()
{
    SshScript script;
    script.rounds = {{.name = "Two steps",
                      .instruction = "Have your token at hand",
                      .prompts = {{"Password: ", false}, {"Code: ", true}}}};
    script.answers = {{"secret"_secret, "123456"}};
    SshServerDouble server(script);
    ShellSession &session = open(server, nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 60'000);
    const auto &question = std::get<AuthQuestion>(*session.question());
    QCOMPARE(question.prompts.size(), 2);
    QVERIFY(!question.prompts[0].echo && question.prompts[1].echo);
    session.answer(answers({"secret"_secret, "123456"}));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
}

void ShellSessionTest::aLossComesBackWithWhatWasThere()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QSignalSpy states(&session, &ShellSession::stateChanged);
    // More than a screen of it.
    for (int line = 0; line < 60; ++line)
        server.write("line-" + QByteArray::number(line) + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("line-59"), 60'000);
    const QString sid = session.sid();
    server.stopListening();
    server.killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Waiting, 60'000);
    QVERIFY(session.trouble() && session.trouble()->attempt >= 1);
    QVERIFY(textOf(session).contains("line-0\n"));
    server.listenAgain();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QCOMPARE(session.sid(), sid);
    type(session, "after");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("after"), 60'000);
    const QByteArray text = textOf(session);
    QVERIFY(text.contains("line-0\n") && text.contains("line-59"));
    // The line between what was and what is.
    const QByteArray rule = QByteArray("\xe2\x94\x80").repeated(8) + ' ' +
                            QDate::currentDate().toString(Qt::ISODate).first(4).toLatin1();
    QVERIFY(text.indexOf(rule) > text.indexOf("line-59"));
    QVERIFY(text.indexOf(rule) < text.lastIndexOf("after"));
    QVERIFY(!states.isEmpty());
}

void ShellSessionTest::aHungUpFullScreenLeavesAUsableTerminal()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    server.write("before\r\n\x1b[?1049h\x1b[?1000h\x1b[?2004h\x1b[31mfull screen\x1b]0;half a tit");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("full screen"), 60'000);
    server.killConnections();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    type(session, "typed");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("typed"), 60'000);
    QVERIFY(textOf(session).contains("before"));
    const terminal::Modes modes = session.terminal().modes();
    QVERIFY(!modes.bracketedPaste);
}

void ShellSessionTest::aChangedKeyIsNoWayBack()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    const int tries = server.seen().authenticationTries();
    server.changeHostKey();
    server.killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Failed, 60'000);
    QCOMPARE(session.trouble()->error.kind, ErrorKind::HostKeyChanged);
    QCOMPARE(server.seen().authenticationTries(), tries);
}

void ShellSessionTest::nobodyIsAskedTwiceForAPassword()
{
    SshServerDouble server(withPassword());
    ShellSession &session = open(server, nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Asking, 60'000);
    session.answer(answers({"secret"_secret}));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QSignalSpy states(&session, &ShellSession::stateChanged);
    server.killConnections();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    for (const QList<QVariant> &state : states)
        QVERIFY(state.first().value<ShellState>() != ShellState::Asking);
}

void ShellSessionTest::theEndOfAShellIsTold()
{
    SshScript script = withPassword();
    script.shell = test::replyOf("bye\r\n", 3);
    SshServerDouble server(script);
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Ended, 60'000);
    QCOMPARE(session.end()->exitStatus, 3);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("bye"), 60'000);
    QVERIFY(session.sid().isEmpty());
    // Nothing is left on the host.
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
}

void ShellSessionTest::afterItsEndThereIsAnother()
{
    SshScript script = withPassword();
    script.shell = test::replyOf("first\r\n", 0);
    SshServerDouble server(script);
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Ended, 60'000);
    script.shell = test::echo;
    server.setScript(script);
    session.retry();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QCOMPARE(session.sid().size(), 32);
    type(session, "second");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("second"), 60'000);
    QVERIFY(textOf(session).contains("first"));
}

void ShellSessionTest::aHostWithoutShellsIsToldOf()
{
    SshScript script = withPassword();
    script.shell = nullptr;
    SshServerDouble server(script);
    ShellSession &session = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Failed, 60'000);
    QCOMPARE(session.trouble()->error.kind, ErrorKind::Unavailable);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
}

/// For a host's files: signed in, come back to after a loss, and no shell begun.
void ShellSessionTest::aSignInAloneHasNoShell()
{
    SshServerDouble server(withPassword());
    m_rig->know(server.port(), server.hostKey());
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    options.hasShell = false;
    ShellSession &session = m_rig->shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QVERIFY(!session.hasShell());
    QCOMPARE(session.sid().size(), 32);
    QVERIFY(server.seen().terminals.isEmpty());
    QSignalSpy states(&session, &ShellSession::stateChanged);
    server.killConnections();
    QTRY_VERIFY_WITH_TIMEOUT(!states.isEmpty(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    QVERIFY(server.seen().terminals.isEmpty());
    session.close();
    QTRY_VERIFY(m_rig->remotes.isEmpty());
}

void ShellSessionTest::aFloodIsTakenIn()
{
    constexpr qint64 kBytes = 8 * 1024 * 1024; // many times what may be unacknowledged
    SshScript script = withPassword();
    script.shell = [](test::SshScriptChannel &channel) {
        channel.onFlooded = [&channel] { channel.write("\r\nthe end"); };
        channel.flood(kBytes);
    };
    SshServerDouble server(script);
    ShellSession &session = open(server);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("the end"), 60000);
    QCOMPARE(session.state(), ShellState::Open);
}

void ShellSessionTest::theSizeIsTheTerminals()
{
    test::OpenSshServer server({QStringLiteral("ed25519")});
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    m_rig->know(server.port(), server.hostKey(QStringLiteral("ed25519")));
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.destination.user = test::OpenSshServer::user();
    options.remote.ssh.destination.identityFile = identity;
    ShellSession &session = m_rig->shells.open(std::move(options));
    session.terminal().resize({.columns = 90, .rows = 30});
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 60'000);
    type(session, "stty size\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("30 90"), 60'000);
    session.terminal().resize({.columns = 101, .rows = 33});
    type(session, "stty size\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("33 101"), 60'000);
    // The machine crashes and comes back: a new shell, and the old one's words above it.
    server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != ShellState::Open, 60'000);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ShellState::Open, 30000);
    type(session, "echo back-$((40 + 2))\r");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains("back-42"), 60'000);
    QVERIFY(textOf(session).contains("30 90"));
}

void ShellSessionTest::diesAtAnyMoment_data()
{
    QTest::addColumn<int>("stage");
    QTest::newRow("not open yet") << -1;
    QTest::newRow("connecting") << static_cast<int>(test::SshStage::Accept);
    QTest::newRow("exchanging keys") << static_cast<int>(test::SshStage::KeyExchange);
    QTest::newRow("authenticating") << static_cast<int>(test::SshStage::Authentication);
    QTest::newRow("starting the shell") << static_cast<int>(test::SshStage::ChannelRequest);
    QTest::newRow("open and printing") << 100;
    QTest::newRow("waiting") << 101;
}

void ShellSessionTest::diesAtAnyMoment()
{
    QFETCH(int, stage);
    SshScript script = withPassword();
    script.shell = [](test::SshScriptChannel &channel) { channel.flood(-1); };
    if (stage >= 0 && stage < 100)
        script.silentAt = static_cast<test::SshStage>(stage);
    SshServerDouble server(script);
    m_rig->know(server.port(), server.hostKey());
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
    auto session = std::make_unique<ShellSession>(m_rig->remotes, std::move(options), m_rig->threads.next());
    if (stage >= 0)
        session->open();
    if (stage >= 100)
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), ShellState::Open, 60'000);
    else if (stage >= 0)
        QTRY_VERIFY_WITH_TIMEOUT(server.seen().connections > 0, 60'000);
    if (stage == 101) {
        server.stopListening();
        server.killConnections();
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), ShellState::Waiting, 60'000);
    }
    session.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->remotes.isEmpty(), 60'000);
}

void ShellSessionTest::closedFromElsewhere()
{
    SshServerDouble server(withPassword());
    QPointer<ShellSession> session = &open(server);
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), ShellState::Open, 60'000);
    m_rig->remotes.closeAll();
    QTRY_VERIFY_WITH_TIMEOUT(!session, 60'000);
    QVERIFY(m_rig->shells.sessions().empty());
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ShellSessionTest)
#include "ShellSessionTest.moc"

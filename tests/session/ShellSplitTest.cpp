#include "ShellRig.h"
#include "core/session/Broadcast.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QSignalSpy>
#include <variant>

namespace porthole {

using test::ShellRig;
using test::SshScript;
using test::SshServerDouble;
using test::textOf;
using test::type;

/// Several shells on one connection, and input that goes to several shells.
class ShellSplitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_rig = std::make_unique<ShellRig>(); }
    void anotherShellIsOnTheSameConnection();
    void theConnectionGoesWithTheLastShell_data();
    void theConnectionGoesWithTheLastShell();
    void theyAreLostAndComeBackTogether();
    void aQuestionIsAskedOnce();
    void whoeverIsLeftAsks();
    void besideAFailedOneBothAreTriedAgain();
    void aHostWithOneShellForEachConnectionGetsAnother();
    void closedFromElsewhereBothAreClosed();
    void inputGoesToTheChosen();
    void eachGetsKeysAsItsHostWantsThem();
    void whatTheHostIsToldByItselfIsNotRepeated();
    void aBroadcastEndsWithOneOfThem();
    void aSecretOfOneEndsIt();
    void aSecretOfAllIsForAll();
    void aBroadcastNeedsTwo();

private:
    ShellSession &open(SshServerDouble &server, bool withPassword = true)
    {
        m_rig->know(server.port(), server.hostKey());
        ShellOptions options = m_rig->options(server.port());
        if (withPassword)
            options.remote.ssh.password = std::make_shared<const Secret>(std::string_view("secret"_secret));
        return m_rig->shells.open(std::move(options));
    }
    static SshScript withPassword()
    {
        SshScript script;
        script.password = "secret"_secret;
        return script;
    }
    /// Two shells on one connection, open.
    std::pair<ShellSession *, ShellSession *> openTwo(SshServerDouble &server)
    {
        ShellSession &one = open(server);
        ShellSession &other = m_rig->shells.openBeside(one, 7);
        [&] {
            QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Open, 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Open, 60'000);
        }();
        return {&one, &other};
    }
    static void give(ShellSession &session, const char *text) { session.terminal().give(QByteArray(text)); }
    static void waitFor(const ShellSession &session, const char *text)
    {
        QTRY_VERIFY_WITH_TIMEOUT(textOf(session).contains(text), 60'000);
    }

    std::unique_ptr<ShellRig> m_rig;
};

void ShellSplitTest::anotherShellIsOnTheSameConnection()
{
    SshServerDouble server(withPassword());
    ShellSession &one = open(server);
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Open, 60'000);
    ShellSession &other = m_rig->shells.openBeside(one, 7);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Open, 60'000);
    QCOMPARE(other.place(), 7);
    QCOMPARE(other.sid(), one.sid());
    QCOMPARE(other.address(), one.address());
    QCOMPARE(server.seen().connections, 1);
    QCOMPARE(server.seen().passwords.size(), 1);
    type(one, "left");
    type(other, "right");
    waitFor(one, "left");
    waitFor(other, "right");
    QVERIFY(!textOf(one).contains("right"));
    QVERIFY(!textOf(other).contains("left"));
}

void ShellSplitTest::theConnectionGoesWithTheLastShell_data()
{
    QTest::addColumn<bool>("firstOneFirst");
    QTest::newRow("whoever made it goes first") << true;
    QTest::newRow("the other goes first") << false;
}

void ShellSplitTest::theConnectionGoesWithTheLastShell()
{
    QFETCH(bool, firstOneFirst);
    SshServerDouble server(withPassword());
    auto [first, last] = openTwo(server);
    if (!firstOneFirst)
        std::swap(first, last);
    first->close();
    QTRY_COMPARE_WITH_TIMEOUT(server.openChannels(), 1, 60'000);
    type(*last, "alive");
    waitFor(*last, "alive");
    QCOMPARE(server.openConnections(), 1);
    last->close();
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->remotes.isEmpty(), 60'000);
}

void ShellSplitTest::theyAreLostAndComeBackTogether()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    server.stopListening();
    server.killConnections();
    QTRY_COMPARE_WITH_TIMEOUT(one->state(), ShellState::Waiting, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(other->state(), ShellState::Waiting, 60'000);
    server.listenAgain();
    QTRY_COMPARE_WITH_TIMEOUT(one->state(), ShellState::Open, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(other->state(), ShellState::Open, 60'000);
    QCOMPARE(server.openConnections(), 1);
    QCOMPARE(other->sid(), one->sid());
    type(*other, "again");
    waitFor(*other, "again");
}

void ShellSplitTest::aQuestionIsAskedOnce()
{
    SshServerDouble server(withPassword());
    ShellSession &one = open(server, false);
    ShellSession &other = m_rig->shells.openBeside(one, 0);
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Asking, 60'000);
    QCOMPARE(other.state(), ShellState::Connecting);
    std::vector<Secret> answers;
    answers.emplace_back(std::string_view("secret"_secret));
    one.answer(std::move(answers));
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Open, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Open, 60'000);
}

void ShellSplitTest::whoeverIsLeftAsks()
{
    SshServerDouble server(withPassword());
    ShellSession &one = open(server, false);
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Asking, 60'000);
    ShellSession &other = m_rig->shells.openBeside(one, 0);
    QCOMPARE(other.state(), ShellState::Connecting);
    one.close();
    QCOMPARE(other.state(), ShellState::Asking);
    QVERIFY(other.question());
    other.refuse();
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Failed, 60'000);
}

void ShellSplitTest::besideAFailedOneBothAreTriedAgain()
{
    SshServerDouble server(withPassword());
    ShellSession &one = open(server, false);
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Asking, 60'000);
    one.refuse();
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Failed, 60'000);
    ShellSession &other = m_rig->shells.openBeside(one, 0);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Failed, 60'000);
    other.retry(std::make_shared<const Secret>(std::string_view("secret"_secret)));
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Open, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Open, 60'000);
}

void ShellSplitTest::aHostWithOneShellForEachConnectionGetsAnother()
{
    test::OpenSshServer server({QStringLiteral("ed25519")});
    server.set(QStringLiteral("MaxSessions 1"));
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    m_rig->know(server.port(), server.hostKey(QStringLiteral("ed25519")));
    ShellOptions options = m_rig->options(server.port());
    options.remote.ssh.destination.user = test::OpenSshServer::user();
    options.remote.ssh.destination.identityFile = identity;
    ShellSession &one = m_rig->shells.open(std::move(options));
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), ShellState::Open, 60'000);
    ShellSession &other = m_rig->shells.openBeside(one, 0);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), ShellState::Open, 60'000);
    QVERIFY(other.sid() != one.sid());
    QCOMPARE(one.state(), ShellState::Open);
    type(other, "echo own-$((40 + 2))\r");
    waitFor(other, "own-42");
}

void ShellSplitTest::closedFromElsewhereBothAreClosed()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    QSignalSpy first(one, &ShellSession::stateChanged), second(other, &ShellSession::stateChanged);
    QVERIFY(m_rig->remotes.close(SessionId{one->sid()}));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->shells.sessions().size(), std::size_t{0}, 60'000);
    QCOMPARE(first.last().first().value<ShellState>(), ShellState::Closed);
    QCOMPARE(second.last().first().value<ShellState>(), ShellState::Closed);
}

void ShellSplitTest::inputGoesToTheChosen()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    ShellSession &third = m_rig->shells.openBeside(*one, 0);
    QTRY_COMPARE_WITH_TIMEOUT(third.state(), ShellState::Open, 60'000);
    Broadcast broadcast;
    QVERIFY(!broadcast.isOn());
    QVERIFY(!broadcast.begin({one, other}));
    give(*one, "to-both ");
    one->terminal().give(PastedText{"pasted "});
    waitFor(*one, "to-both pasted");
    waitFor(*other, "to-both pasted");
    give(*other, "from-the-other");
    waitFor(*one, "from-the-other");
    // Whoever is not chosen neither hears nor is heard.
    give(third, "apart");
    waitFor(third, "apart");
    broadcast.stop();
    QVERIFY(!broadcast.isOn());
    give(*one, "alone");
    waitFor(*one, "alone");
    QVERIFY(!textOf(third).contains("to-both"));
    QVERIFY(!textOf(*other).contains("alone") && !textOf(*other).contains("apart"));
}

void ShellSplitTest::eachGetsKeysAsItsHostWantsThem()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    other->terminal().feed("\x1b[?1h"); // cursor keys send SS3
    Broadcast broadcast;
    QVERIFY(!broadcast.begin({one, other}));
    QByteArray first, second;
    connect(&one->terminal(), &SharedTerminal::output, this,
            [&](const QByteArray &bytes) { first += bytes; });
    connect(&other->terminal(), &SharedTerminal::output, this,
            [&](const QByteArray &bytes) { second += bytes; });
    one->terminal().give(terminal::KeyPress{terminal::Key::Up, 0, {}});
    QCOMPARE(first, QByteArray("\x1b[A"));
    QCOMPARE(second, QByteArray("\x1bOA"));
    one->terminal().disconnect(this);
    other->terminal().disconnect(this);
}

void ShellSplitTest::whatTheHostIsToldByItselfIsNotRepeated()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    Broadcast broadcast;
    QVERIFY(!broadcast.begin({one, other}));
    QByteArray told;
    connect(&other->terminal(), &SharedTerminal::output, this,
            [&](const QByteArray &bytes) { told += bytes; });
    one->terminal().feed("\x1b[?1004h\x1b[5n"); // focus reports; a status request
    one->terminal().setFocused(true);
    one->terminal().press({terminal::Key::Up, 0, {}}); // the wheel in a pager
    QCOMPARE(told, QByteArray());
    other->terminal().disconnect(this);
}

void ShellSplitTest::aBroadcastEndsWithOneOfThem()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    Broadcast broadcast;
    QList<BroadcastEnd> ends;
    connect(&broadcast, &Broadcast::ended, this, [&](const BroadcastEnd &end) { ends << end; });
    QVERIFY(!broadcast.begin({one, other}));
    server.killConnections();
    QTRY_VERIFY_WITH_TIMEOUT(!broadcast.isOn(), 60'000);
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends.first().why, BroadcastEnd::Why::Down);
    QCOMPARE(ends.first().session, QStringLiteral("127.0.0.1"));
    // It does not come back with the connection.
    QTRY_COMPARE_WITH_TIMEOUT(one->state(), ShellState::Open, 60'000);
    QVERIFY(!broadcast.isOn());
}

void ShellSplitTest::aSecretOfOneEndsIt()
{
    SshServerDouble server(withPassword());
    const auto [one, other] = openTwo(server);
    Broadcast broadcast;
    QSignalSpy ends(&broadcast, &Broadcast::ended);
    QVERIFY(!broadcast.begin({one, other}));
    other->terminal().feed("[sudo] password for ann: ");
    give(*other, "hunter2");
    QVERIFY(!broadcast.isOn());
    QCOMPARE(ends.size(), 1);
    QCOMPARE(ends.first().first().value<BroadcastEnd>().why, BroadcastEnd::Why::AsksForSecret);
    // What came first went where it was typed, and nowhere else.
    waitFor(*other, "hunter2");
    give(*one, "marker");
    waitFor(*one, "marker");
    QVERIFY(!textOf(*one).contains("hunter2"));
    // And it does not begin while one asks and the other does not.
    other->terminal().feed("\r\nPassword: ");
    const auto why = broadcast.begin({one, other});
    QVERIFY(why && why->why == BroadcastEnd::Why::AsksForSecret);
}

void ShellSplitTest::aSecretOfAllIsForAll()
{
    SshScript script = withPassword();
    script.shell = [](test::SshScriptChannel &) {}; // without an echo, as one that asks
    SshServerDouble server(script);
    const auto [one, other] = openTwo(server);
    one->terminal().feed("Password: ");
    other->terminal().feed("Password: ");
    Broadcast broadcast;
    QVERIFY(!broadcast.begin({one, other}));
    QVERIFY(broadcast.isSecret());
    QByteArray told;
    connect(&other->terminal(), &SharedTerminal::output, this,
            [&](const QByteArray &bytes) { told += bytes; });
    give(*one, "s");
    QCOMPARE(told, QByteArray("s"));
    // One has taken it and the other asks again: what is typed now is for that one.
    one->terminal().feed("\r\nann@web:~$ ");
    give(*one, "t");
    QVERIFY(!broadcast.isOn());
    QCOMPARE(told, QByteArray("s"));
    other->terminal().disconnect(this);
}

void ShellSplitTest::aBroadcastNeedsTwo()
{
    SshServerDouble server(withPassword());
    ShellSession &one = open(server);
    ShellSession &other = m_rig->shells.openBeside(one, 0);
    Broadcast broadcast;
    const auto down = broadcast.begin({&one, &other}); // not open yet
    QVERIFY(down && down->why == BroadcastEnd::Why::Down);
    QVERIFY(broadcast.begin({&one}));
    QVERIFY(!broadcast.isOn());
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::ShellSplitTest)
#include "ShellSplitTest.moc"

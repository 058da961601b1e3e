#include "core/session/tunnels/TunnelBook.h"
#include "tests/remotes/SessionRig.h"
#include "tests/support/net/Talk.h"

#include <QSignalSpy>
#include <QTcpServer>

namespace porthole::test {

namespace {

Tunnel tunnelTo(quint16 port, Tunnel::Kind kind = Tunnel::Kind::Local)
{
    Tunnel tunnel;
    tunnel.kind = kind;
    tunnel.host = QStringLiteral("127.0.0.1");
    tunnel.hostPort = port;
    return tunnel;
}

/// Whether what is said into the port comes out of the server, and the answer back.
bool carries(TalkServer &server, quint16 port)
{
    auto there = server.next([](int socket) { return talk::converse(socket, "answer"); });
    auto here = talk::call(port, "question");
    const bool through = QTest::qWaitFor([&] { return isReady(here) && isReady(there); }, 30'000);
    if (!through)
        server.shutDown();
    return through && here.get().bytes == "answer" && there.get().bytes == "question";
}

} // namespace

/// The tunnels of a session, through its losses, against OpenSSH's server.
class TunnelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitForALineAndComeBackOnTheirPort_data();
    void waitForALineAndComeBackOnTheirPort();
    void areStoppedStartedAndRemovedWhileItRuns();
    void aPortThatIsTakenIsToldAndTriedAgain();
    void tellOfTrafficCalmly();
    void aTargetThatRefusesIsTold();
    void theLineMayGoBeforeThem();

private:
    static bool is(const HostTunnels &tunnels, TunnelId id, TunnelState state)
    {
        return QTest::qWaitFor([&] { return tunnels.find(id)->state == state; }, 30'000);
    }
};

void TunnelsTest::waitForALineAndComeBackOnTheirPort_data()
{
    QTest::addColumn<Tunnel::Kind>("kind");
    QTest::newRow("local") << Tunnel::Kind::Local;
    QTest::newRow("remote") << Tunnel::Kind::Remote;
}

void TunnelsTest::waitForALineAndComeBackOnTheirPort()
{
    QFETCH(Tunnel::Kind, kind);
    SessionRig rig;
    TalkServer server;
    remotes::RemoteRegistry remotes;
    remotes::RemoteSession &session = remotes.create(rig.options());
    HostTunnels tunnels;
    connect(&session, &remotes::RemoteSession::opened, &tunnels,
            [&] { tunnels.setConnection(session.connection()); });
    const TunnelId id = tunnels.add(tunnelTo(server.port(), kind));
    QCOMPARE(tunnels.find(id)->state, TunnelState::Waiting);
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    QVERIFY(is(tunnels, id, TunnelState::Listening));
    const quint16 port = tunnels.find(id)->port;
    QVERIFY(carries(server, port));
    for (int i = 0; i < 2; ++i) {
        rig.server.kill();
        QVERIFY(is(tunnels, id, TunnelState::Waiting));
        QVERIFY2(rig.server.start(), qPrintable(rig.server.failure()));
        QVERIFY(is(tunnels, id, TunnelState::Listening));
        QCOMPARE(tunnels.find(id)->port, port);
        QVERIFY(carries(server, port));
    }
}

void TunnelsTest::areStoppedStartedAndRemovedWhileItRuns()
{
    SessionRig rig;
    TalkServer server;
    remotes::RemoteSession session(newSessionId(), rig.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    HostTunnels tunnels;
    tunnels.setConnection(session.connection());
    const TunnelId first = tunnels.add(tunnelTo(server.port()));
    const TunnelId second = tunnels.add(tunnelTo(server.port()), false);
    QVERIFY(is(tunnels, first, TunnelState::Listening));
    QCOMPARE(tunnels.find(second)->state, TunnelState::Stopped);
    tunnels.start(second);
    QVERIFY(is(tunnels, second, TunnelState::Listening));
    const quint16 port = tunnels.find(first)->port;
    auto endless = server.next([](int socket) { return talk::hearThenSay(socket, {}); });
    const int caller = talk::connectTo(port);
    QVERIFY(caller >= 0);
    QTRY_COMPARE(tunnels.find(first)->connections, 1);
    tunnels.stop(first);
    QCOMPARE(tunnels.find(first)->state, TunnelState::Stopped);
    QCOMPARE(tunnels.find(first)->connections, 0);
    QCOMPARE(talk::connectTo(port), -1);
    QVERIFY(QTest::qWaitFor([&] { return isReady(endless); }, 30'000));
    ::close(caller);
    tunnels.start(first);
    QVERIFY(is(tunnels, first, TunnelState::Listening));
    QVERIFY(carries(server, tunnels.find(first)->port));
    tunnels.remove(first);
    QCOMPARE(tunnels.all().size(), 1);
    QVERIFY(!tunnels.find(first));
    QVERIFY(carries(server, tunnels.find(second)->port));
}

void TunnelsTest::aPortThatIsTakenIsToldAndTriedAgain()
{
    SessionRig rig;
    remotes::RemoteSession session(newSessionId(), rig.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    HostTunnels tunnels;
    tunnels.setConnection(session.connection());
    auto taken = std::make_unique<TalkServer>();
    Tunnel tunnel = tunnelTo(1);
    tunnel.port = taken->port();
    const TunnelId id = tunnels.add(tunnel);
    QCOMPARE(tunnels.find(id)->state, TunnelState::Failed);
    QCOMPARE(tunnels.find(id)->error->kind, ErrorKind::Unavailable);
    taken.reset();
    tunnels.start(id);
    QCOMPARE(tunnels.find(id)->state, TunnelState::Listening);
    QVERIFY(!tunnels.find(id)->error);
}

/// 20 MB are some hundred pieces; nobody wants to repaint for each.
void TunnelsTest::tellOfTrafficCalmly()
{
    SessionRig rig;
    TalkServer server;
    remotes::RemoteSession session(newSessionId(), rig.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    HostTunnels tunnels;
    tunnels.setConnection(session.connection());
    const TunnelId id = tunnels.add(tunnelTo(server.port()));
    QVERIFY(is(tunnels, id, TunnelState::Listening));
    QSignalSpy moved(&tunnels, &HostTunnels::moved), changed(&tunnels, &HostTunnels::changed);
    const QByteArray much(20'000'000, 'x');
    auto there = server.next([&](int socket) { return talk::converse(socket, much); });
    auto here = talk::call(tunnels.find(id)->port, "give");
    QVERIFY(QTest::qWaitFor([&] { return isReady(here) && isReady(there); }, 60'000));
    QTRY_COMPARE(tunnels.find(id)->fromHost, qint64(much.size()));
    QCOMPARE(tunnels.find(id)->toHost, qint64(4));
    QTRY_VERIFY(moved.size() >= 1);
    QTRY_COMPARE(tunnels.find(id)->connections, 0);
    QCOMPARE(changed.size(), 2); // one came, and went
}

void TunnelsTest::aTargetThatRefusesIsTold()
{
    SessionRig rig;
    quint16 nobody = 0;
    {
        const TalkServer gone;
        nobody = gone.port();
    }
    remotes::RemoteSession session(newSessionId(), rig.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    HostTunnels tunnels;
    tunnels.setConnection(session.connection());
    const TunnelId id = tunnels.add(tunnelTo(nobody));
    for (quint64 i = 1; i <= 2; ++i) {
        auto here = talk::call(tunnels.find(id)->port, "hello");
        QVERIFY(QTest::qWaitFor([&] { return isReady(here); }, 30'000));
        QTRY_COMPARE(tunnels.find(id)->refusals, i);
    }
    QCOMPARE(tunnels.find(id)->refusal->kind, ErrorKind::Unreachable);
    QCOMPARE(tunnels.find(id)->state, TunnelState::Listening);
}

void TunnelsTest::theLineMayGoBeforeThem()
{
    SessionRig rig;
    TalkServer server;
    HostTunnels tunnels;
    TunnelId local{0}, remote{0};
    int caller = -1;
    {
        remotes::RemoteSession session(newSessionId(), rig.options());
        session.open();
        QCOMPARE(settled(session), QByteArray("open"));
        tunnels.setConnection(session.connection());
        local = tunnels.add(tunnelTo(server.port()));
        remote = tunnels.add(tunnelTo(server.port(), Tunnel::Kind::Remote));
        QVERIFY(is(tunnels, remote, TunnelState::Listening));
        caller = talk::connectTo(tunnels.find(local)->port);
        QTRY_COMPARE(tunnels.find(local)->connections, 1);
    }
    QCOMPARE(tunnels.find(local)->state, TunnelState::Waiting);
    QCOMPARE(tunnels.find(remote)->state, TunnelState::Waiting);
    QCOMPARE(talk::connectTo(tunnels.find(local)->port), -1);
    ::close(caller);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TunnelsTest)
#include "TunnelsTest.moc"

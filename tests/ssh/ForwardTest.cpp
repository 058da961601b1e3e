#include "core/ssh/forward/Forward.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/net/Talk.h"
#include "tests/support/ssh/DropbearServer.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QRandomGenerator>
#include <QTcpServer>

#include <algorithm>
#include <atomic>

namespace porthole::test {

namespace {

constexpr int kMuch = 30'000'000;

QByteArray noise(int size, quint32 seed)
{
    QByteArray bytes((size + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator random(seed);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(size);
    return bytes;
}

bool waitFor(const std::future<Heard> &future)
{
    return QTest::qWaitFor([&] { return isReady(future); }, kPatience);
}

/// A tunnel, and what it says of itself.
struct Tunnelled {
    Tunnelled(ssh::SshConnection &connection, const Tunnel &tunnel, quint16 goal = 0)
        : of(tunnel)
        , target(goal)
        , forward(ssh::Forward::make(connection, tunnel))
    {
        QObject::connect(forward.get(), &ssh::Forward::listening, forward.get(),
                         [this](quint16 at) { port = at; });
        QObject::connect(forward.get(), &ssh::Forward::failed, forward.get(),
                         [this](const Error &why) { failure = why; });
        QObject::connect(forward.get(), &ssh::Forward::refused, forward.get(),
                         [this](const Error &why) { refusals << why; });
        QObject::connect(forward.get(), &ssh::Forward::moved, forward.get(), [this](qint64 out, qint64 in) {
            toHost += out;
            fromHost += in;
        });
        forward->start();
    }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return port != 0 || failure; }, kPatience);
    }
    /// Somebody who uses the tunnel; -1 if it lets nobody through.
    int enter() const
    {
        return of.kind == Tunnel::Kind::Dynamic ? talk::connectThrough(port, target) : talk::connectTo(port);
    }
    std::future<Heard> call(const QByteArray &says) const
    {
        return std::async(std::launch::async, [this, says] {
            const int socket = enter();
            return socket < 0 ? Heard{} : talk::converse(socket, says);
        });
    }
    bool isIdle() const
    {
        return QTest::qWaitFor([this] { return forward->connections() == 0; }, kPatience);
    }
    const char *why() const { return failure ? failure->detail.c_str() : "no failure"; }

    const Tunnel of;
    const quint16 target; ///< of a dynamic one
    std::unique_ptr<ssh::Forward> forward;
    std::atomic<quint16> port = 0;
    std::optional<Error> failure;
    QList<Error> refusals;
    qint64 toHost = 0, fromHost = 0;
};

Tunnel tunnelTo(Tunnel::Kind kind, quint16 port)
{
    Tunnel tunnel;
    tunnel.kind = kind;
    if (kind != Tunnel::Kind::Dynamic) {
        tunnel.host = QStringLiteral("127.0.0.1");
        tunnel.hostPort = port;
    }
    return tunnel;
}

} // namespace

/// Tunnels over a connection to OpenSSH's server, with programs at both ends.
class ForwardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void carriesMuchBothWays_data() { kinds(); }
    void carriesMuchBothWays();
    void aHalfThatEndsEndsAlone_data() { kinds(); }
    void aHalfThatEndsEndsAlone();
    void aTargetThatRefuses_data() { kinds(); }
    void aTargetThatRefuses();
    void fiftyAtOnce_data() { kinds(); }
    void fiftyAtOnce();
    void stopsWhileDataFlows_data() { kinds(); }
    void stopsWhileDataFlows();
    void aReaderThatDoesNotReadHoldsUpTheWriter_data() { kinds(); }
    void aReaderThatDoesNotReadHoldsUpTheWriter();
    void aPortThatIsTaken();
    void addressesThatAreNotOurs();
    void aLossIsNoEnd();
    void aHostThatForwardsNothing();
    void aPortThatIsTakenThere();
    void whoMayComeIsTheHostsToSay();
    void listensInTheMiddleOfKeepAlives();
    void dropbearCarriesToo_data() { kinds(); }
    void dropbearCarriesToo();

private:
    static void kinds();

    std::unique_ptr<OpenSshServer> m_server;
    QString m_identity;
    std::unique_ptr<Home> m_home;
    std::unique_ptr<ssh::SshConnection> m_connection;
};

void ForwardTest::initTestCase()
{
    m_server = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
    m_identity = m_server->makeIdentity();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void ForwardTest::init()
{
    m_home = std::make_unique<Home>();
    m_connection = std::make_unique<ssh::SshConnection>(m_home->options(*m_server, m_identity));
    QVERIFY2(open(*m_connection), why(*m_connection));
}

void ForwardTest::cleanup() { m_connection.reset(); }

void ForwardTest::kinds()
{
    QTest::addColumn<Tunnel::Kind>("kind");
    QTest::newRow("local") << Tunnel::Kind::Local;
    QTest::newRow("remote") << Tunnel::Kind::Remote;
    QTest::newRow("dynamic") << Tunnel::Kind::Dynamic;
}

void ForwardTest::carriesMuchBothWays()
{
    QFETCH(Tunnel::Kind, kind);
    TalkServer server;
    const Tunnelled tunnel(*m_connection, tunnelTo(kind, server.port()), server.port());
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    const QByteArray up = noise(kMuch, 1), down = noise(kMuch + 1, 2);
    auto there = server.next([&](int socket) { return talk::converse(socket, down); });
    auto here = tunnel.call(up);
    QVERIFY(waitFor(here));
    QVERIFY(waitFor(there));
    const Heard atHome = here.get(), faraway = there.get();
    QVERIFY(atHome.wasEnd && faraway.wasEnd);
    QVERIFY(atHome.bytes == down);
    QVERIFY(faraway.bytes == up);
    QVERIFY(tunnel.isIdle());
    QCOMPARE(tunnel.toHost, qint64(kind == Tunnel::Kind::Remote ? down.size() : up.size()));
    QCOMPARE(tunnel.fromHost, qint64(kind == Tunnel::Kind::Remote ? up.size() : down.size()));
    QVERIFY(tunnel.refusals.isEmpty());
}

/// rsh, git, netcat: what is answered when the question has ended must arrive.
void ForwardTest::aHalfThatEndsEndsAlone()
{
    QFETCH(Tunnel::Kind, kind);
    TalkServer server;
    const Tunnelled tunnel(*m_connection, tunnelTo(kind, server.port()), server.port());
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    const QByteArray answer = noise(3'000'000, 3);
    // The caller ends first; then the one who was called does.
    auto there = server.next([&](int socket) { return talk::hearThenSay(socket, answer); });
    auto here = tunnel.call("question");
    QVERIFY(waitFor(here));
    QVERIFY(here.get().bytes == answer);
    QVERIFY(waitFor(there));
    QCOMPARE(there.get().bytes, QByteArray("question"));
    auto patient = std::async(std::launch::async, [&tunnel, answer] {
        const int socket = tunnel.enter();
        return socket < 0 ? Heard{} : talk::hearThenSay(socket, answer);
    });
    auto first = server.next([&](int socket) { return talk::converse(socket, "question"); });
    QVERIFY(waitFor(patient));
    QCOMPARE(patient.get().bytes, QByteArray("question"));
    QVERIFY(waitFor(first));
    QVERIFY(first.get().bytes == answer);
    QVERIFY(tunnel.isIdle());
}

void ForwardTest::aTargetThatRefuses()
{
    QFETCH(Tunnel::Kind, kind);
    quint16 nobody = 0;
    {
        const TalkServer gone;
        nobody = gone.port();
    }
    const Tunnelled tunnel(*m_connection, tunnelTo(kind, nobody), nobody);
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    for (int i = 1; i <= 3; ++i) {
        auto here = tunnel.call("is there anybody");
        QVERIFY(waitFor(here));
        QVERIFY(here.get().bytes.isEmpty());
        QTRY_COMPARE(tunnel.refusals.size(), i);
        QCOMPARE(tunnel.refusals.last().kind, ErrorKind::Unreachable);
    }
    QVERIFY(tunnel.isIdle());
    QVERIFY(!tunnel.failure);
}

void ForwardTest::fiftyAtOnce()
{
    QFETCH(Tunnel::Kind, kind);
    TalkServer server;
    const Tunnelled tunnel(*m_connection, tunnelTo(kind, server.port()), server.port());
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    const QByteArray block = noise(100'000, 4);
    std::vector<std::future<Heard>> there, here;
    for (int i = 0; i < 50; ++i)
        there.push_back(server.next([&](int socket) { return talk::converse(socket, block); }));
    for (int i = 0; i < 50; ++i)
        here.push_back(tunnel.call(block));
    for (auto *side : {&there, &here}) {
        for (auto &each : *side) {
            QVERIFY(waitFor(each));
            QVERIFY(each.get().bytes == block);
        }
    }
    QVERIFY(tunnel.isIdle());
}

void ForwardTest::stopsWhileDataFlows()
{
    QFETCH(Tunnel::Kind, kind);
    TalkServer server;
    std::optional<Tunnelled> tunnel(std::in_place, *m_connection, tunnelTo(kind, server.port()),
                                    server.port());
    QVERIFY2(tunnel->settles() && !tunnel->failure, tunnel->why());
    const quint16 port = tunnel->port;
    const QByteArray endless = noise(200'000'000, 5);
    auto there = server.next([&](int socket) { return talk::converse(socket, endless); });
    auto here = tunnel->call(endless);
    QVERIFY(QTest::qWaitFor([&] { return tunnel->toHost > 3'000'000 && tunnel->fromHost > 3'000'000; },
                            kPatience));
    tunnel.reset();
    QVERIFY(waitFor(here));
    QVERIFY(waitFor(there));
    const Heard atHome = here.get();
    QVERIFY(atHome.bytes.size() < endless.size());
    QVERIFY(kind == Tunnel::Kind::Remote || !atHome.wasEnd); // nobody takes a part for the whole
    // The port is free again, and the connection lives.
    QTRY_COMPARE_WITH_TIMEOUT(talk::connectTo(port), -1, kPatience);
    const Command alive(m_connection->exec("true"));
    QVERIFY(alive.ends());
}

/// 200 MB that nobody takes must not be kept here.
void ForwardTest::aReaderThatDoesNotReadHoldsUpTheWriter()
{
    QFETCH(Tunnel::Kind, kind);
    TalkServer server;
    const Tunnelled tunnel(*m_connection, tunnelTo(kind, server.port()), server.port());
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    std::promise<void> go;
    const std::shared_future<void> going = go.get_future().share();
    const QByteArray much = noise(40'000'000, 6);
    auto there = server.next([&, going](int socket) {
        going.wait();
        return talk::converse(socket, {});
    });
    auto here = tunnel.call(much);
    const qint64 &moved = kind == Tunnel::Kind::Remote ? tunnel.fromHost : tunnel.toHost;
    QVERIFY(QTest::qWaitFor([&] { return moved > 500'000; }, kPatience));
    // It comes to a halt with what sockets and windows hold, which is far from everything.
    qint64 before = -1;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const qint64 now = moved;
            QTest::qWait(300);
            return std::exchange(before, now) == moved;
        },
        kPatience));
    QVERIFY2(moved < 25'000'000, QByteArray::number(moved).constData());
    go.set_value();
    QVERIFY(waitFor(here));
    QVERIFY(waitFor(there));
    QVERIFY(there.get().bytes == much);
}

void ForwardTest::aPortThatIsTaken()
{
    const TalkServer other;
    Tunnel tunnel = tunnelTo(Tunnel::Kind::Local, 1);
    tunnel.port = other.port();
    const Tunnelled refused(*m_connection, tunnel);
    QVERIFY(refused.failure);
    QCOMPARE(refused.failure->kind, ErrorKind::Unavailable);
    QCOMPARE(refused.failure->detail,
             "port " + std::to_string(other.port()) + " of 127.0.0.1 is in use by another program");
}

void ForwardTest::addressesThatAreNotOurs()
{
    Tunnel tunnel = tunnelTo(Tunnel::Kind::Local, 1);
    tunnel.bind = QStringLiteral("192.0.2.1"); // RFC 5737 section 3: nobody has it
    const Tunnelled elsewhere(*m_connection, tunnel);
    QVERIFY(elsewhere.failure);
    QCOMPARE(elsewhere.failure->kind, ErrorKind::NotFound);
    tunnel.bind = QStringLiteral("no address");
    const Tunnelled nonsense(*m_connection, tunnel);
    QVERIFY(nonsense.failure);
    QCOMPARE(nonsense.failure->kind, ErrorKind::Usage);
}

/// The connection goes in the middle: neither end may take what it has for everything.
void ForwardTest::aLossIsNoEnd()
{
    TalkServer server;
    const Tunnelled tunnel(*m_connection, tunnelTo(Tunnel::Kind::Local, server.port()));
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    const QByteArray endless = noise(200'000'000, 7);
    auto there = server.next([&](int socket) { return talk::converse(socket, endless); });
    auto here = tunnel.call(endless);
    QVERIFY(QTest::qWaitFor([&] { return tunnel.fromHost > 1'000'000; }, kPatience));
    m_server->kill();
    QVERIFY(waitFor(here));
    QVERIFY(!here.get().wasEnd);
    QVERIFY(waitFor(there));
    QVERIFY(tunnel.isIdle());
    QVERIFY(tunnel.refusals.isEmpty());
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

/// AllowTcpForwarding of sshd_config(5).
void ForwardTest::aHostThatForwardsNothing()
{
    OpenSshServer strict({QStringLiteral("ed25519")});
    strict.set(QStringLiteral("AllowTcpForwarding no"));
    const QString identity = strict.makeIdentity();
    QVERIFY2(strict.start(), qPrintable(strict.failure()));
    ssh::SshConnection connection(m_home->options(strict, identity));
    QVERIFY2(open(connection), why(connection));
    TalkServer server;
    const Tunnelled remote(connection, tunnelTo(Tunnel::Kind::Remote, server.port()));
    QVERIFY(remote.settles());
    QVERIFY(remote.failure);
    QCOMPARE(remote.failure->kind, ErrorKind::Forbidden);
    const Tunnelled local(connection, tunnelTo(Tunnel::Kind::Local, server.port()));
    QVERIFY2(local.settles() && !local.failure, local.why());
    auto here = local.call("hello");
    QVERIFY(waitFor(here));
    QTRY_COMPARE(local.refusals.size(), 1);
    QCOMPARE(local.refusals.first().kind, ErrorKind::Forbidden);
    const Command alive(connection.exec("true"));
    QVERIFY(alive.ends());
}

void ForwardTest::aPortThatIsTakenThere()
{
    const TalkServer other;
    Tunnel tunnel = tunnelTo(Tunnel::Kind::Remote, 1);
    tunnel.port = other.port();
    const Tunnelled refused(*m_connection, tunnel);
    QVERIFY(refused.settles());
    QVERIFY(refused.failure);
    QCOMPARE(refused.failure->kind, ErrorKind::Forbidden);
    QVERIFY2(refused.failure->detail.find("it is taken there") != std::string::npos, refused.why());
}

/// GatewayPorts of sshd_config(5): unless it says so, nobody comes from elsewhere, whatever we ask for.
void ForwardTest::whoMayComeIsTheHostsToSay()
{
    for (const bool isOpen : {false, true}) {
        OpenSshServer host({QStringLiteral("ed25519")});
        host.set(isOpen ? QStringLiteral("GatewayPorts clientspecified") : QStringLiteral("GatewayPorts no"));
        const QString identity = host.makeIdentity();
        QVERIFY2(host.start(), qPrintable(host.failure()));
        ssh::SshConnection connection(m_home->options(host, identity));
        QVERIFY2(open(connection), why(connection));
        TalkServer server;
        Tunnel everybody = tunnelTo(Tunnel::Kind::Remote, server.port());
        everybody.bind = QStringLiteral("*");
        const Tunnelled tunnel(connection, everybody);
        QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
        // Who listens on every address keeps others from 127.0.0.2; who listens on loopback does not.
        QTcpServer second;
        QCOMPARE(second.listen(QHostAddress(QStringLiteral("127.0.0.2")), tunnel.port), !isOpen);
        auto there = server.next([](int socket) { return talk::converse(socket, "come in"); });
        auto here = tunnel.call("hello");
        QVERIFY(waitFor(here));
        QVERIFY2(waitFor(there), tunnel.refusals.isEmpty() ? "nobody" : tunnel.refusals[0].detail.c_str());
        QCOMPARE(here.get().bytes, QByteArray("come in"));
    }
}

/// libssh has one place for the answers to both: each has to get its own.
void ForwardTest::listensInTheMiddleOfKeepAlives()
{
    ssh::SshOptions options = m_home->options(*m_server, m_identity);
    options.keepAlive = Milliseconds(5);
    options.keepAliveMisses = 10'000;
    ssh::SshConnection connection(options);
    QVERIFY2(open(connection), why(connection));
    TalkServer server;
    const TalkServer taken;
    for (int i = 0; i < 30; ++i) {
        Tunnel refused = tunnelTo(Tunnel::Kind::Remote, server.port());
        refused.port = taken.port();
        const Tunnelled good(connection, tunnelTo(Tunnel::Kind::Remote, server.port()));
        const Tunnelled bad(connection, refused);
        QVERIFY2(good.settles() && !good.failure, good.why());
        QVERIFY(bad.settles());
        QVERIFY(bad.failure);
        auto there = server.next([](int socket) { return talk::converse(socket, "here"); });
        auto here = good.call("hello");
        QVERIFY(waitFor(here) && waitFor(there));
        QCOMPARE(here.get().bytes, QByteArray("here"));
        QTest::qWait(i); // elsewhere between two of them
    }
    QCOMPARE(connection.state(), ssh::SshState::Open);
}

void ForwardTest::dropbearCarriesToo()
{
    QFETCH(Tunnel::Kind, kind);
    DropbearServer host;
    const QString identity = host.makeIdentity();
    QVERIFY2(host.start(), qPrintable(host.failure()));
    ssh::SshConnection connection(m_home->options(host, identity));
    QVERIFY2(open(connection), why(connection));
    TalkServer server;
    const Tunnelled tunnel(connection, tunnelTo(kind, server.port()), server.port());
    QVERIFY2(tunnel.settles() && !tunnel.failure, tunnel.why());
    const QByteArray up = noise(5'000'000, 8), down = noise(5'000'001, 9);
    auto there = server.next([&](int socket) { return talk::converse(socket, down); });
    auto here = tunnel.call(up);
    QVERIFY(waitFor(here));
    QVERIFY(waitFor(there));
    QVERIFY(here.get().bytes == down);
    QVERIFY(there.get().bytes == up);
    QVERIFY(tunnel.isIdle());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ForwardTest)
#include "ForwardTest.moc"

#include "core/ssh/forward/SocksListener.h"
#include "core/ssh/forward/HalfCloseSocket.h"
#include "tests/ssh/ConnectionRig.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <netinet/in.h>
#include <sys/socket.h>

namespace porthole::test {

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal().data(), qsizetype(secret.reveal().size()));
}

/// A server behind the host: takes what comes, and answers when the client has said all of it.
class Goal : public QTcpServer {
public:
    Goal()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }
    /// The next that connects.
    std::unique_ptr<QTcpSocket> next()
    {
        if (!QTest::qWaitFor([this] { return hasPendingConnections(); }, kPatience))
            return nullptr;
        return std::unique_ptr<QTcpSocket>(nextPendingConnection());
    }
};

/// The same, of which each direction ends on its own.
class HalfGoal : public QTcpServer {
public:
    HalfGoal()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }
    std::unique_ptr<ssh::HalfCloseSocket> socket; ///< the first that has connected

protected:
    void incomingConnection(qintptr descriptor) override
    {
        socket = std::make_unique<ssh::HalfCloseSocket>(ssh::OwnedFd(int(descriptor)));
        socket->setWanted(true);
    }
};

ssh::OwnedFd connectedTo(quint16 port)
{
    ssh::OwnedFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
        qFatal("nobody listens on loopback");
    return socket;
}

/// A client that has asked for a port of the far end.
struct HalfClient {
    HalfClient(quint16 listener, quint16 goal)
        : socket(connectedTo(listener))
    {
        QObject::connect(&socket, &ssh::HalfCloseSocket::received,
                         [this](const QByteArray &bytes) { heard += bytes; });
        QObject::connect(&socket, &ssh::HalfCloseSocket::ended, [this] { sawEof = true; });
        socket.setWanted(true);
        socket.write(QByteArray::fromHex("050100"
                                         "050100017f000001") +
                     char(goal >> 8) + char(goal & 0xff));
    }
    bool isConnected()
    {
        if (!QTest::qWaitFor([this] { return heard.size() >= 12; }, kPatience))
            return false;
        return std::exchange(heard, {}).toHex() == "050005000001000000000000";
    }
    ssh::HalfCloseSocket socket;
    QByteArray heard;
    bool sawEof = false;
};

/// A client that says what it is told to, byte for byte.
struct RawClient {
    explicit RawClient(quint16 port) { socket.connectToHost(QHostAddress::LocalHost, port); }
    bool says(const QByteArray &hex, qsizetype answer)
    {
        socket.write(QByteArray::fromHex(hex));
        return QTest::qWaitFor(
            [&] {
                heard += socket.readAll();
                return heard.size() >= answer || socket.state() == QAbstractSocket::UnconnectedState;
            },
            kPatience);
    }
    QTcpSocket socket;
    QByteArray heard;
};

/// A host that is connected to, and a listener that goes through it.
struct Rig {
    explicit Rig(ssh::SocksOptions options = {})
        : listener(std::move(options))
    {
        identity = server.makeIdentity();
    }
    bool begin()
    {
        if (!server.start())
            return false;
        connection = std::make_unique<ssh::SshConnection>(home.options(server, identity));
        listener.setConnection(connection.get());
        return open(*connection) && listener.listen();
    }
    QNetworkProxy proxy(const QString &user = {}, const QString &password = {}) const
    {
        return {QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), listener.port(), user, password};
    }
    OpenSshServer server{{QStringLiteral("ed25519")}};
    QString identity;
    Home home;
    std::unique_ptr<ssh::SshConnection> connection;
    ssh::SocksListener listener;
};

bool connects(QTcpSocket &socket)
{
    return QTest::qWaitFor(
               [&] {
                   return socket.state() == QAbstractSocket::ConnectedState ||
                          (socket.state() == QAbstractSocket::UnconnectedState &&
                           socket.error() != QAbstractSocket::UnknownSocketError);
               },
               kPatience) &&
           socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace

/// A host's way out, for the clients of this computer that may use it.
class SocksListenerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesBothWays();
    void eachDirectionEndsOnItsOwn();
    void listensOnLoopbackOnly();
    void letsInWhoKnowsThePassword();
    void turnsAwayStrangers_data();
    void turnsAwayStrangers();
    void strangersKeepNobodyOut();
    void aSilentOneIsHungUpOn();
    void saysWhyNot();
    void outlivesTheConnection();
    void aSlowReaderHoldsUpTheSender();
    void aSlowHostHoldsUpTheClient();
};

void SocksListenerTest::carriesBothWays()
{
    Rig rig;
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    Goal goal;
    QTcpSocket client;
    client.setProxy(rig.proxy());
    client.connectToHost(QStringLiteral("localhost"), goal.serverPort()); // a name of the far end
    QVERIFY2(connects(client), qPrintable(client.errorString()));
    const auto there = goal.next();
    QVERIFY(there);
    const QByteArray much = QByteArray("0123456789abcdef").repeated(256 * 1024); // 4 MiB
    client.write(much);
    there->write(much);
    QByteArray arrived, back;
    QTRY_VERIFY_WITH_TIMEOUT((arrived += there->readAll()).size() == much.size() &&
                                 (back += client.readAll()).size() == much.size(),
                             kPatience);
    QCOMPARE(arrived, much);
    QCOMPARE(back, much);
    QCOMPARE(rig.listener.clients(), 1);
    client.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(there->state(), QAbstractSocket::UnconnectedState, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(rig.listener.clients(), 0, kPatience);
}

/// "shutdown", then the answer: what HTTP/1.0, rsync and netcat do.
void SocksListenerTest::eachDirectionEndsOnItsOwn()
{
    Rig rig;
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    HalfGoal goal;
    HalfClient client(rig.listener.port(), goal.serverPort());
    QVERIFY(client.isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(goal.socket, kPatience);
    QByteArray question;
    bool wasAsked = false;
    connect(goal.socket.get(), &ssh::HalfCloseSocket::received, this,
            [&](const QByteArray &bytes) { question += bytes; });
    connect(goal.socket.get(), &ssh::HalfCloseSocket::ended, this, [&] {
        wasAsked = true;
        goal.socket->write("answer");
        goal.socket->endWriting();
    });
    client.socket.write("question");
    client.socket.endWriting();
    QTRY_VERIFY_WITH_TIMEOUT(wasAsked && client.sawEof, kPatience);
    QCOMPARE(question, QByteArray("question"));
    QCOMPARE(client.heard, QByteArray("answer"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.listener.clients(), 0, kPatience);
}

void SocksListenerTest::listensOnLoopbackOnly()
{
    ssh::SocksListener listener{{}};
    QVERIFY(listener.listen());
    QCOMPARE(listener.address(), QHostAddress(QHostAddress::LocalHost));
    QVERIFY(listener.port() > 0);
    ssh::SocksOptions taken;
    taken.port = listener.port();
    ssh::SocksListener other(taken);
    const auto listening = other.listen();
    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, ErrorKind::Unavailable);
}

void SocksListenerTest::letsInWhoKnowsThePassword()
{
    const auto credentials = ssh::newSocksCredentials();
    QCOMPARE(credentials->user.reveal().size(), std::size_t{32});
    QCOMPARE(credentials->password.reveal().size(), std::size_t{32});
    QVERIFY(credentials->user.reveal() != credentials->password.reveal());
    QVERIFY(credentials->password.reveal() != ssh::newSocksCredentials()->password.reveal());
    ssh::SocksOptions options;
    options.credentials = credentials;
    Rig rig(options);
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    Goal goal;
    QTcpSocket client;
    client.setProxy(rig.proxy(textOf(credentials->user), textOf(credentials->password)));
    client.connectToHost(QStringLiteral("127.0.0.1"), goal.serverPort());
    QVERIFY2(connects(client), qPrintable(client.errorString()));
}

void SocksListenerTest::turnsAwayStrangers_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("hears");
    QTest::newRow("without authentication") << QByteArray("050100") << QByteArray("05ff");
    QTest::newRow("without, and asks all the same") << QByteArray("050100"
                                                                  "050100017f0000010016")
                                                    << QByteArray("05ff");
    QTest::newRow("a guessed password") << QByteArray("050102"
                                                      "0104726f6f7404726f6f74")
                                        << QByteArray("05020101");
    QTest::newRow("an empty password") << QByteArray("050102"
                                                     "010000")
                                       << QByteArray("05020101");
    QTest::newRow("a web page") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n").toHex() << QByteArray();
}

void SocksListenerTest::turnsAwayStrangers()
{
    QFETCH(QByteArray, says);
    QFETCH(QByteArray, hears);
    ssh::SocksOptions options;
    options.credentials = ssh::newSocksCredentials();
    Rig rig(options);
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    RawClient client(rig.listener.port());
    QVERIFY(client.says(says, 1000)); // to its end
    QCOMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.heard.toHex(), hears);
    QCOMPARE(rig.listener.clients(), 0);
}

void SocksListenerTest::strangersKeepNobodyOut()
{
    ssh::SocksOptions options;
    options.credentials = ssh::newSocksCredentials();
    options.mostStrangers = 3;
    Rig rig(options);
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    std::list<RawClient> strangers;
    for (int i = 0; i < 10; ++i) {
        strangers.emplace_back(rig.listener.port());
        QVERIFY(connects(strangers.back().socket));
    }
    Goal goal;
    QTcpSocket client;
    client.setProxy(rig.proxy(textOf(options.credentials->user), textOf(options.credentials->password)));
    client.connectToHost(QStringLiteral("127.0.0.1"), goal.serverPort());
    QVERIFY2(connects(client), qPrintable(client.errorString()));
    QTRY_VERIFY_WITH_TIMEOUT(std::count_if(strangers.begin(), strangers.end(),
                                           [](const RawClient &stranger) {
                                               return stranger.socket.state() ==
                                                      QAbstractSocket::ConnectedState;
                                           }) < 3,
                             kPatience);
}

void SocksListenerTest::aSilentOneIsHungUpOn()
{
    ssh::SocksOptions options;
    options.patience = Milliseconds(100);
    Rig rig(options);
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    RawClient client(rig.listener.port());
    QVERIFY(client.says("0501", 1000));
    QCOMPARE(client.heard, QByteArray());
}

void SocksListenerTest::saysWhyNot()
{
    Rig rig;
    rig.server.set(QStringLiteral("PermitOpen 127.0.0.1:*"));
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    quint16 closed = 0;
    {
        Goal goal;
        closed = goal.serverPort();
    }
    RawClient refused(rig.listener.port());
    QVERIFY(refused.says("050100"
                         "050100017f000001" +
                             QByteArray::number(closed, 16).rightJustified(4, '0'),
                         1000));
    QCOMPARE(refused.heard.toHex(), QByteArray("0500"
                                               "05050001000000000000"));
    RawClient forbidden(rig.listener.port());
    QVERIFY(forbidden.says("050100"
                           "0501000309" +
                               QByteArray("elsewhere").toHex() + "0050",
                           1000));
    QCOMPARE(forbidden.heard.toHex(), QByteArray("0500"
                                                 "05020001000000000000"));
    RawClient bind(rig.listener.port());
    QVERIFY(bind.says("050100"
                      "050200017f0000010050",
                      1000));
    QCOMPARE(bind.heard.toHex(), QByteArray("0500"
                                            "05070001000000000000"));
}

/// The port and the password stay; what was under way is cut short, and not ended as if it were whole.
void SocksListenerTest::outlivesTheConnection()
{
    Rig rig;
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    Goal goal;
    const QByteArray request = "050100"
                               "050100017f000001" +
                               QByteArray::number(goal.serverPort(), 16).rightJustified(4, '0');
    RawClient first(rig.listener.port());
    QVERIFY(first.says(request, 12));
    const auto there = goal.next();
    QVERIFY(there);
    rig.server.kill();
    QTRY_COMPARE_WITH_TIMEOUT(first.socket.state(), QAbstractSocket::UnconnectedState, kPatience);
    QCOMPARE(int(first.socket.error()), int(QAbstractSocket::RemoteHostClosedError)); // reset
    QTRY_COMPARE_WITH_TIMEOUT(rig.connection->state(), ssh::SshState::Closed, kPatience);

    RawClient meanwhile(rig.listener.port());
    QVERIFY(meanwhile.says(request, 1000));
    QCOMPARE(meanwhile.heard.toHex(), QByteArray("0500"
                                                 "05030001000000000000"));
    rig.connection.reset();
    RawClient without(rig.listener.port());
    QVERIFY(without.says(request, 1000));
    QCOMPARE(without.heard.toHex(), QByteArray("0500"
                                               "05030001000000000000"));

    QVERIFY2(rig.server.start(), qPrintable(rig.server.failure()));
    rig.connection = std::make_unique<ssh::SshConnection>(rig.home.options(rig.server, rig.identity));
    rig.listener.setConnection(rig.connection.get());
    QVERIFY2(open(*rig.connection), why(*rig.connection));
    RawClient again(rig.listener.port());
    QVERIFY(again.says(request, 12));
    QCOMPARE(again.heard.toHex(), QByteArray("0500"
                                             "05000001000000000000"));
}

/// Whoever reads nothing fills neither us nor the way there.
void SocksListenerTest::aSlowReaderHoldsUpTheSender()
{
    Rig rig;
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    Goal goal;
    HalfClient client(rig.listener.port(), goal.serverPort());
    QVERIFY(client.isConnected());
    const auto there = goal.next();
    QVERIFY(there);
    client.socket.setWanted(false);
    qint64 carried = 0;
    connect(&rig.listener, &ssh::SocksListener::moved, this,
            [&](qint64, qint64 fromHost) { carried += fromHost; });
    constexpr qint64 kMuch = 64 * 1024 * 1024;
    there->write(QByteArray(kMuch, 'x'));
    // It comes to a standstill: what is on the way is what the sockets and the window hold.
    QVERIFY(QTest::qWaitFor([&] { return carried > 0; }, kPatience));
    while (true) {
        const qint64 before = carried;
        if (!QTest::qWaitFor([&] { return carried != before; }, 500))
            break;
    }
    QVERIFY2(carried < kMuch / 2, qPrintable(QString::number(carried)));
    // And goes on to its end when somebody reads.
    client.socket.setWanted(true);
    QTRY_COMPARE_WITH_TIMEOUT(client.heard.size(), kMuch, kPatience);
}

/// The same the other way: what the far end does not take is not read here.
void SocksListenerTest::aSlowHostHoldsUpTheClient()
{
    Rig rig;
    QVERIFY2(rig.begin(), qPrintable(rig.server.failure()));
    HalfGoal goal;
    HalfClient client(rig.listener.port(), goal.serverPort());
    QVERIFY(client.isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(goal.socket, kPatience);
    goal.socket->setWanted(false);
    qint64 carried = 0;
    connect(&rig.listener, &ssh::SocksListener::moved, this,
            [&](qint64 toHost, qint64) { carried += toHost; });
    constexpr qint64 kMuch = 64 * 1024 * 1024;
    client.socket.write(QByteArray(kMuch, 'x'));
    client.socket.endWriting();
    QVERIFY(QTest::qWaitFor([&] { return carried > 0; }, kPatience));
    while (true) {
        const qint64 before = carried;
        if (!QTest::qWaitFor([&] { return carried != before; }, 500))
            break;
    }
    QVERIFY2(carried < kMuch / 2, qPrintable(QString::number(carried)));
    qint64 arrived = 0;
    bool isWhole = false;
    connect(goal.socket.get(), &ssh::HalfCloseSocket::received, this,
            [&](const QByteArray &bytes) { arrived += bytes.size(); });
    connect(goal.socket.get(), &ssh::HalfCloseSocket::ended, this, [&] { isWhole = true; });
    goal.socket->setWanted(true);
    QTRY_VERIFY_WITH_TIMEOUT(isWhole, kPatience);
    QCOMPARE(arrived, kMuch);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SocksListenerTest)
#include "SocksListenerTest.moc"

#include "tests/demo/WatchedConsole.h"

#include <QTcpSocket>
#include <QUrl>

namespace porthole::test {

namespace {

constexpr rfb::Rect kSea{760, 580, 200, 20};

/// A client that keeps to nothing.
class RawClient {
public:
    explicit RawClient(const ConsoleRoute &route)
        : m_route(route)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
                         [this] { m_heard += m_socket.readAll(); });
        m_socket.connectToHost(route.endpoint.host, route.endpoint.port);
        m_socket.waitForConnected(); // to this computer: a matter of microseconds
    }
    RawClient(const QUrl &address, QByteArray target)
        : RawClient(ConsoleRoute{Transport::WebSocket,
                                 {address.host(), static_cast<quint16>(address.port())},
                                 std::move(target)})
    {}

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_route.endpoint.port); }
    /// An upgrade as it should be, with one header more.
    void upgrade(const QByteArray &header = {})
    {
        send("GET " + m_route.requestTarget + " HTTP/1.1\r\nHost: " + host() +
             "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
             header + "\r\n");
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// All that has come.
    const QByteArray &heard() const { return m_heard; }
    bool hears(const QByteArray &text) const { return m_heard.contains(text); }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isCut() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    const ConsoleRoute m_route;
    QByteArray m_heard;
    QTcpSocket m_socket;
};

/// A frame masked with zeros.
QByteArray frame(int opcode, const QByteArray &payload)
{
    QByteArray bytes(1, static_cast<char>(0x80 | opcode));
    bytes += static_cast<char>(0x80 | payload.size());
    return bytes + QByteArray(4, '\0') + payload;
}

} // namespace

/// Clients that mean harm, or know no better, while somebody else works.
class HostileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void wrongFramesEndTheirConnectionOnly_data();
    void wrongFramesEndTheirConnectionOnly();
    void wrongRfbEndsItsConnectionOnly_data();
    void wrongRfbEndsItsConnectionOnly();
    void wrongUpgradesAreRefused_data();
    void wrongUpgradesAreRefused();
    void whatIsRefusedAfterTheUpgradeIsCut_data();
    void whatIsRefusedAfterTheUpgradeIsCut();
    void anUpgradeAsItShouldBeIsAnswered();
    void aPingIsAnswered();
    void whoNeverReadsIsNotFedForEver();
    void halfARequestHoldsNobodyUp();
    void aForeignHostIsTurnedAway();
    void aLargeBodyIsRefused();
    void wrongRequestsAreAnswered_data();
    void wrongRequestsAreAnswered();

private:
    ConsoleRoute route() const { return m_target->routes().front(); }
    /// The other viewer goes on seeing the sea move.
    void theOtherSeesItMove()
    {
        QVERIFY(m_other->is(SessionState::Live));
        const auto sea = m_other->part(kSea);
        QTRY_VERIFY(m_other->part(kSea) != sea);
        QCOMPARE(m_other->times(SessionState::Live), 1);
    }

    DecodingThreads m_threads{1};
    std::unique_ptr<DemoRig> m_rig;
    std::optional<ConsoleUrl> m_target;
    std::unique_ptr<WatchedConsole> m_other;
};

void HostileTest::init()
{
    m_rig = std::make_unique<DemoRig>();
    QVERIFY2(m_rig->demo, failureOf(m_rig->started));
    m_target = m_rig->console(QStringLiteral("db-primary"));
    QVERIFY(m_target);
    m_other = std::make_unique<WatchedConsole>(*m_target, quickOptions(), m_threads.next());
    (*m_other)->open();
    QTRY_VERIFY(m_other->size() == (rfb::Size{960, 600}));
}

void HostileTest::cleanup()
{
    m_other.reset();
    m_rig.reset();
}

void HostileTest::wrongFramesEndTheirConnectionOnly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("text") << frame(1, "hello") << 1003;
    QTest::newRow("not masked") << QByteArray("\x82\x01x", 3) << 1002;
    QTest::newRow("a reserved bit") << QByteArray("\xc2\x80\0\0\0\0", 6) << 1002;
    QTest::newRow("an unknown opcode") << frame(3, {}) << 1002;
    QTest::newRow("2^63 bytes") << QByteArray("\x82\xff\x80\0\0\0\0\0\0\0\0\0\0\0", 14) << 1009;
    QTest::newRow("a byte over 1 MiB") << QByteArray("\x82\xff\0\0\0\0\0\x10\0\x01\0\0\0\0", 14) << 1009;
    QTest::newRow("a ping of 126 bytes") << QByteArray("\x89\xfe\0\x7e", 4) << 1002;
    QTest::newRow("a ping in pieces") << QByteArray("\x09\x80\0\0\0\0", 6) << 1002;
    QTest::newRow("the rest of nothing") << frame(0, "x") << 1002;
    QTest::newRow("a message in a message") << QByteArray("\x02\x80\0\0\0\0", 6) + frame(2, "x") << 1002;
}

void HostileTest::wrongFramesEndTheirConnectionOnly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RawClient client(route());
    client.upgrade();
    QTRY_VERIFY(client.hears("RFB 003.008\n"));
    client.send(bytes);
    QByteArray end("\x88", 1);
    const QByteArray codeBytes{QByteArray(1, static_cast<char>(code >> 8)) + static_cast<char>(code)};
    QTRY_VERIFY(client.heard().lastIndexOf(end) > 0 && client.hears(codeBytes));
    QTRY_VERIFY(client.isCut());
    theOtherSeesItMove();
}

void HostileTest::wrongRfbEndsItsConnectionOnly_data()
{
    QTest::addColumn<QByteArrayList>("messages");
    const QByteArray version("RFB 003.008\n"), none("\x01", 1), shared("\x01", 1);
    QTest::newRow("version 3.3") << QByteArrayList{"RFB 003.003\n"};
    QTest::newRow("no version") << QByteArrayList{"GET / HTTP/1.1\r\n"};
    QTest::newRow("VNC authentication") << QByteArrayList{version, "\x02"};
    QTest::newRow("an unknown message") << QByteArrayList{version, none, shared, "\x63"};
    QTest::newRow("continuous updates") << QByteArrayList{version, none, shared, "\x96"};
    QTest::newRow("4 GiB of clipboard")
        << QByteArrayList{version, none, shared, QByteArray("\x06\0\0\0\xff\xff\xff\xff", 8)};
    QTest::newRow("pixels of 7 bits") << QByteArrayList{
        version, none, shared, QByteArray("\0\0\0\0\x07\x07\0\x01", 8) + QByteArray(12, '\1')};
    QTest::newRow("a colour map") << QByteArrayList{
        version, none, shared, QByteArray("\0\0\0\0\x08\x08\0\0", 8) + QByteArray(12, '\0')};
    QTest::newRow("keys that were not agreed on")
        << QByteArrayList{version, none, shared, QByteArray("\xff\0", 2)};
}

void HostileTest::wrongRfbEndsItsConnectionOnly()
{
    QFETCH(QByteArrayList, messages);
    RawClient client(route());
    client.upgrade();
    QTRY_VERIFY(client.hears("RFB 003.008\n"));
    for (const QByteArray &message : messages)
        client.send(frame(2, message));
    QTRY_VERIFY(client.hears(QByteArray("\x88", 1)) && client.hears(QByteArray("\x03\xe8", 2)));
    QTRY_VERIFY(client.isCut());
    theOtherSeesItMove();
}

void HostileTest::wrongUpgradesAreRefused_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("status");
    const QByteArray upgrade("Upgrade: websocket\r\nConnection: Upgrade\r\n"),
        version("Sec-WebSocket-Version: 13\r\n"), key("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    QTest::newRow("none") << QByteArray() << QByteArray(" 404 ");
    QTest::newRow("no key") << upgrade + version << QByteArray(" 400 ");
    QTest::newRow("a short key") << upgrade + version + "Sec-WebSocket-Key: AAAA\r\n" << QByteArray(" 400 ");
    QTest::newRow("no version") << upgrade + key << QByteArray(" 400 ");
    QTest::newRow("another protocol") << upgrade + version + key + "Sec-WebSocket-Protocol: base64\r\n"
                                      << QByteArray(" 400 ");
    QTest::newRow("to something else")
        << QByteArray("Upgrade: h2c\r\nConnection: Upgrade\r\n") << QByteArray(" 400 ");
}

void HostileTest::wrongUpgradesAreRefused()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, status);
    RawClient client(route());
    client.send("GET " + route().requestTarget + " HTTP/1.1\r\nHost: " + client.host() + "\r\n" + headers +
                "\r\n");
    QTRY_VERIFY(client.hears("HTTP/1.1" + status));
    theOtherSeesItMove();
}

void HostileTest::whatIsRefusedAfterTheUpgradeIsCut_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("no token") << QByteArray("/") << QByteArray();
    QTest::newRow("an empty one") << QByteArray("/?token=") << QByteArray();
    QTest::newRow("an unknown one") << QByteArray("/?token=00000000-0000-0000-0000-000000000000")
                                    << QByteArray();
    QTest::newRow("a foreign page") << QByteArray() << QByteArray("Origin: http://evil.example\r\n");
    QTest::newRow("a page of no origin") << QByteArray() << QByteArray("Origin: null\r\n");
}

void HostileTest::whatIsRefusedAfterTheUpgradeIsCut()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, header);
    ConsoleRoute to = route();
    if (!token.isEmpty())
        to.requestTarget = token;
    RawClient client(to);
    client.upgrade(header);
    QTRY_VERIFY(client.hears("HTTP/1.1 101 "));
    QTRY_VERIFY(client.isCut());
    QVERIFY(client.heard().endsWith("\r\n\r\n")); // not a byte more
    theOtherSeesItMove();
}

void HostileTest::anUpgradeAsItShouldBeIsAnswered()
{
    RawClient client(route());
    client.upgrade("Sec-WebSocket-Protocol: binary, base64\r\n");
    QTRY_VERIFY(client.hears("RFB 003.008\n"));
    QVERIFY(client.hears("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")); // RFC 6455 section 1.3
    QVERIFY(client.hears("Sec-WebSocket-Protocol: binary\r\n"));
    client.send(frame(8, QByteArray("\x03\xe8", 2)));
    QTRY_VERIFY(client.heard().endsWith(QByteArray("\x88\x02\x03\xe8", 4)));
    QTRY_VERIFY(client.isCut());
}

void HostileTest::aPingIsAnswered()
{
    RawClient client(route());
    client.upgrade();
    QTRY_VERIFY(client.hears("RFB 003.008\n"));
    client.send(frame(9, "are you there"));
    QTRY_VERIFY(client.hears(QByteArray("\x8a\x0d") + "are you there"));
    QVERIFY(client.isConnected());
}

void HostileTest::whoNeverReadsIsNotFedForEver()
{
    QTcpSocket deaf;
    deaf.setReadBufferSize(1);
    deaf.connectToHost(route().endpoint.host, route().endpoint.port);
    QByteArray flood = "GET " + route().requestTarget +
                       " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    const QByteArray ping = frame(9, QByteArray(125, 'x'));
    for (int i = 0; i < 400000; ++i) // 50 MB, whose pongs nobody takes
        flood += ping;
    deaf.write(flood);
    QTRY_VERIFY_WITH_TIMEOUT(deaf.state() == QAbstractSocket::UnconnectedState, 30000);
    theOtherSeesItMove();
}

void HostileTest::halfARequestHoldsNobodyUp()
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(route()));
        clients.back()->send("GET /?token=");
        clients.push_back(std::make_unique<RawClient>(route()));
        clients.back()->upgrade(); // and then not a word of RFB
    }
    for (std::size_t i = 1; i < clients.size(); i += 2)
        QTRY_VERIFY(clients[i]->hears("RFB 003.008\n"));
    theOtherSeesItMove();
    QCOMPARE(words(finished(m_rig->compute.servers.page({}))), QByteArray("success"));
}

void HostileTest::aForeignHostIsTurnedAway()
{
    const QUrl identity = m_rig->demo->profile().authUrl;
    RawClient client(identity, "/v3");
    client.send("GET /v3 HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QTRY_VERIFY(client.hears("HTTP/1.1 403 "));
    QVERIFY(!client.hears("v3.14"));
}

void HostileTest::aLargeBodyIsRefused()
{
    const QUrl identity = m_rig->demo->profile().authUrl;
    RawClient client(identity, "/v3/auth/tokens");
    client.send("POST /v3/auth/tokens HTTP/1.1\r\nHost: " + client.host() +
                "\r\nContent-Length: 100000000\r\n\r\n");
    QTRY_VERIFY(client.hears("HTTP/1.1 413 "));
    QCOMPARE(words(finished(m_rig->compute.servers.page({}))), QByteArray("success"));
}

void HostileTest::wrongRequestsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("status");
    const QByteArray deep = QByteArray(100000, '[') + QByteArray(100000, ']');
    QTest::newRow("nothing") << QByteArray() << QByteArray(" 400 ");
    QTest::newRow("no JSON") << QByteArray("{\"auth\": ") << QByteArray(" 400 ");
    QTest::newRow("very deep JSON") << deep << QByteArray(" 400 ");
    QTest::newRow("an empty object") << QByteArray("{}") << QByteArray(" 400 ");
    QTest::newRow("no methods") << QByteArray(R"({"auth":{"identity":{"methods":[]}}})")
                                << QByteArray(" 401 ");
    QTest::newRow("an unknown method")
        << QByteArray(R"({"auth":{"identity":{"methods":["magic"],"magic":{}}}})") << QByteArray(" 401 ");
    QTest::newRow("an empty password")
        << QByteArray(
               R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"captain","domain":{"id":"default"},"password":""}}}}})")
        << QByteArray(" 401 ");
    QTest::newRow("an empty token") << QByteArray(
                                           R"({"auth":{"identity":{"methods":["token"],"token":{"id":""}}}})")
                                    << QByteArray(" 401 ");
}

void HostileTest::wrongRequestsAreAnswered()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, status);
    RawClient client(m_rig->demo->profile().authUrl, "/v3/auth/tokens");
    client.send("POST /v3/auth/tokens HTTP/1.1\r\nHost: " + client.host() +
                "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(client.hears("HTTP/1.1" + status));
    QVERIFY(!client.hears("X-Subject-Token"));
}

} // namespace porthole::test

QTEST_MAIN(porthole::test::HostileTest)
#include "HostileTest.moc"

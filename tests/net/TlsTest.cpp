#include "core/net/ChannelFactory.h"
#include "tests/support/net/ChannelLog.h"
#include "tests/support/net/WebSocketWire.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QTest>

using porthole::ConsoleRoute;
using porthole::ErrorKind;
using porthole::Transport;
using porthole::viewOf;
using porthole::net::ChannelOptions;
using porthole::net::makeChannel;
using porthole::net::TlsTrust;
using porthole::test::Certificates;
using porthole::test::ChannelLog;
using porthole::test::RawServer;
using porthole::test::RawWebSocketServer;
using porthole::test::ServerIdentity;

/// Every case runs over TLS alone and over a WebSocket in TLS.
class TlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void believesTheGivenAuthority_data() { transports(); }
    void believesTheGivenAuthority();
    void believesAnIpAddressInTheCertificate_data() { transports(); }
    void believesAnIpAddressInTheCertificate();
    void doesNotBelieve_data();
    void doesNotBelieve();
    void believesAPinnedCertificateAndThatAlone_data() { transports(); }
    void believesAPinnedCertificateAndThatAlone();
    void namesAPeerWithoutTls_data() { transports(); }
    void namesAPeerWithoutTls();
    void namesAPeerThatHangsUpInTheHandshake_data() { transports(); }
    void namesAPeerThatHangsUpInTheHandshake();
    void refusesTlsBelow12();
    void readsCaFiles();
    void handsOnEverythingBeforeTheEnd();
    void tellsALossFromAGoodbye_data();
    void tellsALossFromAGoodbye();
    void sortsARefusedUpgrade();

private:
    static void transports();
    ConsoleRoute route(const RawServer &server, Transport transport, const char *host = "localhost") const
    {
        return {transport, {QString::fromLatin1(host), server.serverPort()}, "/?token=SECRET"};
    }
    std::unique_ptr<RawServer> server(Transport transport, const ServerIdentity &identity) const
    {
        if (transport == Transport::Tls)
            return std::make_unique<RawServer>(identity);
        return std::make_unique<RawWebSocketServer>(identity);
    }
    ChannelOptions trusting() const
    {
        ChannelOptions options;
        options.trust = m_trust;
        return options;
    }

    Certificates m_certificates;
    TlsTrust m_trust; ///< in the test authority
    ServerIdentity m_good;
    ServerIdentity m_address;
    ServerIdentity m_other;
    ServerIdentity m_expired;
    ServerIdentity m_selfSigned;
};

void TlsTest::initTestCase()
{
    m_good = m_certificates.issue(QStringLiteral("DNS:localhost"));
    m_address = m_certificates.issue(QStringLiteral("IP:127.0.0.1"));
    m_other = m_certificates.issue(QStringLiteral("DNS:other.example,DNS:*.other.example"));
    m_expired = m_certificates.issue(QStringLiteral("DNS:localhost"), -1);
    m_selfSigned = m_certificates.selfSigned(QStringLiteral("DNS:localhost"));
    QVERIFY2(m_certificates.isValid(), "the openssl command makes the certificates (apt: openssl)");
    const auto added = m_trust.addCaFile(m_certificates.authorityFile());
    QVERIFY2(added, added ? "" : added.error().detail.c_str());
}

void TlsTest::transports()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("TLS") << Transport::Tls;
    QTest::newRow("wss") << Transport::SecureWebSocket;
}

void TlsTest::believesTheGivenAuthority()
{
    QFETCH(const Transport, transport);
    const auto peer = server(transport, m_good);
    const auto channel = makeChannel(route(*peer, transport), trusting());
    ChannelLog log(*channel);
    channel->open();
    channel->write(viewOf("hello"));
    QTRY_VERIFY2(log.opened == 1 || log.closed, log.detail());
    QVERIFY2(log.opened == 1, log.detail());
    QTRY_VERIFY(!peer->received().isEmpty());
    QVERIFY(peer->peer()->sessionProtocol() >= QSsl::TlsV1_2);
}

void TlsTest::believesAnIpAddressInTheCertificate()
{
    QFETCH(const Transport, transport);
    const auto peer = server(transport, m_address);
    const auto channel = makeChannel(route(*peer, transport, "127.0.0.1"), trusting());
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY2(log.opened == 1, log.detail());
}

void TlsTest::doesNotBelieve_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<const ServerIdentity *>("identity");
    QTest::addColumn<bool>("trusting");
    QTest::addColumn<QString>("problem");
    for (const Transport transport : {Transport::Tls, Transport::SecureWebSocket}) {
        const char *const name = transport == Transport::Tls ? "TLS" : "wss";
        const auto row = [&](const char *what, const ServerIdentity &identity, bool trust,
                             const char *problem) {
            QTest::addRow("%s, %s", what, name)
                << transport << &identity << trust << QString::fromLatin1(problem);
        };
        row("self-signed", m_selfSigned, true, "it is self-signed");
        row("unknown authority", m_good, false,
            "it was issued by an authority that this computer does not know");
        row("expired", m_expired, true, "it expired on ");
        row("another name", m_other, true, "it is for *.other.example, other.example, not for localhost");
        row("a name, not the address", m_address, true, "it is for 127.0.0.1, not for localhost");
    }
}

void TlsTest::doesNotBelieve()
{
    QFETCH(const Transport, transport);
    QFETCH(const ServerIdentity *const, identity);
    QFETCH(const bool, trusting);
    QFETCH(const QString, problem);
    const auto peer = server(transport, *identity);
    const auto channel = makeChannel(route(*peer, transport), trusting ? this->trusting() : ChannelOptions());
    ChannelLog log(*channel);
    channel->open();
    channel->write(viewOf("SECRET")); // nothing of it may arrive
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::CertificateUntrusted);
    QVERIFY2(log.closed->certificateProblem.startsWith(problem), qPrintable(log.closed->certificateProblem));
    QCOMPARE(log.closed->certificateSha256, identity->certificate.digest(QCryptographicHash::Sha256));
    QVERIFY(!log.closed->wasOpen);
    QCOMPARE(log.opened, 0);
    QTRY_VERIFY(!peer->hasPeer());
    QCOMPARE(peer->received(), QByteArray());
    QVERIFY(QByteArray(log.detail()).indexOf("SECRET") < 0);
}

void TlsTest::believesAPinnedCertificateAndThatAlone()
{
    QFETCH(const Transport, transport);
    const auto peer = server(transport, m_selfSigned);
    const QByteArray sha256 = m_selfSigned.certificate.digest(QCryptographicHash::Sha256);
    const auto opens = [&](const porthole::Endpoint &endpoint, const QByteArray &pinned) {
        ChannelOptions options;
        options.trust.pin({endpoint, pinned});
        const auto channel = makeChannel(route(*peer, transport), options);
        ChannelLog log(*channel);
        channel->open();
        if (!QTest::qWaitFor([&] { return log.opened == 1 || log.closed; }))
            return false;
        return log.opened == 1;
    };
    const quint16 port = peer->serverPort();
    QVERIFY(opens({QStringLiteral("localhost"), port}, sha256));
    QVERIFY(opens({QStringLiteral("LOCALHOST"), port}, sha256));
    QVERIFY(!opens({QStringLiteral("localhost"), static_cast<quint16>(port ^ 1)}, sha256));
    QVERIFY(!opens({QStringLiteral("127.0.0.1"), port}, sha256));
    QVERIFY(
        !opens({QStringLiteral("localhost"), port}, m_good.certificate.digest(QCryptographicHash::Sha256)));
    QVERIFY(!opens({QStringLiteral("localhost"), port}, QByteArray()));
}

void TlsTest::namesAPeerWithoutTls()
{
    QFETCH(const Transport, transport);
    RawServer peer;
    connect(&peer, &RawServer::ready, &peer, [&] { peer.send("RFB 003.008\n"); });
    const auto channel = makeChannel(route(peer, transport), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Tls);
    QVERIFY2(QByteArray(log.detail()).startsWith("TLS with localhost:"), log.detail());
}

void TlsTest::namesAPeerThatHangsUpInTheHandshake()
{
    QFETCH(const Transport, transport);
    RawServer peer;
    connect(&peer, &RawServer::data, &peer, &RawServer::hangUp);
    const auto channel = makeChannel(route(peer, transport), {});
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Tls);
    QVERIFY2(QByteArray(log.detail()).endsWith(" ended the connection (TLS handshake)"), log.detail());
}

void TlsTest::refusesTlsBelow12()
{
    QCOMPARE(m_trust.configuration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(TlsTrust().configuration().protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(TlsTrust().configuration().peerVerifyMode(), QSslSocket::VerifyPeer);
}

void TlsTest::readsCaFiles()
{
    TlsTrust trust;
    QTemporaryDir folder;
    const auto missing = trust.addCaFile(folder.filePath(QStringLiteral("missing")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::Storage);
    const auto aFolder = trust.addCaFile(folder.path());
    QVERIFY(!aFolder);
    QCOMPARE(aFolder.error().kind, ErrorKind::Storage);
    const auto device = trust.addCaFile(QStringLiteral("/dev/zero"));
    QVERIFY(!device);
    QFile noise(folder.filePath(QStringLiteral("noise")));
    QVERIFY(noise.open(QIODevice::WriteOnly));
    noise.write("-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n");
    noise.close();
    const auto none = trust.addCaFile(noise.fileName());
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::Usage);
    QCOMPARE(porthole::net::fingerprintText(QByteArray::fromHex("00ab3c")), QStringLiteral("00:AB:3C"));
}

void TlsTest::handsOnEverythingBeforeTheEnd()
{
    RawServer peer(m_good);
    const QByteArray sent(9 << 20, 'x');
    const auto channel = makeChannel(route(peer, Transport::Tls), trusting());
    ChannelLog log(*channel);
    connect(&peer, &RawServer::ready, &peer, [&] {
        peer.send(sent);
        peer.hangUp();
    });
    channel->open();
    QTRY_VERIFY_WITH_TIMEOUT(log.closed, 30000);
    QCOMPARE(log.received.size(), sent.size());
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QVERIFY(log.inOrder);
}

void TlsTest::tellsALossFromAGoodbye_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<int>("code");
    QTest::newRow("end of the stream") << QByteArray() << 0;
    QTest::newRow("goodbye") << porthole::test::wire::closeFrame(1000, "Target closed") << 1000;
}

void TlsTest::tellsALossFromAGoodbye()
{
    QFETCH(const QByteArray, last);
    QFETCH(const int, code);
    RawWebSocketServer peer(m_good);
    connect(&peer, &RawWebSocketServer::upgraded, &peer, [&] {
        peer.send(porthole::test::wire::frame(porthole::test::wire::Binary, "pixels") + last);
        peer.hangUp();
    });
    const auto channel = makeChannel(route(peer, Transport::SecureWebSocket), trusting());
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Closed);
    QCOMPARE(log.closed->closeCode, code);
    QCOMPARE(log.closed->orderly, code != 0);
    QCOMPARE(log.received, QByteArray("pixels"));
}

void TlsTest::sortsARefusedUpgrade()
{
    RawServer peer(m_good);
    connect(&peer, &RawServer::data, &peer, [&] { peer.send("HTTP/1.1 403 Forbidden\r\n\r\nno"); });
    const auto channel = makeChannel(route(peer, Transport::SecureWebSocket), trusting());
    ChannelLog log(*channel);
    channel->open();
    QTRY_VERIFY(log.closed);
    QCOMPARE(log.closed->error.kind, ErrorKind::Forbidden);
    QVERIFY2(QByteArray(log.detail()).contains("HTTP 403 (Forbidden)"), log.detail());
    QVERIFY(log.closed->upgradeRefused);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "TlsTest.moc"

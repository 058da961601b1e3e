#include "Program.h"
#include "tests/support/FakeRfbServer.h"
#include "tests/support/net/Certificates.h"
#include "tests/support/net/WebSocketWire.h"
#include "tests/support/secrets/TestSecret.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <functional>

using porthole::test::FakeRfbServer;
using porthole::test::RawServer;
using porthole::test::RawWebSocketServer;
using porthole::operator""_secret;

namespace {

const QString kToken = QStringLiteral("5ec4e7-t0ken-0f-a-c0ns0le");

QString socketUrl(const QString &scheme, quint16 port)
{
    return QStringLiteral("%1://127.0.0.1:%2/websockify?token=%3").arg(scheme).arg(port).arg(kToken);
}

QStringList shot(const QString &url)
{
    return {
        QStringLiteral("console"),      QStringLiteral("shot"), url, QStringLiteral("/nonexistent/out.png"),
        QStringLiteral("--timeout-ms"), QStringLiteral("2000")};
}

/// A port on which nobody listens.
quint16 closedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    return server.serverPort();
}

} // namespace

/// What the program ends with when the other side fails, and what it does not say then.
class FailuresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void aServerThatSaysNothing_data();
    void aServerThatSaysNothing();
    void httpAnswers_data();
    void httpAnswers();
    void aRejectedToken();
    void aDeadTarget();
    void aBrokenProtocol_data();
    void aBrokenProtocol();
    void aConnectionLostBeforeThePicture();
    void aWrongPassword();
    void anUntrustedCertificate();
    void noTlsWhereTlsIsWanted();
    void argumentsAreWiped_data();
    void argumentsAreWiped();
    void theEnvironmentIsWiped();
    void aServersReasonIsNoWayToTheTerminal();

private:
    /// Ends with `code` and one line that holds no secret.
    void expect(Program &program, int code, const char *phrase);
};

void FailuresTest::expect(Program &program, int code, const char *phrase)
{
    const int exitCode = program.exitCode();
    const QByteArray errors = program.errors();
    QVERIFY2(exitCode == code, "exit code " + QByteArray::number(exitCode) + ": " + errors);
    QVERIFY2(errors.startsWith(QByteArray("porthole: ") + phrase + ": "), errors);
    QVERIFY2(errors.count('\n') == 1 && errors.endsWith('\n'), errors);
    QVERIFY2(!errors.contains(kToken.toLatin1()) && !errors.contains("hunter2"), errors);
    QCOMPARE(program.output(), QByteArray());
}

void FailuresTest::refused_data()
{
    QTest::addColumn<QString>("url");
    const quint16 port = closedPort();
    QTest::newRow("vnc") << QStringLiteral("vnc://:hunter2@127.0.0.1::%1").arg(port);
    QTest::newRow("vncs") << QStringLiteral("vncs://:hunter2@127.0.0.1::%1").arg(port);
    QTest::newRow("ws") << socketUrl(QStringLiteral("ws"), port);
    QTest::newRow("wss") << socketUrl(QStringLiteral("wss"), port);
    QTest::newRow("page")
        << QStringLiteral("http://127.0.0.1:%1/vnc_auto.html?token=%2").arg(port).arg(kToken);
    QTest::newRow("page with a path")
        << QStringLiteral("http://127.0.0.1:%1/vnc_lite.html?path=%3Ftoken%3D%2").arg(port).arg(kToken);
}

void FailuresTest::refused()
{
    QFETCH(QString, url);
    Program program(shot(url));
    expect(program, 5, "unreachable");
}

void FailuresTest::aServerThatSaysNothing_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("vnc") << QStringLiteral("vnc");
    QTest::newRow("vncs") << QStringLiteral("vncs");
    QTest::newRow("ws") << QStringLiteral("ws");
    QTest::newRow("wss") << QStringLiteral("wss");
}

void FailuresTest::aServerThatSaysNothing()
{
    QFETCH(QString, scheme);
    RawServer server;
    const bool web = scheme.startsWith(u'w');
    Program program(shot(web ? socketUrl(scheme, server.serverPort())
                             : QStringLiteral("%1://127.0.0.1::%2").arg(scheme).arg(server.serverPort())));
    expect(program, 5, "timed out");
}

void FailuresTest::httpAnswers_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << 3 << QStringLiteral("authentication refused");
    QTest::newRow("403") << QByteArray("403 Forbidden") << 3 << QStringLiteral("not allowed");
    QTest::newRow("404") << QByteArray("404 Not Found") << 4 << QStringLiteral("not found");
}

void FailuresTest::httpAnswers()
{
    QFETCH(QByteArray, status);
    QFETCH(int, code);
    QFETCH(QString, phrase);
    RawServer server;
    connect(&server, &RawServer::data, &server, [&] {
        if (!server.received().contains("\r\n\r\n"))
            return;
        server.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        server.hangUp();
    });
    Program program(shot(socketUrl(QStringLiteral("ws"), server.serverPort())));
    expect(program, code, phrase.toLatin1().constData());
}

void FailuresTest::aRejectedToken()
{
    // nova-novncproxy: 101, and then the end without a word.
    RawWebSocketServer server;
    connect(&server, &RawWebSocketServer::upgraded, &server, [&] { server.hangUp(); });
    Program program(shot(socketUrl(QStringLiteral("ws"), server.serverPort())));
    expect(program, 3, "authentication refused");
}

void FailuresTest::aDeadTarget()
{
    RawWebSocketServer server;
    connect(&server, &RawWebSocketServer::upgraded, &server, [&] {
        server.send(porthole::test::wire::closeFrame(1011, "Failed to connect to downstream server"));
    });
    Program program(shot(socketUrl(QStringLiteral("ws"), server.serverPort())));
    expect(program, 5, "unreachable");
}

void FailuresTest::aBrokenProtocol_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian\r\n");
    QTest::newRow("zeros") << QByteArray(64, '\0');
}

void FailuresTest::aBrokenProtocol()
{
    QFETCH(QByteArray, said);
    RawServer server;
    connect(&server, &RawServer::ready, &server, [&] { server.send(said); });
    Program program(shot(QStringLiteral("vnc://:hunter2@127.0.0.1::%1").arg(server.serverPort())));
    expect(program, 6, "protocol broken");
}

void FailuresTest::aConnectionLostBeforeThePicture()
{
    FakeRfbServer server(FakeRfbServer::Script{.dropAtByte = 500}); // within the first update
    Program program(shot(QStringLiteral("vnc://127.0.0.1::%1").arg(server.port())));
    expect(program, 5, "connection lost");
}

void FailuresTest::aWrongPassword()
{
    FakeRfbServer server(FakeRfbServer::Script{.asksPassword = true});
    Program program(shot(QStringLiteral("vnc://127.0.0.1::%1").arg(server.port())), {},
                    {QStringLiteral("PORTHOLE_VNC_PASSWORD=") + QLatin1String("hunter2"_secret)});
    expect(program, 3, "authentication refused");
}

void FailuresTest::anUntrustedCertificate()
{
    porthole::test::Certificates certificates;
    const auto identity = certificates.selfSigned(QStringLiteral("IP:127.0.0.1"));
    QVERIFY(certificates.isValid());
    RawWebSocketServer server(identity);
    connect(&server, &RawWebSocketServer::upgraded, &server, [&] { server.hangUp(); });
    const QStringList arguments = shot(socketUrl(QStringLiteral("wss"), server.serverPort()));
    const QByteArray sha256 = identity.certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper();

    Program stranger(arguments);
    QCOMPARE(stranger.exitCode(), 3);
    const QByteArray errors = stranger.errors();
    QVERIFY2(errors.startsWith("porthole: certificate not trusted: ") && errors.contains("--pin " + sha256),
             errors);
    QCOMPARE(errors.count('\n'), 1);

    // Past the certificate, at the proxy's silence.
    Program pinned(arguments + QStringList{QStringLiteral("--pin"), QString::fromLatin1(sha256)});
    expect(pinned, 3, "authentication refused");
    Program other(arguments + QStringList{QStringLiteral("--pin"), QString(64, u'0')});
    expect(other, 3, "certificate not trusted");
}

void FailuresTest::noTlsWhereTlsIsWanted()
{
    RawServer server;
    connect(&server, &RawServer::ready, &server, [&] { server.send("RFB 003.008\n"); });
    Program program(shot(QStringLiteral("vncs://127.0.0.1::%1").arg(server.serverPort())));
    expect(program, 5, "TLS failed");
}

void FailuresTest::argumentsAreWiped_data()
{
    QTest::addColumn<QString>("url"); // %1 is the port
    QTest::newRow("query") << QStringLiteral("ws://127.0.0.1:%1/?token=") + kToken;
    QTest::newRow("path") << QStringLiteral("ws://127.0.0.1:%1/") + kToken;
    QTest::newRow("fragment") << QStringLiteral("http://127.0.0.1:%1/vnc.html#token=") + kToken;
    QTest::newRow("user information") << QStringLiteral("vnc://:%2@127.0.0.1::%1").arg(u"%1", kToken);
    QTest::newRow("without scheme") << QStringLiteral(":%2@127.0.0.1::%1").arg(u"%1", kToken);
}

void FailuresTest::argumentsAreWiped()
{
    QFETCH(QString, url);
    RawServer server;
    Program program(shot(url.arg(server.serverPort())));
    QTRY_VERIFY(server.hasPeer() || program.ended());
    QVERIFY2(!program.ended(), program.errors());
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(program.pid()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray commandLine = file.readAll();
    QVERIFY2(commandLine.contains("console"), commandLine);
    QVERIFY2(!commandLine.contains(kToken.toLatin1()), commandLine);
}

void FailuresTest::theEnvironmentIsWiped()
{
    RawServer server;
    Program program(shot(QStringLiteral("vnc://127.0.0.1::%1").arg(server.serverPort())), {},
                    {QStringLiteral("PORTHOLE_VNC_PASSWORD=") + QLatin1String("hunter2"_secret)});
    QTRY_VERIFY(server.hasPeer());
    // Readable for root alone: for others the file is closed, which is as good.
    QFile file(QStringLiteral("/proc/%1/environ").arg(program.pid()));
    if (file.open(QIODevice::ReadOnly))
        QVERIFY(!file.readAll().contains("hunter2"));
}

void FailuresTest::aServersReasonIsNoWayToTheTerminal()
{
    // RFC 6143 section 7.1.2: no security types, and a reason, here with an escape sequence in it.
    RawServer server;
    connect(&server, &RawServer::ready, &server, [&] {
        server.send(QByteArray("RFB 003.008\n") + QByteArray("\0\0\0\0\x0d", 5) + "go\x1b[31m\naway!");
    });
    Program program(shot(QStringLiteral("vnc://127.0.0.1::%1").arg(server.serverPort())));
    QVERIFY(program.exitCode() > 0);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains("away!"), errors);
    QVERIFY(!errors.contains('\x1b'));
    QCOMPARE(errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(FailuresTest)
#include "FailuresTest.moc"

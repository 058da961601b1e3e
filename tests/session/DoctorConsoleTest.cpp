// The doctor on the way to consoles.
#include "tests/session/DoctorRig.h"
#include "tests/support/FakeRfbServer.h"
#include "tests/support/net/Blackhole.h"
#include "tests/support/net/RawServer.h"
#include "tests/support/net/WebSocketWire.h"
#include "tests/support/secrets/TestSecret.h"

using namespace std::chrono_literals;

namespace porthole::test {

class DoctorConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allIsWell();
    void aClosedPort();
    void aListenerOfSomethingElse();
    void aCertificateOfNobodyKnown();
    void aLinkThatHasLapsed();
    void aPageMayMeanAnotherPath();
    void whatEveryPathIsRefusedForIsTold();
    void mayBeDeletedWhileItWaits();

private:
    static void examine(Examination &examination, const QString &url)
    {
        const auto parsed = ConsoleUrl::parse(url);
        QVERIFY2(parsed, parsed ? "" : parsed.error().detail.c_str());
        examination.doctor.examine(*parsed, {});
    }
    static QString vnc(quint16 port) { return QStringLiteral("vnc://127.0.0.1::%1").arg(port); }
};

void DoctorConsoleTest::allIsWell()
{
    FakeRfbServer server;
    Examination examination;
    examine(examination, vnc(server.port()));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol"));
    QCOMPARE(examination.findings[2].detail, QStringLiteral("RFB 003.008"));
    QCOMPARE(examination.outcome, true);
    // One look, over one connection.
    QCOMPARE(server.connections(), 1);
}

void DoctorConsoleTest::aClosedPort()
{
    quint16 port = 0;
    {
        RawServer server;
        port = server.serverPort();
    }
    Examination examination;
    examine(examination, vnc(port));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach! Unreachable"));
    QCOMPARE(examination.findings[1].remedy, Remedy::CheckPort);
}

void DoctorConsoleTest::aListenerOfSomethingElse()
{
    RawServer server;
    connect(&server, &RawServer::ready, &server, [&server] { server.send("SSH-2.0-OpenSSH_9.2p1\r\n"); });
    Examination examination;
    examine(examination, vnc(server.serverPort()));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach protocol! PeerMisbehaved"));
    QCOMPARE(examination.findings[2].remedy, Remedy::CheckService);
}

void DoctorConsoleTest::aCertificateOfNobodyKnown()
{
    Certificates certificates;
    QVERIFY(certificates.isValid());
    RawServer server(certificates.selfSigned(QStringLiteral("IP:127.0.0.1")));
    Examination examination;
    examine(examination, QStringLiteral("wss://127.0.0.1:%1/?token=%2")
                             .arg(server.serverPort())
                             .arg(QLatin1String(testSecret())));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach tls! CertificateUntrusted"));
    QCOMPARE(examination.findings[2].remedy, Remedy::CheckCertificate);
}

void DoctorConsoleTest::aLinkThatHasLapsed()
{
    RawServer server;
    connect(&server, &RawServer::data, &server, [&server] {
        server.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        server.hangUp();
    });
    Examination examination;
    examine(examination, QStringLiteral("ws://127.0.0.1:%1/?token=%2")
                             .arg(server.serverPort())
                             .arg(QLatin1String(testSecret())));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach upgrade! Forbidden"));
    QCOMPARE(examination.findings[2].remedy, Remedy::FreshLink);
    for (const Finding &finding : examination.findings)
        QVERIFY(!(finding.subject + finding.detail).contains(QLatin1String(kSecretMarker)));
}

/// "https://host/lite/vnc.html?path=…" is read in two ways by noVNC's versions.
void DoctorConsoleTest::aPageMayMeanAnotherPath()
{
    RawServer server;
    int refused = 0;
    connect(&server, &RawServer::data, &server, [&server, &refused] {
        const QByteArray request = server.takeReceived();
        if (request.startsWith("GET /lite/websockify"))
            return server.send(wire::switchingProtocols(request) +
                               wire::frame(wire::Binary, "RFB 003.008\n"));
        ++refused;
        server.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        server.hangUp();
    });
    Examination examination;
    examine(examination, QStringLiteral("http://127.0.0.1:%1/lite/vnc.html?path=websockify?token=secret")
                             .arg(server.serverPort()));
    QVERIFY(examination.ends());
    QCOMPARE(refused, 1);
    QCOMPARE(examination.story(), QStringLiteral("name reach upgrade protocol"));
    QCOMPARE(examination.outcome, true);
}

void DoctorConsoleTest::whatEveryPathIsRefusedForIsTold()
{
    RawServer server;
    int asked = 0;
    connect(&server, &RawServer::data, &server, [&server, &asked] {
        // The first for another reason than the second.
        server.send(++asked == 1 ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                                 : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        server.hangUp();
    });
    Examination examination;
    examine(examination, QStringLiteral("http://127.0.0.1:%1/lite/vnc.html?path=websockify?token=secret")
                             .arg(server.serverPort()));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), QStringLiteral("name reach upgrade! Forbidden"));
    QCOMPARE(asked, 2);
}

void DoctorConsoleTest::mayBeDeletedWhileItWaits()
{
    const Blackhole hole;
    RawServer silent;
    for (const quint16 port : {hole.endpoint().port, silent.serverPort()}) {
        Examination examination;
        examine(examination, vnc(port));
        QTRY_VERIFY_WITH_TIMEOUT(!examination.findings.isEmpty(), kPatience);
    }
    QCoreApplication::processEvents();
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DoctorConsoleTest)
#include "DoctorConsoleTest.moc"

#include "tests/session/ReachRig.h"

#include <QProcess>
#include <QTcpSocket>
#include <unistd.h>

namespace porthole::test {

/// Another user of this computer, who sees that there is a listener on loopback, and on which port.
class ReachStrangersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherUserGetsNoWay_data();
    void anotherUserGetsNoWay();
};

namespace {

/// What a user hears who says this to a port, byte for byte, to the end of it; "-" if nobody was there.
QByteArray heardBy(const QString &user, quint16 port, const QByteArray &says)
{
    const QString script =
        QStringLiteral(
            "exec 3<>/dev/tcp/127.0.0.1/%1 || { echo -; exit; }; printf '%2' >&3; od -An -tx1 -v <&3")
            .arg(port)
            .arg(QString::fromLatin1(says));
    QProcess process;
    process.start(QStringLiteral("setpriv"),
                  {QStringLiteral("--reuid"), user, QStringLiteral("--regid"), QStringLiteral("nogroup"),
                   QStringLiteral("--clear-groups"), QStringLiteral("bash"), QStringLiteral("-c"), script});
    // The listener lives in this thread.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatience))
        return "it did not end";
    return process.readAllStandardOutput().simplified() + process.readAllStandardError();
}

} // namespace

void ReachStrangersTest::anotherUserGetsNoWay_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QByteArray>("hears");
    const QByteArray request(R"(\x05\x01\x00\x03\x0binside.test\x00\x50)");
    QTest::newRow("without a password") << R"(\x05\x01\x00)" + request << QByteArray("05 ff");
    QTest::newRow("with every method but a password")
        << R"(\x05\x03\x00\x01\x03)" + request << QByteArray("05 ff");
    QTest::newRow("with a guessed password")
        << R"(\x05\x01\x02\x01\x04root\x04root)" + request << QByteArray("05 02 01 01");
    QTest::newRow("SOCKS4") << QByteArray(R"(\x04\x01\x00\x50\x7f\x00\x00\x01\x00)") << QByteArray();
}

void ReachStrangersTest::anotherUserGetsNoWay()
{
    QFETCH(QByteArray, says);
    QFETCH(QByteArray, hears);
    QVERIFY2(geteuid() == 0, "this test becomes another user: it needs root");
    ReachRig rig;
    rig.routes.load();
    rig.routes.setHost(u"double"_qs, rig.saveJump());
    CloudConnection &cloud = rig.addCloud();
    cloud.open();
    QTRY_COMPARE_WITH_TIMEOUT(cloud.state(), CloudState::Open, kPatience);

    const ConsoleRoute there{Transport::WebSocket, {u"inside.test"_qs, 80}, {}};
    const QNetworkProxy proxy = rig.way->openWay()->proxies.proxyFor(there);
    QCOMPARE(proxy.hostName(), u"127.0.0.1"_qs);
    const int before = rig.nova.connections();
    QCOMPARE(heardBy(u"nobody"_qs, proxy.port(), says), hears);
    QCOMPARE(rig.nova.connections(), before);
    // The way is open all the while, for those who may.
    cloud.openScope(rig.nova.scope());
    QTRY_COMPARE_WITH_TIMEOUT(cloud.listing(rig.nova.scope()), ListingState::Complete, kPatience);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ReachStrangersTest)
#include "ReachStrangersTest.moc"

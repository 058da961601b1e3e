#include "core/net/UpgradeAnswer.h"

#include <QTest>

using porthole::ErrorKind;

class UpgradeAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sortsRefusalsByWhoMustAct_data();
    void sortsRefusalsByWhoMustAct();
    void showsThePeersReasonAsPlainText();
};

void UpgradeAnswerTest::sortsRefusalsByWhoMustAct_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("refused");
    QTest::newRow("301") << QByteArray("HTTP/1.1 301 Moved Permanently\r\nLocation: http://evil/\r\n\r\n")
                         << ErrorKind::PeerIncompatible << true;
    QTest::newRow("307") << QByteArray("HTTP/1.1 307 x\r\n\r\n") << ErrorKind::PeerIncompatible << true;
    QTest::newRow("400") << QByteArray("HTTP/1.1 400 Invalid protocol selected\r\n\r\n")
                         << ErrorKind::PeerMisbehaved << true;
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\n\r\n") << ErrorKind::AuthRejected
                         << true;
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\n\r\n") << ErrorKind::Forbidden << true;
    QTest::newRow("404") << QByteArray("HTTP/1.0 404 Not Found\r\n\r\n") << ErrorKind::NotFound << true;
    QTest::newRow("407") << QByteArray("HTTP/1.1 407 x\r\n\r\n") << ErrorKind::AuthRejected << true;
    QTest::newRow("500, no reason") << QByteArray("HTTP/1.1 500\r\n\r\n") << ErrorKind::PeerMisbehaved
                                    << true;
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << ErrorKind::PeerMisbehaved << true;
    QTest::newRow("101, broken") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n")
                                 << ErrorKind::PeerMisbehaved << false;
    QTest::newRow("an RFB server") << QByteArray("RFB 003.008\n") << ErrorKind::PeerMisbehaved << true;
    QTest::newRow("status of letters")
        << QByteArray("HTTP/1.1 abc\r\n\r\n") << ErrorKind::PeerMisbehaved << true;
    QTest::newRow("nothing") << QByteArray() << ErrorKind::PeerMisbehaved << true;
    QTest::newRow("short") << QByteArray("HTTP/1.1 40") << ErrorKind::PeerMisbehaved << true;
}

void UpgradeAnswerTest::sortsRefusalsByWhoMustAct()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const ErrorKind, kind);
    QFETCH(const bool, refused);
    const auto how = porthole::net::refusedUpgrade({QStringLiteral("console.example"), 6080}, answer);
    QCOMPARE(how.error.kind, kind);
    QCOMPARE(how.upgradeRefused, refused);
    QVERIFY(how.error.detail.starts_with("console.example:6080 "));
    QVERIFY(how.error.detail.find("evil") == std::string::npos);
}

void UpgradeAnswerTest::showsThePeersReasonAsPlainText()
{
    const auto how = porthole::net::refusedUpgrade(
        {QStringLiteral("h"), 1}, "HTTP/1.1 403 no\x1b[31m" + QByteArray(5000, 'x') + "\r\n\r\n");
    QVERIFY(how.error.detail.find('\x1b') == std::string::npos);
    QVERIFY(how.error.detail.size() < 300);
}

QTEST_APPLESS_MAIN(UpgradeAnswerTest)
#include "UpgradeAnswerTest.moc"

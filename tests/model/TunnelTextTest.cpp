#include "core/model/TunnelText.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole::test {

/// Tunnels as ssh(1) takes them.
class TunnelTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TunnelTextTest::reads_data()
{
    QTest::addColumn<Tunnel::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bind");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("hostPort");
    QTest::addColumn<QString>("again"); // empty: the same
    const auto local = Tunnel::Kind::Local;
    QTest::newRow("the short form") << local << "8080:db:5432"
                                    << "" << 8080 << "db" << 5432 << "";
    QTest::newRow("any port") << local << "0:db:5432"
                              << "" << 0 << "db" << 5432 << "";
    QTest::newRow("an address") << local << "10.0.0.1:1:db:2"
                                << "10.0.0.1" << 1 << "db" << 2 << "";
    QTest::newRow("IPv6 on both sides") << local << "[::1]:1:[2001:db8::2]:2"
                                        << "::1" << 1 << "2001:db8::2" << 2 << "";
    QTest::newRow("IPv6 as target alone") << local << "1:[::1]:2"
                                          << "" << 1 << "::1" << 2 << "";
    QTest::newRow("everybody") << local << "*:1:db:2"
                               << "*" << 1 << "db" << 2 << "";
    QTest::newRow("everybody, said by nothing") << local << ":1:db:2"
                                                << "*" << 1 << "db" << 2 << "*:1:db:2";
    QTest::newRow("localhost is what is meant anyway") << local << "localhost:1:db:2"
                                                       << "" << 1 << "db" << 2 << "1:db:2";
    QTest::newRow("remote") << Tunnel::Kind::Remote << "9000:127.0.0.1:3000"
                            << "" << 9000 << "127.0.0.1" << 3000 << "";
    QTest::newRow("dynamic") << Tunnel::Kind::Dynamic << "1080"
                             << "" << 1080 << "" << 0 << "";
    QTest::newRow("dynamic at an address") << Tunnel::Kind::Dynamic << "[::1]:1080"
                                           << "::1" << 1080 << "" << 0 << "";
}

void TunnelTextTest::reads()
{
    QFETCH(Tunnel::Kind, kind);
    QFETCH(QString, text);
    QFETCH(QString, again);
    const auto tunnel = parseTunnel(kind, text);
    QVERIFY2(tunnel, failureOf(tunnel));
    QCOMPARE(tunnel->kind, kind);
    QTEST(tunnel->bind, "bind");
    QTEST(int(tunnel->port), "port");
    QTEST(tunnel->host, "host");
    QTEST(int(tunnel->hostPort), "hostPort");
    QCOMPARE(textOf(*tunnel), again.isEmpty() ? text : again);
    const auto twice = parseTunnel(kind, textOf(*tunnel));
    QVERIFY(twice && *twice == *tunnel);
}

void TunnelTextTest::refuses_data()
{
    QTest::addColumn<Tunnel::Kind>("kind");
    QTest::addColumn<QString>("text");
    for (const char *text :
         {":",           "8080",          "8080:db",     "8080:db:",   "8080::5432", "x:db:1",    "-1:db:1",
          "65536:db:1",  "1:db:0",        "1:db:65536",  "+1:db:1",    "1:a b:2",    "1:db;rm:2", "1:::1:2",
          "[::1:1:db:2", "[::1]x:1:db:2", "[db]:1:db:2", "a:1:db:2:3", "1:-db:2",    "1:db:2:"})
        QTest::newRow(text) << Tunnel::Kind::Local << text;
    QTest::newRow("endless") << Tunnel::Kind::Local << QStringLiteral("1:%1:2").arg(QString(10'000, u'a'));
    for (const char *text : {":", "a:b:1", "1080:db:1", "x", "65536"})
        QTest::newRow((QByteArray("dynamic ") + text).constData()) << Tunnel::Kind::Dynamic << text;
}

void TunnelTextTest::refuses()
{
    QFETCH(Tunnel::Kind, kind);
    QFETCH(QString, text);
    const auto tunnel = parseTunnel(kind, text);
    QVERIFY(!tunnel);
    QCOMPARE(tunnel.error().kind, ErrorKind::Usage);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::TunnelTextTest)
#include "TunnelTextTest.moc"

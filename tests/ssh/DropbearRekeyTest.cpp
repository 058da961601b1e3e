#include "tests/ssh/ConnectionRig.h"
#include "tests/support/ssh/DropbearServer.h"

namespace porthole::test {

/// Dropbear, and libssh with its usual cipher, agree on new keys after a gibibyte (RFC 4253 section 9): more
/// than that, and nothing is lost on any channel.
class DropbearRekeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newKeysInTheMiddleOfOutput();
};

void DropbearRekeyTest::newKeysInTheMiddleOfOutput()
{
    constexpr qint64 kBytes = 1'200'000'000;
    DropbearServer server;
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    ssh::SshConnection connection(home.options(server, identity));
    QVERIFY2(open(connection), why(connection));
    const auto channel = connection.exec("head -c " + QByteArray::number(kBytes) + " /dev/zero");
    qint64 received = 0, wrong = 0;
    QObject::connect(channel.get(), &ssh::SshChannel::received, channel.get(), [&](const QByteArray &bytes) {
        received += bytes.size();
        wrong += bytes.size() - bytes.count('\0');
        channel->acknowledge(bytes.size());
    });
    Command other(connection.exec("cat"));
    int said = 0;
    while (!channel->end()) {
        other.channel->write("x");
        ++said;
        QVERIFY2(QTest::qWaitFor([&] { return other.output.size() == said; }, kPatience), why(connection));
    }
    QCOMPARE(received, kBytes);
    QCOMPARE(wrong, 0);
    QVERIFY(!channel->end()->error);
    QCOMPARE(channel->end()->exitStatus, std::optional(0));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DropbearRekeyTest)
#include "DropbearRekeyTest.moc"

#include "tests/support/ssh/OpenSshServer.h"

#include <QFile>
#include <QTest>
#include <algorithm>

namespace porthole {

/// The fixture itself, by way of OpenSSH's own client.
class OpenSshServerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsACommandAndLeavesNothing();
};

void OpenSshServerTest::runsACommandAndLeavesNothing()
{
    test::OpenSshServer server({QStringLiteral("ed25519")});
    const QString identity = server.makeIdentity();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const quint16 port = server.port();
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"),
              {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"), identity,
               QStringLiteral("-o"), QStringLiteral("UserKnownHostsFile=/dev/null"), QStringLiteral("-o"),
               QStringLiteral("StrictHostKeyChecking=no"), QStringLiteral("-p"), QString::number(port),
               server.user() + QStringLiteral("@127.0.0.1"), QStringLiteral("echo here; cat")});
    QVERIFY2(QTest::qWaitFor([&] { return ssh.bytesAvailable() >= 5; }, 30000), server.log().constData());
    QCOMPARE(ssh.readAllStandardOutput(), QByteArray("here\n"));

    const QList<qint64> processes = server.processes();
    QVERIFY(processes.size() > 1);
    server.kill();
    QVERIFY(ssh.waitForFinished());
    QCOMPARE(ssh.exitCode(), 255);
    QVERIFY(QTest::qWaitFor([&] {
        return std::all_of(processes.begin(), processes.end(), [](qint64 process) {
            QFile status(QStringLiteral("/proc/%1/cmdline").arg(process));
            return !status.open(QIODevice::ReadOnly) || status.readAll().isEmpty();
        });
    }));
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QCOMPARE(server.port(), port);
}

} // namespace porthole

QTEST_GUILESS_MAIN(porthole::OpenSshServerTest)
#include "OpenSshServerTest.moc"

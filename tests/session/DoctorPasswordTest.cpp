// The doctor and the passwords of this machine's own accounts, which OpenSSH's server asks PAM about.
#include "tests/session/DoctorRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/ThrowAwayAccount.h"

namespace porthole::test {

class DoctorPasswordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsRightFromWrong_data();
    void tellsRightFromWrong();
};

void DoctorPasswordTest::tellsRightFromWrong_data()
{
    QTest::addColumn<bool>("isRight");
    QTest::newRow("right") << true;
    QTest::newRow("wrong") << false;
}

void DoctorPasswordTest::tellsRightFromWrong()
{
    QFETCH(bool, isRight);
    const ThrowAwayAccount account;
    QVERIFY2(account.failure().isEmpty(), qPrintable(account.failure()));
    OpenSshServer server({QStringLiteral("ed25519")});
    server.set(QStringLiteral("UsePAM yes"));
    server.set(QStringLiteral("PasswordAuthentication yes"));
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Home home;
    QFile known(home.folder.filePath(QStringLiteral("known_hosts")));
    QVERIFY(known.open(QIODevice::WriteOnly));
    known.write("[127.0.0.1]:" + QByteArray::number(server.port()) + ' ' +
                server.hostKeyLine(QStringLiteral("ed25519")) + '\n');
    known.close();
    auto options = home.options(server, {});
    options.destination.user = account.name();
    options.usesKeys = false;
    Examination examination;
    examine(examination, options, {}, isRight ? account.password() : QByteArray("wrong"_secret));
    QVERIFY(examination.ends());
    QCOMPARE(examination.story(), isRight ? QStringLiteral("name reach protocol key login")
                                          : QStringLiteral("name reach protocol key login! AuthRejected"));
    if (!isRight)
        QCOMPARE(examination.findings.last().remedy, Remedy::CorrectSignIn);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DoctorPasswordTest)
#include "DoctorPasswordTest.moc"

#include "FirstStartRig.h"
#include "tests/support/ssh/OpenSshServer.h"
#include "tests/support/ssh/ThrowAwayAccount.h"

namespace porthole {

using namespace test;

/// As FirstStartTest, to a host that knows its users by a password: OpenSSH's own, and an account of this
/// computer.
class FirstPasswordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passwordIsAskedFor();
};

void FirstPasswordTest::passwordIsAskedFor()
{
    const NewHome home;
    const ThrowAwayAccount account;
    QVERIFY2(account.failure().isEmpty(), qPrintable(account.failure()));
    OpenSshServer host({QStringLiteral("ed25519")});
    QVERIFY2(host.start(), qPrintable(host.failure()));
    FirstStart first;
    QVERIFY(first.isThere());
    first.person.type(QStringLiteral("%1@127.0.0.1:%2").arg(account.name()).arg(host.port()));
    first.person.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(seen(first.window(), "acceptHostKey"), kPatience);
    first.person.click(seen(first.window(), "acceptHostKey"));
    QTRY_VERIFY_WITH_TIMEOUT(seen(first.window(), "answer0"), kPatience);
    first.person.type(QString::fromLatin1(account.password()));
    first.person.press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(showsPrompt(first.terminal()), qPrintable(textOf(first.terminal())), kPatience);
    QVERIFY2(first.person.actions() <= 5, qPrintable(first.person.story()));
}

} // namespace porthole

QTEST_MAIN(porthole::FirstPasswordTest)
#include "FirstPasswordTest.moc"

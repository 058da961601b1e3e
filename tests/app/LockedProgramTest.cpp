#include "FirstStartRig.h"
#include "app/demo/Demo.h"
#include "ui/PageTabs.h"
#include "ui/connect/LinkPage.h"

#include <QSignalSpy>

namespace porthole {

using namespace test;

/// The lock in the program as it is put together: what is live stays live, what comes meanwhile waits.
class LockedProgramTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of the tester's
    }

private Q_SLOTS:
    void whatIsLiveStaysLive();
    void linksWaitUntilItIsUnlocked();
};

void LockedProgramTest::whatIsLiveStaysLive()
{
    const NewHome home;
    OpenSshServer host({QStringLiteral("ed25519")});
    QVERIFY(QFile::copy(host.makeIdentity(), home.path(QStringLiteral(".ssh/id_ed25519"))));
    QVERIFY2(host.start(), qPrintable(host.failure()));
    FirstStart first;
    QVERIFY(first.isThere());
    QVERIFY(first.goesTo(host));
    QTRY_VERIFY_WITH_TIMEOUT(showsPrompt(first.terminal()), kPatience);
    const ShellSession *const shell = first.application.shells().sessions().front();
    QSignalSpy states(shell, &ShellSession::stateChanged);

    first.person.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier); // a terminal leaves it to us
    QVERIFY(first.application.lock().isLocked());
    QVERIFY(!first.terminal()); // none that can be seen
    first.person.type(QStringLiteral("exit"));
    first.person.press(Qt::Key_Return);
    first.person.click(seen(first.window(), "lockUnlock"));
    QTRY_VERIFY_WITH_TIMEOUT(first.terminal(), kPatience);
    // What had got through would be before this one, and the shell would have ended.
    first.person.click(first.terminal());
    first.person.type(QStringLiteral("echo $((6*7))"));
    first.person.press(Qt::Key_Return);
    static const QRegularExpression kAnswer(QStringLiteral("^42\\s*$"), QRegularExpression::MultilineOption);
    QTRY_VERIFY2_WITH_TIMEOUT(kAnswer.match(textOf(first.terminal())).hasMatch(),
                              qPrintable(textOf(first.terminal())), kPatience);
    QCOMPARE(states.size(), 0);
    QVERIFY(!textOf(first.terminal()).contains(QStringLiteral("exit"))); // nothing of it was typed there
}

void LockedProgramTest::linksWaitUntilItIsUnlocked()
{
    const NewHome home;
    FirstStart first;
    QVERIFY(first.isThere());
    first.application.lock().lock(false);
    desktop::LaunchRequest request;
    request.links << QStringLiteral("ssh://192.0.2.1");
    request.newConnection = true;
    first.application.take(request);
    QCOMPARE(first.window().tabs().count(), 0);
    QCOMPARE(first.application.lock().waiting(), 2);
    first.application.lock().unlock();
    QCOMPARE(first.window().tabs().count(), 2);
    QVERIFY(qobject_cast<ui::LinkPage *>(first.window().tabs().page(0))); // asked about, as ever
    QCOMPARE(first.application.lock().waiting(), 0);
}

} // namespace porthole

QTEST_MAIN(porthole::LockedProgramTest)
#include "LockedProgramTest.moc"

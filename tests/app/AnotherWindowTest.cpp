#include "FirstStartRig.h"
#include "app/desktop/SingleInstance.h"
#include "tests/support/PrivateBus.h"

#include <QDBusMessage>
#include <QDBusPendingCall>

namespace porthole {

using namespace test;

namespace {

constexpr char kNote[] = "PORTHOLE_TEST_NOTE"; // names the file for the program that is started

/// What another window is started with, which is this program again.
bool isAnother(int argc, char **argv)
{
    if (argc != 2 || QByteArrayView(argv[1]) != "--new-window")
        return false;
    QFile note(qEnvironmentVariable(kNote));
    QFile whole(note.fileName() + u'~');
    const auto text = [](const char *name) {
        return qEnvironmentVariableIsSet(name) ? qgetenv(name) : QByteArray("none");
    };
    if (whole.open(QIODevice::WriteOnly) &&
        whole.write(text("XDG_ACTIVATION_TOKEN") + ' ' + text("DESKTOP_STARTUP_ID")) > 0) {
        whole.close();
        whole.rename(note.fileName());
    }
    return true;
}

Task<> enter(desktop::SingleInstance &instance, std::optional<bool> &isHandedOver)
{
    isHandedOver = co_await instance.enter({});
}

} // namespace

/// The desktop's "New Window".
class AnotherWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheBusHasStartedIsTheNewOne();
    void comesToTheFront_data();
    void comesToTheFront();
};

/// The bus starts the program because of the call, and hands the call over before there is a window.
void AnotherWindowTest::whatTheBusHasStartedIsTheNewOne()
{
    PrivateBus bus;
    QVERIFY(bus.isUp());
    bus.takeThisProcess();
    desktop::SingleInstance instance;
    std::optional<bool> isHandedOver;
    Task<> entering = enter(instance, isHandedOver);
    entering.start();
    QTRY_VERIFY_WITH_TIMEOUT(isHandedOver, kPatience);
    QVERIFY(!*isHandedOver);
    const auto ask = [&bus](const QString &token) {
        auto call = QDBusMessage::createMethodCall(
            QStringLiteral("org.porthole.Porthole"), QStringLiteral("/org/porthole/Porthole"),
            QStringLiteral("org.freedesktop.Application"), QStringLiteral("ActivateAction"));
        call << QStringLiteral("new-window") << QVariantList()
             << QVariantMap{{QStringLiteral("activation-token"), token}};
        const QDBusPendingCall reply = bus.connection().asyncCall(call, kPatience);
        return QTest::qWaitFor([&reply] { return reply.isFinished(); }, kPatience) && !reply.isError();
    };
    QVERIFY(ask(QStringLiteral("early")));
    QList<desktop::LaunchRequest> heard;
    instance.serve([&heard](const desktop::LaunchRequest &request) { heard << request; });
    QCOMPARE(heard.size(), 1);
    QVERIFY(!heard[0].newWindow);
    QCOMPARE(heard[0].activationToken, QByteArray("early"));
    QVERIFY(ask(QStringLiteral("later")));
    QCOMPARE(heard.size(), 2);
    QVERIFY(heard[1].newWindow);
}

void AnotherWindowTest::comesToTheFront_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("startupId");
    QTest::addColumn<QByteArray>("started");
    QTest::newRow("on Wayland") << QByteArray("token") << QByteArray() << QByteArray("token none");
    QTest::newRow("on X11") << QByteArray() << QByteArray("id_TIME7") << QByteArray("none id_TIME7");
    QTest::newRow("on both") << QByteArray("token") << QByteArray("id_TIME7") << QByteArray("token id_TIME7");
    QTest::newRow("with nothing of an older start")
        << QByteArray() << QByteArray() << QByteArray("none none");
}

void AnotherWindowTest::comesToTheFront()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, startupId);
    const NewHome home;
    FirstStart first;
    qputenv(kNote, QFile::encodeName(home.path(QStringLiteral("note"))));
    for (const char *name : {"XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"})
        qputenv(name, "old");
    desktop::LaunchRequest request;
    request.newWindow = true;
    request.activationToken = token;
    request.startupId = startupId;
    first.application.take(request);
    for (const char *name : {"XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID", kNote})
        qunsetenv(name);
    QFile note(home.path(QStringLiteral("note")));
    QTRY_VERIFY_WITH_TIMEOUT(note.exists(), kPatience);
    QVERIFY(note.open(QIODevice::ReadOnly));
    QTEST(note.readAll(), "started");
}

} // namespace porthole

int main(int argc, char **argv)
{
    if (porthole::isAnother(argc, argv))
        return 0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain of the tester's
    QApplication application(argc, argv);
    porthole::AnotherWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "AnotherWindowTest.moc"

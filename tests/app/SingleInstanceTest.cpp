// One window in a session: a later program hands over what it was asked for and ends. Each case has a session
// bus of its own, and the built program runs on it.
#include "tests/support/PrivateBus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <optional>

using namespace porthole::test;

namespace {

constexpr int kPatience = 30'000;
const QString kName = QStringLiteral("org.porthole.Porthole");
const QString kPath = QStringLiteral("/org/porthole/Porthole");

/// A run of the program with a window that nobody sees.
class Window {
public:
    Window(const PrivateBus &bus, const QStringList &arguments, const QStringList &more = {})
    {
        auto environment = bus.environment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
        for (const QString &one : more)
            environment.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(PORTHOLE_PROGRAM), arguments);
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isOpen() const { return m_process.state() != QProcess::NotRunning; }
    /// Waits for it to end; its exit code, -1 if it goes on.
    int exitCode()
    {
        const bool over = QTest::qWaitFor([this] { return !isOpen(); }, kPatience);
        return over && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// Holds it up, as a program that hangs.
    void stop() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }
    void askToEnd() { m_process.terminate(); }
    QByteArray output() { return m_process.readAll(); }

private:
    QProcess m_process;
};

/// A console that somebody connects to, or does not.
class Console : public QTcpServer {
public:
    Console()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("nothing can listen");
    }
    QString target() const { return QStringLiteral("vnc://127.0.0.1::%1").arg(serverPort()); }
};

/// Stands where the first window stands, and notes what it is asked for.
class ApplicationDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")
public:
    QStringList asked;

public Q_SLOTS:
    void Activate(const QVariantMap &data) { note(QStringLiteral("Activate"), data); }
    void Open(const QStringList &uris, const QVariantMap &data)
    {
        note(QStringLiteral("Open ") + uris.join(u' '), data);
    }
    void ActivateAction(const QString &name, const QVariantList &parameters, const QVariantMap &data)
    {
        const QStringList texts = parameters.value(0).value<QDBusVariant>().variant().toStringList();
        note(QStringLiteral("ActivateAction ") + name + u' ' +
                 (texts.isEmpty() ? parameters.value(0).toStringList() : texts).join(u' '),
             data);
    }

private:
    void note(const QString &what, const QVariantMap &data)
    {
        asked << (what + u' ' + data.value(QStringLiteral("activation-token")).toString()).trimmed();
    }
};

} // namespace

class SingleInstanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondOneHandsItsTargetsOver();
    void opensWhatIsSaved_data();
    void opensWhatIsSaved();
    void aWindowOfItsOwnStays();
    void withoutABusEachHasItsOwn();
    void oneThatHangsHoldsNobodyUp();
    void theNameIsFreeAfterTheFirst();
    void aLinkConnectsToNothing();
    void asksAsDesktopsDo_data();
    void asksAsDesktopsDo();
    void nonsenseIsPassedOver();
    void itOutlivesTheBus();

private:
    static bool isTaken(PrivateBus &bus)
    {
        return QTest::qWaitFor(
            [&] { return bus.connection().interface()->isServiceRegistered(kName).value(); }, kPatience);
    }
    static QDBusMessage call(PrivateBus &bus, const char *method, const QVariantList &arguments)
    {
        auto message = QDBusMessage::createMethodCall(
            kName, kPath, QStringLiteral("org.freedesktop.Application"), QLatin1String(method));
        message.setArguments(arguments);
        return bus.connection().call(message, QDBus::Block, kPatience);
    }
};

void SingleInstanceTest::aSecondOneHandsItsTargetsOver()
{
    PrivateBus bus;
    Window first(bus, {});
    QVERIFY2(isTaken(bus), first.output());
    Console console;
    Window second(bus, {console.target()});
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(console.hasPendingConnections(), kPatience);
    QVERIFY(first.isOpen());
    // Wrong use is told of where it was typed.
    Window wrong(bus, {QStringLiteral("gopher://127.0.0.1")});
    QCOMPARE(wrong.exitCode(), 2);
}

void SingleInstanceTest::opensWhatIsSaved_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("in a window of its own") << false;
    // Which may not have heard yet that it is saved.
    QTest::newRow("in one that is open") << true;
}

void SingleInstanceTest::opensWhatIsSaved()
{
    QFETCH(bool, running);
    PrivateBus bus;
    Console console;
    std::optional<Window> first;
    if (running) {
        first.emplace(bus, QStringList());
        QVERIFY2(isTaken(bus), first->output());
    }
    const auto run = [&](const QStringList &words) { return Window(bus, words).exitCode(); };
    QCOMPARE(run({QStringLiteral("connections"), QStringLiteral("add"), QStringLiteral("front desk"),
                  console.target()}),
             0);
    QCOMPARE(run({QStringLiteral("open")}), 2);
    QCOMPARE(run({QStringLiteral("open"), QStringLiteral("nobody")}), 4);
    Window window(bus, {QStringLiteral("open"), QStringLiteral("Front Desk")});
    QTRY_VERIFY_WITH_TIMEOUT(console.hasPendingConnections(), kPatience);
    if (running)
        QCOMPARE(window.exitCode(), 0);
}

void SingleInstanceTest::aWindowOfItsOwnStays()
{
    PrivateBus bus;
    Window first(bus, {});
    QVERIFY(isTaken(bus));
    Console console;
    Window second(bus, {QStringLiteral("--new-window"), console.target()});
    QTRY_VERIFY_WITH_TIMEOUT(console.hasPendingConnections(), kPatience);
    QVERIFY(second.isOpen());
}

void SingleInstanceTest::withoutABusEachHasItsOwn()
{
    const PrivateBus bus;
    const QStringList none{QStringLiteral("DBUS_SESSION_BUS_ADDRESS=disabled:")};
    Console one, other;
    Window first(bus, {one.target()}, none), second(bus, {other.target()}, none);
    QTRY_VERIFY_WITH_TIMEOUT(one.hasPendingConnections(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(other.hasPendingConnections(), kPatience);
    QVERIFY(first.isOpen() && second.isOpen());
}

void SingleInstanceTest::oneThatHangsHoldsNobodyUp()
{
    PrivateBus bus;
    Window first(bus, {});
    QVERIFY(isTaken(bus));
    first.stop();
    Console console;
    Window second(bus, {console.target()});
    QTRY_VERIFY_WITH_TIMEOUT(console.hasPendingConnections(), kPatience);
    QVERIFY(second.isOpen());
}

void SingleInstanceTest::theNameIsFreeAfterTheFirst()
{
    PrivateBus bus;
    {
        Window first(bus, {});
        QVERIFY(isTaken(bus));
        first.askToEnd();
        QTRY_VERIFY_WITH_TIMEOUT(!first.isOpen(), kPatience);
    }
    Window second(bus, {});
    QVERIFY(isTaken(bus));
}

void SingleInstanceTest::aLinkConnectsToNothing()
{
    PrivateBus bus;
    Console console, typed;
    Window first(bus, {QStringLiteral("--link"), console.target()});
    QVERIFY(isTaken(bus));
    QCOMPARE(call(bus, "Open", {QStringList{console.target()}, QVariantMap()}).type(),
             QDBusMessage::ReplyMessage);
    // What was typed and came later was opened: so the link was looked at, and waits.
    Window second(bus, {typed.target()});
    QTRY_VERIFY_WITH_TIMEOUT(typed.hasPendingConnections(), kPatience);
    QVERIFY(!console.hasPendingConnections());
}

void SingleInstanceTest::asksAsDesktopsDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("asked");
    QTest::newRow("nothing") << QStringList() << QStringList{QStringLiteral("Activate token")};
    QTest::newRow("targets") << QStringList{QStringLiteral("web-1"), QStringLiteral("vnc://h:1")}
                             << QStringList{QStringLiteral("ActivateAction open web-1 vnc://h:1 token")};
    QTest::newRow("links") << QStringList{QStringLiteral("--link"), QStringLiteral("ssh://web")}
                           << QStringList{QStringLiteral("Open ssh://web token")};
    QTest::newRow("the demo and a host") << QStringList{QStringLiteral("--demo"), QStringLiteral("web-1")}
                                         << QStringList{QStringLiteral("ActivateAction demo  token"),
                                                        QStringLiteral("ActivateAction open web-1 token")};
    QTest::newRow("a form") << QStringList{QStringLiteral("--new-connection")}
                            << QStringList{QStringLiteral("ActivateAction new-connection  token")};
}

void SingleInstanceTest::asksAsDesktopsDo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, asked);
    PrivateBus bus;
    ApplicationDouble application;
    QVERIFY(bus.connection().registerObject(kPath, &application, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.connection().registerService(kName));
    Window window(bus, arguments, {QStringLiteral("XDG_ACTIVATION_TOKEN=token")});
    QCOMPARE(window.exitCode(), 0);
    QCOMPARE(application.asked, asked);
}

void SingleInstanceTest::nonsenseIsPassedOver()
{
    PrivateBus bus;
    Window first(bus, {});
    QVERIFY(isTaken(bus));
    const QVariantMap data{{QStringLiteral("activation-token"), 7}};
    QCOMPARE(call(bus, "Activate", {data}).type(), QDBusMessage::ReplyMessage);
    QCOMPARE(call(bus, "ActivateAction", {QStringLiteral("format-disk"), QVariantList(), data}).type(),
             QDBusMessage::ReplyMessage);
    QCOMPARE(call(bus, "ActivateAction", {QStringLiteral("open"), QVariantList{7}, data}).type(),
             QDBusMessage::ReplyMessage);
    QCOMPARE(call(bus, "Open", {QStringList(1000, QStringLiteral("ssh://web")), data}).type(),
             QDBusMessage::ReplyMessage);
    QCOMPARE(call(bus, "Open", {QStringLiteral("no list"), data}).type(), QDBusMessage::ErrorMessage);
    QVERIFY(first.isOpen());
}

void SingleInstanceTest::itOutlivesTheBus()
{
    PrivateBus bus;
    Console console;
    Window first(bus, {});
    QVERIFY(isTaken(bus));
    bus.kill();
    // GLib would end it at once; a program that was started later finds no bus.
    Window second(bus, {console.target()});
    QTRY_VERIFY_WITH_TIMEOUT(console.hasPendingConnections(), kPatience);
    QVERIFY(first.isOpen());
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "SingleInstanceTest.moc"

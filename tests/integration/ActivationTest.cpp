// Who starts the program again gets the window that is there, in front of what he was at: with openbox.
#include "tests/integration/XServer.h"
#include "tests/support/PrivateBus.h"

#include <QTest>
#include <chrono>

namespace porthole::test {

namespace {

/// X servers on Linux count the milliseconds of the monotonic clock, in 32 bits.
quint32 serverTime()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<quint32>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

} // namespace

class ActivationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theWindowComesInFrontOfWhatSomebodyWasAt();

private:
    QByteArray run(const QString &program, const QStringList &arguments) const
    {
        return m_server.run(program, arguments).trimmed();
    }
    QByteArray xdotool(const QStringList &arguments) const
    {
        return run(QStringLiteral("xdotool"), arguments);
    }
    QByteArray active() const { return xdotool({QStringLiteral("getactivewindow")}); }
    QByteArray windowNamed(const QString &name) const
    {
        return xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                        name})
            .split('\n')
            .last();
    }
    void prepare(Peer &program, const QByteArray &startupId = {}) const
    {
        const QProcessEnvironment environment = m_bus.environment();
        for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"})
            program.setEnvironment(QLatin1String(name), environment.value(QLatin1String(name)));
        program.setEnvironment(QStringLiteral("DISPLAY"), m_server.display());
        program.setEnvironment(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        if (!startupId.isEmpty())
            program.setEnvironment(QStringLiteral("DESKTOP_STARTUP_ID"), QString::fromUtf8(startupId));
    }

    static constexpr int kPatience = 60'000;
    PrivateBus m_bus;
    Xvfb m_server;
    Peer m_manager;
};

void ActivationTest::initTestCase()
{
    const QString missing =
        missingPackages({QStringLiteral("openbox"), QStringLiteral("xdotool"), QStringLiteral("xterm")});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    QVERIFY(m_bus.isUp());
    QCOMPARE(m_server.start(QStringLiteral("1280x900x24")), QString());
    m_manager.setEnvironment(QStringLiteral("DISPLAY"), m_server.display());
    m_manager.setEnvironment(QStringLiteral("HOME"), m_bus.home());
    QVERIFY(m_manager.start(QStringLiteral("openbox"), {}));
    QTRY_VERIFY_WITH_TIMEOUT(
        run(QStringLiteral("xprop"), {QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK")})
            .contains("window id"),
        kPatience);
}

void ActivationTest::theWindowComesInFrontOfWhatSomebodyWasAt()
{
    Peer program;
    prepare(program);
    QVERIFY(program.start(QStringLiteral(PORTHOLE_PROGRAM), {}));
    QTRY_VERIFY2_WITH_TIMEOUT(!windowNamed(QStringLiteral("Porthole")).isEmpty(), program.output(),
                              kPatience);
    const QByteArray ours = windowNamed(QStringLiteral("Porthole"));
    QTRY_COMPARE_WITH_TIMEOUT(active(), ours, kPatience);

    QVERIFY(m_server.launch(QStringLiteral("xterm"),
                            {QStringLiteral("-T"), QStringLiteral("something else"), QStringLiteral("-e"),
                             QStringLiteral("sleep"), QStringLiteral("1000")}));
    QTRY_VERIFY_WITH_TIMEOUT(!windowNamed(QStringLiteral("something else")).isEmpty(), kPatience);
    const QString other = QString::fromLatin1(windowNamed(QStringLiteral("something else")));
    const auto isAt = [&] { // somebody clicks there
        xdotool({QStringLiteral("mousemove"), QStringLiteral("--window"), other, QStringLiteral("40"),
                 QStringLiteral("40"), QStringLiteral("click"), QStringLiteral("1")});
        return active() == other.toLatin1();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAt(), kPatience);

    // By somebody who types its name: before anything tells the window of a time that is later than that
    // click.
    Peer typed;
    prepare(typed);
    QVERIFY(typed.start(QStringLiteral(PORTHOLE_PROGRAM), {QStringLiteral("--new-connection")}));
    QTRY_VERIFY_WITH_TIMEOUT(!typed.running(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(active(), ours, kPatience);

    QTRY_VERIFY_WITH_TIMEOUT(isAt(), kPatience);
    // As a launcher starts it, which knows when it was asked to: later than all that was clicked.
    const QByteArray when = QByteArray::number(serverTime() + 60'000);
    Peer again;
    prepare(again, "launcher/porthole/1-2-host_TIME" + when);
    QVERIFY(again.start(QStringLiteral(PORTHOLE_PROGRAM), {QStringLiteral("--new-connection")}));
    QTRY_VERIFY_WITH_TIMEOUT(!again.running(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(active(), ours, kPatience);
    const QByteArray told = run(QStringLiteral("xprop"),
                                {QStringLiteral("-id"), QString::fromLatin1(ours),
                                 QStringLiteral("_NET_STARTUP_ID"), QStringLiteral("_NET_WM_USER_TIME")});
    QVERIFY2(told.contains("launcher/porthole/1-2-host_TIME" + when), told);
    QVERIFY2(told.contains("_NET_WM_USER_TIME(CARDINAL) = " + when), told);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ActivationTest)
#include "ActivationTest.moc"

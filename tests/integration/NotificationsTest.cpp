// What the desktop is told, as dunst has it: a notification daemon that others wrote.
#include "app/desktop/Notifier.h"
#include "tests/integration/XServer.h"
#include "tests/support/PrivateBus.h"

#include <QDBusConnectionInterface>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace porthole::test {

class NotificationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void whatIsToldIsShownAsItIs();
    void theNewestTakesThePlaceOfTheOneBefore();
    void aClickLeadsBack();
    void whatWasSeenIsTakenBack();
    void whatSomebodyHasClosedIsNotTakenBack();

private:
    QByteArray control(const QStringList &arguments) const
    {
        QProcess dunstctl;
        QProcessEnvironment environment = m_bus.environment();
        environment.insert(QStringLiteral("DISPLAY"), m_server.display());
        dunstctl.setProcessEnvironment(environment);
        dunstctl.start(QStringLiteral("dunstctl"), arguments);
        // Not waitForFinished(): this process may be asked something meanwhile.
        (void)QTest::qWaitFor([&] { return dunstctl.state() == QProcess::NotRunning; }, kPatience);
        return dunstctl.readAllStandardOutput().trimmed();
    }
    int shown() const { return control({QStringLiteral("count"), QStringLiteral("displayed")}).toInt(); }
    /// Of the newest that has been closed.
    QString last(const char *what) const
    {
        const QJsonObject all = QJsonDocument::fromJson(control({QStringLiteral("history")})).object();
        const QJsonArray notes = all[u"data"].toArray().at(0).toArray();
        return notes.at(0).toObject()[QLatin1String(what)].toObject()[u"data"].toString();
    }

    static constexpr int kPatience = 30'000;
    PrivateBus m_bus;
    Xvfb m_server;
    Peer m_daemon;
    desktop::Notifier m_notifier;
};

void NotificationsTest::initTestCase()
{
    const QString missing = missingPackages({QStringLiteral("dunst"), QStringLiteral("dunstctl")});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    QVERIFY(m_bus.isUp());
    QCOMPARE(m_server.start(QStringLiteral("640x480x24")), QString());
    const QString address = m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
    QFile configuration(m_bus.home() + QStringLiteral("/dunstrc"));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(
        "[global]\nidle_threshold = 0\n[urgency_normal]\ntimeout = 0\n"); // until somebody acts
    configuration.close();
    m_daemon.setEnvironment(QStringLiteral("DISPLAY"), m_server.display());
    m_daemon.setEnvironment(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
    m_daemon.setEnvironment(QStringLiteral("HOME"), m_bus.home());
    QVERIFY(m_daemon.start(QStringLiteral("dunst"), {QStringLiteral("-conf"), configuration.fileName()}));
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_bus.connection().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.Notifications")),
        m_daemon.output(), kPatience);
}

void NotificationsTest::cleanup()
{
    control({QStringLiteral("close-all")});
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kPatience);
}

void NotificationsTest::whatIsToldIsShownAsItIs()
{
    m_notifier.tell(QStringLiteral("<b>web-1</b> & co"), QStringLiteral("It waits for an answer of yours."));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
    control({QStringLiteral("close")});
    QTRY_COMPARE_WITH_TIMEOUT(last("body"), QStringLiteral("It waits for an answer of yours."), kPatience);
    QCOMPARE(last("summary"), QStringLiteral("<b>web-1</b> & co"));
    QCOMPARE(last("appname"), QStringLiteral("Porthole"));
}

void NotificationsTest::theNewestTakesThePlaceOfTheOneBefore()
{
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("one"));
    m_notifier.tell(QStringLiteral("web-2"), QStringLiteral("two")); // before the first was answered
    QTRY_VERIFY_WITH_TIMEOUT(shown() > 0, kPatience);
    m_notifier.tell(QStringLiteral("web-3"), QStringLiteral("three"));
    control({QStringLiteral("count")});
    QCOMPARE(shown(), 1);
    QTRY_COMPARE_WITH_TIMEOUT((control({QStringLiteral("close")}), last("body")), QStringLiteral("three"),
                              kPatience);
}

void NotificationsTest::aClickLeadsBack()
{
    int chosen = 0;
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("done"), [&](const QByteArray &) { ++chosen; });
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
    control({QStringLiteral("action"), QStringLiteral("0")});
    QTRY_COMPARE_WITH_TIMEOUT(chosen, 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kPatience);
}

void NotificationsTest::whatWasSeenIsTakenBack()
{
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("done"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
    m_notifier.withdraw();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kPatience);
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("again"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
    // Seen before the daemon has said its number.
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("and again"));
    m_notifier.withdraw();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kPatience);
}

/// Another program may have its number by then.
void NotificationsTest::whatSomebodyHasClosedIsNotTakenBack()
{
    m_notifier.tell(QStringLiteral("web-1"), QStringLiteral("done"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
    control({QStringLiteral("close-all")});
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kPatience);
    m_notifier.withdraw();
    m_notifier.tell(QStringLiteral("web-2"), QStringLiteral("new"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kPatience);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::NotificationsTest)
#include "NotificationsTest.moc"

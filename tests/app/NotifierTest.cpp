#include "app/desktop/Notifier.h"
#include "tests/support/PrivateBus.h"

#include <QTest>

namespace porthole::test {

namespace {

/// What a desktop has that shows notifications.
class NotificationsDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit NotificationsDouble(PrivateBus &bus)
    {
        bus.connection().registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                        QDBusConnection::ExportAllSlots);
        bus.connection().registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    struct Told {
        uint replaces;
        QString icon, summary, body;
    };
    QList<Told> told;

public Q_SLOTS:
    // Named as in the interface, which it implements.
    uint Notify(const QString &, uint replaces, const QString &icon, const QString &summary,
                const QString &body, const QStringList &, const QVariantMap &, int)
    {
        told.append({replaces, icon, summary, body});
        return 7;
    }
};

} // namespace

/// What the desktop is told, against a double of its service on a bus of the test's.
class NotifierTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.isUp());
        // The process has one session bus for all its life.
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")).toUtf8());
    }
    void nobodyIsThereToShowIt()
    {
        desktop::Notifier notifier;
        notifier.tell(QStringLiteral("web-1"), QStringLiteral("lost"));
        QCoreApplication::processEvents();
    }
    void theNewestTakesThePlaceOfTheOneBefore()
    {
        NotificationsDouble shown(m_bus);
        desktop::Notifier notifier;
        notifier.tell(QStringLiteral("<b>web-1</b>"), QStringLiteral("It waits."));
        QTRY_COMPARE(shown.told.size(), 1);
        QCOMPARE(shown.told[0].replaces, 0U);
        QCOMPARE(shown.told[0].summary, QStringLiteral("<b>web-1</b>")); // the summary has no markup
        QCOMPARE(shown.told[0].body, QStringLiteral("It waits."));
        QCOMPARE(shown.told[0].icon, QStringLiteral("org.porthole.Porthole"));
        QTest::qWait(0); // for the answer
        QTRY_VERIFY([&] {
            notifier.tell(QString(500, u'x'), QStringLiteral("again"));
            return QTest::qWaitFor([&] { return shown.told.last().replaces == 7; }, 1000);
        }());
        QCOMPARE(shown.told.last().summary.size(), 200);
    }

private:
    PrivateBus m_bus;
};

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::NotifierTest)
#include "NotifierTest.moc"

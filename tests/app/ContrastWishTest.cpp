#include "app/desktop/ContrastWish.h"
#include "tests/support/PrivateBus.h"

#include <QDBusVariant>
#include <QTest>

namespace porthole::test {

namespace {

/// The part of a desktop's portal that knows how somebody wants things to look.
class PortalDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit PortalDouble(PrivateBus &bus)
    {
        bus.connection().registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                        QDBusConnection::ExportAllSlots);
        bus.connection().registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }

    QVariant contrast;
    QStringList asked;

public Q_SLOTS:
    // Named as in the interface, which it implements: the value is a variant in a variant.
    QDBusVariant Read(const QString &group, const QString &key)
    {
        asked << group + u' ' + key;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(contrast)));
    }
};

} // namespace

/// What the desktop says of contrast, against a double of its portal on a bus of the test's.
class ContrastWishTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.isUp());
        // The process has one session bus for all its life.
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")).toUtf8());
    }
    void isWhatThePortalSays_data()
    {
        QTest::addColumn<QVariant>("contrast");
        QTest::addColumn<bool>("wanted");
        QTest::newRow("no preference") << QVariant(0U) << false;
        QTest::newRow("more") << QVariant(1U) << true;
        QTest::newRow("less, or what is not known yet") << QVariant(2U) << false;
        QTest::newRow("of another type") << QVariant(QStringLiteral("1")) << false;
    }
    void isWhatThePortalSays()
    {
        QFETCH(QVariant, contrast);
        PortalDouble portal(m_bus);
        portal.contrast = contrast;
        std::optional<bool> told;
        desktop::ContrastWish wish([&told](bool wanted) { told = wanted; });
        wish.look();
        QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), 20'000);
        QTEST(*told, "wanted");
        QCOMPARE(portal.asked, QStringList{QStringLiteral("org.freedesktop.appearance contrast")});
    }
    void nobodyIsToldOnceItIsGone()
    {
        PortalDouble portal(m_bus);
        portal.contrast = 1U;
        bool told = false;
        {
            desktop::ContrastWish wish([&told](bool) { told = true; });
            wish.look();
        }
        QTRY_VERIFY([&] {
            desktop::ContrastWish another([](bool) {});
            another.look();
            return QTest::qWaitFor([&] { return !portal.asked.isEmpty(); }, 1000);
        }());
        QVERIFY(!told);
    }

private:
    PrivateBus m_bus;
};

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ContrastWishTest)
#include "ContrastWishTest.moc"

#include "app/desktop/SessionWatch.h"
#include "tests/support/PrivateBus.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace porthole::test {

namespace {

constexpr int kPatience = 30'000;
const QString kManagerPath = QStringLiteral("/org/freedesktop/login1");
const QString kManager = QStringLiteral("org.freedesktop.login1.Manager");
const QString kSessionPath = QStringLiteral("/org/freedesktop/login1/session/_32");

/// systemd-logind as far as a program has to do with it that wants to know when a computer sleeps.
class LoginDouble : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    explicit LoginDouble(PrivateBus &bus)
        : m_bus(bus)
    {
        bus.connection().registerObject(kManagerPath, this, QDBusConnection::ExportAllSlots);
        bus.connection().registerService(QStringLiteral("org.freedesktop.login1"));
    }
    ~LoginDouble() override
    {
        m_bus.connection().unregisterService(QStringLiteral("org.freedesktop.login1"));
        m_bus.connection().unregisterObject(kManagerPath);
        for (const int end : m_ours)
            ::close(end);
    }

    /// How many have said that sleep is to wait for them, and how many of those still do.
    int inhibitors() const { return int(m_ours.size()); }
    int heldUp() const
    {
        int held = 0;
        for (const int end : m_ours) {
            char byte = 0;
            held += ::read(end, &byte, 1) < 0 ? 1 : 0; // EAGAIN: the other end is open
        }
        return held;
    }
    void sleep(bool begins)
    {
        auto signal = QDBusMessage::createSignal(kManagerPath, kManager, QStringLiteral("PrepareForSleep"));
        m_bus.connection().send(signal << begins);
    }
    void lockSession(const QString &path)
    {
        m_bus.connection().send(QDBusMessage::createSignal(
            path, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock")));
    }

public Q_SLOTS:
    // Named as in the interface, which they implement.
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &,
                                    const QString &mode)
    {
        std::array<int, 2> ends{-1, -1};
        if (what != QLatin1String("sleep") || mode != QLatin1String("delay") ||
            ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        m_ours << ends[0];
        const QDBusUnixFileDescriptor theirs(ends[1]); // a copy
        ::close(ends[1]);
        return theirs;
    }
    QDBusObjectPath GetSessionByPID(uint) { return QDBusObjectPath(kSessionPath); }

private:
    PrivateBus &m_bus;
    QList<int> m_ours;
};

} // namespace

/// When nobody is before the screen any more, on a bus that is the desktop's and the computer's.
class SessionWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.isUp());
        const QByteArray address =
            m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")).toUtf8();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    }
    void aLockedScreenIsTold_data()
    {
        QTest::addColumn<QString>("saver");
        for (const char *saver :
             {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver"})
            QTest::newRow(saver) << QString::fromLatin1(saver);
    }
    void aLockedScreenIsTold()
    {
        QFETCH(QString, saver);
        LoginDouble login(m_bus);
        int away = 0;
        const desktop::SessionWatch watch([&] { ++away; });
        const auto say = [&](bool active) {
            auto signal = QDBusMessage::createSignal(QStringLiteral("/ScreenSaver"), saver,
                                                     QStringLiteral("ActiveChanged"));
            m_bus.connection().send(signal << active);
        };
        QTRY_VERIFY_WITH_TIMEOUT((say(true), away > 0), kPatience); // until it listens
        hearAll(login);
        const int before = away;
        say(false);
        wake(login);
        QCOMPARE(away, before);
    }
    void sleepWaitsUntilItIsTold()
    {
        LoginDouble login(m_bus);
        int heldWhenTold = -1;
        const desktop::SessionWatch watch([&] { heldWhenTold = login.heldUp(); });
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 1, kPatience);
        login.sleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(heldWhenTold, 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 0, kPatience); // and then it may
        login.sleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 1, kPatience); // for the next time
        QCOMPARE(login.inhibitors(), 2);
    }
    void itsOwnSessionIsMeantAndNoOther()
    {
        LoginDouble login(m_bus);
        int away = 0;
        const desktop::SessionWatch watch([&] { ++away; });
        QTRY_VERIFY_WITH_TIMEOUT((login.lockSession(kSessionPath), away > 0), kPatience);
        hearAll(login);
        const int before = away;
        login.lockSession(QStringLiteral("/org/freedesktop/login1/session/_33"));
        wake(login);
        QCOMPARE(away, before);
    }
    void whoHasGoneHoldsUpNothing()
    {
        LoginDouble login(m_bus);
        {
            const desktop::SessionWatch watch([] {});
            QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 1, kPatience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 0, kPatience);
    }

private:
    // What was sent before these was heard before them.
    static void hearAll(LoginDouble &login)
    {
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 1, kPatience);
        login.sleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 0, kPatience);
    }
    static void wake(LoginDouble &login)
    {
        login.sleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(login.heldUp(), 1, kPatience);
    }

    PrivateBus m_bus;
};

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SessionWatchTest)
#include "SessionWatchTest.moc"

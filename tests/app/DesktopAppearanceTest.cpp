#include "app/desktop/DesktopAppearance.h"
#include "tests/app/PortalDouble.h"

#include <QTest>

namespace porthole::test {

namespace {

const QString kScheme = QStringLiteral("color-scheme");
const QString kContrast = QStringLiteral("contrast");

using Dark = std::optional<bool>;

/// What somebody is told who looks, and listens since.
struct Looker {
    Looker() { appearance.look(); }
    /// Both keys have been answered.
    bool isTold()
    {
        return QTest::qWaitFor([this] { return times >= 2; }, 20'000);
    }

    int times = 0;
    desktop::DesktopAppearance::Wishes wishes;
    desktop::DesktopAppearance appearance{[this](const desktop::DesktopAppearance::Wishes &told) {
        wishes = told;
        ++times;
    }};
};

} // namespace

/// What the desktop says of how things should look, against a double of its portal on a bus of the test's.
class DesktopAppearanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.isUp());
        // The process has one session bus for all its life.
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                m_bus.environment().value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")).toUtf8());
    }
    void isWhatThePortalSays_data();
    void isWhatThePortalSays();
    void followsWhatChanges_data() { isWhatThePortalSays_data(); }
    void followsWhatChanges();
    void onlyItsOwnKeysCount();
    void aKeyThatThePortalDoesNotKnowIsNoWish();
    void aPortalThatHasGoneIsNoWish();
    void aLookFindsWhatNobodyTold();
    void anOlderAnswerDoesNotUndoAChange();
    void nobodyIsToldOnceItIsGone();

private:
    PrivateBus m_bus;
};

void DesktopAppearanceTest::isWhatThePortalSays_data()
{
    QTest::addColumn<QVariant>("scheme");
    QTest::addColumn<QVariant>("contrast");
    QTest::addColumn<Dark>("dark");
    QTest::addColumn<bool>("more");
    QTest::newRow("no preference") << QVariant(0U) << QVariant(0U) << Dark() << false;
    QTest::newRow("dark") << QVariant(1U) << QVariant(0U) << Dark(true) << false;
    QTest::newRow("light, with more contrast") << QVariant(2U) << QVariant(1U) << Dark(false) << true;
    QTest::newRow("not known yet") << QVariant(3U) << QVariant(2U) << Dark() << false;
    QTest::newRow("texts") << QVariant(QStringLiteral("1")) << QVariant(QStringLiteral("1")) << Dark()
                           << false;
    QTest::newRow("signed") << QVariant(1) << QVariant(1) << Dark() << false;
    QTest::newRow("truths") << QVariant(true) << QVariant(true) << Dark() << false;
    QTest::newRow("lists") << QVariant(QStringList{QStringLiteral("1")}) << QVariant(QStringList()) << Dark()
                           << false;
}

void DesktopAppearanceTest::isWhatThePortalSays()
{
    QFETCH(QVariant, scheme);
    QFETCH(QVariant, contrast);
    PortalDouble portal(m_bus, {{kScheme, scheme}, {kContrast, contrast}});
    Looker looker;
    QVERIFY(looker.isTold());
    QTEST(looker.wishes.dark, "dark");
    QTEST(looker.wishes.contrast, "more");
    portal.asked.sort();
    QCOMPARE(portal.asked, QStringList({QStringLiteral("org.freedesktop.appearance color-scheme"),
                                        QStringLiteral("org.freedesktop.appearance contrast")}));
}

void DesktopAppearanceTest::followsWhatChanges()
{
    QFETCH(QVariant, scheme);
    QFETCH(QVariant, contrast);
    QFETCH(Dark, dark);
    QFETCH(bool, more);
    // The opposite of it first, so that each row is a change.
    PortalDouble portal(m_bus, {{kScheme, dark == true ? 2U : 1U}, {kContrast, more ? 0U : 1U}});
    Looker looker;
    QVERIFY(looker.isTold());
    QCOMPARE(looker.wishes.dark, Dark(dark != true));
    QCOMPARE(looker.wishes.contrast, !more);
    portal.change(kScheme, scheme);
    QTRY_COMPARE(looker.wishes.dark, dark);
    QCOMPARE(looker.wishes.contrast, !more);
    portal.change(kContrast, contrast);
    QTRY_COMPARE(looker.wishes.contrast, more);
    QCOMPARE(looker.wishes.dark, dark);
    QCOMPARE(portal.asked.size(), 2); // it was not asked again
}

void DesktopAppearanceTest::onlyItsOwnKeysCount()
{
    PortalDouble portal(m_bus, {{kScheme, 0U}, {kContrast, 0U}});
    Looker looker;
    QVERIFY(looker.isTold());
    portal.change(QStringLiteral("accent-color"), 1U);
    portal.tell(QStringLiteral("org.gnome.desktop.interface"), kScheme, 1U);
    portal.change(kContrast, 1U); // what comes last was heard last
    QTRY_VERIFY(looker.wishes.contrast);
    QCOMPARE(looker.wishes.dark, Dark());
    QCOMPARE(looker.times, 3);
}

void DesktopAppearanceTest::aKeyThatThePortalDoesNotKnowIsNoWish()
{
    PortalDouble portal(m_bus, {{kContrast, 1U}});
    Looker looker;
    QVERIFY(looker.isTold());
    QCOMPARE(looker.wishes.dark, Dark());
    QVERIFY(looker.wishes.contrast);
}

void DesktopAppearanceTest::aPortalThatHasGoneIsNoWish()
{
    auto portal =
        std::make_unique<PortalDouble>(m_bus, QHash<QString, QVariant>{{kScheme, 1U}, {kContrast, 1U}});
    Looker looker;
    QVERIFY(looker.isTold());
    QCOMPARE(looker.wishes.dark, Dark(true));
    QVERIFY(looker.wishes.contrast);
    portal.reset();
    looker.appearance.look();
    QTRY_COMPARE(looker.wishes.dark, Dark());
    QTRY_VERIFY(!looker.wishes.contrast);
    // One that comes later is heard as well.
    portal = std::make_unique<PortalDouble>(m_bus);
    portal->change(kScheme, 1U);
    QTRY_COMPARE(looker.wishes.dark, Dark(true));
}

void DesktopAppearanceTest::aLookFindsWhatNobodyTold()
{
    PortalDouble portal(m_bus, {{kScheme, 2U}, {kContrast, 0U}});
    Looker looker;
    QVERIFY(looker.isTold());
    QCOMPARE(looker.wishes.dark, Dark(false));
    portal.changeUnheard(kScheme, 1U);
    looker.appearance.look();
    QTRY_COMPARE(looker.wishes.dark, Dark(true));
}

/// An answer was on its way when it changed.
void DesktopAppearanceTest::anOlderAnswerDoesNotUndoAChange()
{
    PortalDouble portal(m_bus, {{kScheme, 2U}, {kContrast, 0U}});
    portal.holdAnswers();
    Looker looker;
    QTRY_COMPARE(portal.asked.size(), 2);
    portal.change(kScheme, 1U);
    QTRY_COMPARE(looker.wishes.dark, Dark(true));
    portal.answerHeld(); // that it is light, and then of the contrast
    QTRY_COMPARE(looker.times, 2);
    portal.change(kContrast, 1U);
    QTRY_VERIFY(looker.wishes.contrast);
    QCOMPARE(looker.wishes.dark, Dark(true));
    QCOMPARE(looker.times, 3);
}

void DesktopAppearanceTest::nobodyIsToldOnceItIsGone()
{
    PortalDouble portal(m_bus, {{kScheme, 1U}, {kContrast, 1U}});
    bool told = false;
    {
        desktop::DesktopAppearance appearance([&told](const auto &) { told = true; });
        appearance.look();
    }
    {
        Looker listening;
        QVERIFY(listening.isTold());
    }
    QVERIFY(!told);
    // Nor of a change, once it has listened.
    auto gone = std::make_unique<Looker>();
    QVERIFY(gone->isTold());
    gone.reset();
    Looker another;
    QVERIFY(another.isTold());
    portal.change(kScheme, 2U);
    QTRY_COMPARE(another.wishes.dark, Dark(false));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::DesktopAppearanceTest)
#include "DesktopAppearanceTest.moc"

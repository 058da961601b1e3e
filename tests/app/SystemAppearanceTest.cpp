#include "FirstStartRig.h"
#include "tests/app/PortalDouble.h"
#include "ui/Colours.h"

namespace porthole {

using namespace test;

/// The program as it is put together, on a desktop that has a wish.
class SystemAppearanceTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.isUp());
        m_bus.takeThisProcess();
    }
    void theWindowLooksAsTheDesktopDoes();

private:
    PrivateBus m_bus;
};

void SystemAppearanceTest::theWindowLooksAsTheDesktopDoes()
{
    const QString scheme = QStringLiteral("color-scheme"), contrast = QStringLiteral("contrast");
    const auto colours = [] { return &ui::coloursOf(QApplication::palette()); };
    const NewHome home;
    PortalDouble portal(m_bus, {{scheme, 1U}, {contrast, 0U}});
    FirstStart first;
    QVERIFY(first.isThere());
    const auto ground = [&first] { return first.window().palette().color(QPalette::Window); };
    QTRY_COMPARE_WITH_TIMEOUT(colours(), &ui::coloursFor(true, false), kPatience);
    QCOMPARE(ground(), ui::coloursFor(true, false).window);
    portal.change(scheme, 2U);
    QTRY_COMPARE_WITH_TIMEOUT(colours(), &ui::coloursFor(false, false), kPatience);
    QCOMPARE(ground(), ui::coloursFor(false, false).window);
    portal.change(contrast, 1U);
    QTRY_COMPARE_WITH_TIMEOUT(colours(), &ui::coloursFor(false, true), kPatience);
    portal.change(scheme, 1U);
    QTRY_COMPARE_WITH_TIMEOUT(colours(), &ui::coloursFor(true, true), kPatience);
    QCOMPARE(ground(), ui::coloursFor(true, true).window);
}

} // namespace porthole

QTEST_MAIN(porthole::SystemAppearanceTest)
#include "SystemAppearanceTest.moc"

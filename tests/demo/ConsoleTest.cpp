#include "app/demo/TextScreen.h"
#include "tests/demo/WatchedConsole.h"

namespace porthole::test {

namespace {

constexpr rfb::Size kGraphicsMode{960, 600};
constexpr rfb::Rect kBanner{0, 0, 960, 20}, kSea{760, 580, 200, 20};
constexpr rfb::Rect kPorthole{650, 70, 260, 260};
constexpr std::uint32_t kMoon = 0xf8efd2; // only the login shows it
/// Where the login's and the password's lines are, and what is below them.
constexpr rfb::Rect kLoginLine{10, 190, 500, 20}, kPasswordLine{10, 210, 500, 20};

ConsoleOptions onceOnly()
{
    ConsoleOptions options = quickOptions();
    options.reconnect = false;
    return options;
}

} // namespace

/// The demo's consoles, looked at by the product's own sessions.
class ConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bootsAndComesToALogin();
    void movesByItself();
    void echoesWhatIsTypedButNoPassword();
    void aCommandIsAnswered();
    void aPausedMachineStandsStill();
    void viewersShareTheScreen();
    void everyFormatShowsTheSamePicture_data();
    void everyFormatShowsTheSamePicture();
    void aTokenThatLapsedIsRefused();
    void aMachineThatIsOffIsRefused();
    void aTypeThatIsNotThereIsToldApart();
    void aServerBeingBuiltIsNotReady();
    void stoppingClosesTheConsole();
    void rebootingClosesItAndBootsAnew();

private:
    DecodingThreads m_threads{1};
};

void ConsoleTest::bootsAndComesToALogin()
{
    demo::DemoOptions slow = quickDemo();
    slow.speed = 4;
    DemoRig rig(slow);
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto target = rig.console(QStringLiteral("harbour-web-1"));
    QVERIFY(target);
    WatchedConsole console(*target, onceOnly(), m_threads.next());
    std::vector<rfb::Size> sizes;
    QObject::connect(console.operator->(), &ConsoleSession::frameResized, this,
                     [&](rfb::Size size) { sizes.push_back(size); });
    console->open();
    QTRY_VERIFY(console.size() == kGraphicsMode);
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    QCOMPARE(console->title(), QStringLiteral("harbour-web-1 (Porthole demo)"));
    QVERIFY(console.is(SessionState::Live));
    QVERIFY(console.pictures > 0);
    // Text mode first, then the larger one: a change of size within a session.
    QVERIFY(sizes.front() == (rfb::Size{720, 400}));
    QVERIFY(console.shows(demo::colour::Banner, kBanner));
    QVERIFY(console.shows(demo::colour::Amber, kBanner)); // behind the word DEMO
    QVERIFY(console.keptToTheTable());
}

void ConsoleTest::movesByItself()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    WatchedConsole console(*rig.console(QStringLiteral("db-primary")), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    const auto sea = console.part(kSea), view = console.part(kPorthole);
    QTRY_VERIFY(console.part(kSea) != sea);
    QTRY_VERIFY(console.part(kPorthole) != view);
}

void ConsoleTest::echoesWhatIsTypedButNoPassword()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    WatchedConsole console(*rig.console(QStringLiteral("db-primary")), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    const auto empty = console.part(kLoginLine);
    console.type("ahab");
    QTRY_VERIFY(console.part(kLoginLine) != empty);
    const auto blank = console.part(kPasswordLine);
    console.type("\n");
    QTRY_VERIFY(console.part(kPasswordLine) != blank);
    const auto asked = console.part(kPasswordLine);
    console.type("Moby-Dick");
    const int before = console.pictures;
    console->refresh(); // what was typed has arrived when this is answered
    QTRY_VERIFY(console.pictures > before);
    QVERIFY(console.part(kPasswordLine) == asked);
    console.type("\n");
    QTRY_VERIFY(!console.shows(kMoon, kPorthole));
}

void ConsoleTest::aCommandIsAnswered()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    WatchedConsole console(*rig.console(QStringLiteral("db-primary")), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    console.type("ahab\nx\n");
    QTRY_VERIFY(!console.shows(kMoon, kPorthole));
    constexpr rfb::Rect text{0, 30, 960, 540};
    QVERIFY(!console.shows(demo::colour::Red, text));
    console.type("frobnicate\n");
    QTRY_VERIFY(console.shows(demo::colour::Red, text)); // it does not know that
    console.type("porthole\n");
    QTRY_VERIFY(console.shows(kMoon, text));
    console.type("q");
    QTRY_VERIFY(!console.shows(kMoon, text));
    console.type("logout\n");
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
}

void ConsoleTest::aPausedMachineStandsStill()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    WatchedConsole console(*rig.console(QStringLiteral("db-replica")), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    const auto still = console.part({0, 0, 960, 600});
    console.type("ahab");
    const int before = console.pictures;
    console->refresh();
    QTRY_VERIFY(console.pictures > before);
    QVERIFY(console.part({0, 0, 960, 600}) == still);
}

void ConsoleTest::viewersShareTheScreen()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto target = *rig.console(QStringLiteral("db-primary")); // a token opens any number
    WatchedConsole one(target, onceOnly(), m_threads.next());
    WatchedConsole other(target, onceOnly(), m_threads.next());
    one->open();
    other->open();
    QTRY_VERIFY(one.shows(kMoon, kPorthole) && other.shows(kMoon, kPorthole));
    const auto empty = other.part(kLoginLine);
    one.type("ahab");
    QTRY_VERIFY(other.part(kLoginLine) != empty);
    QTRY_VERIFY(one.part(kLoginLine) == other.part(kLoginLine));
    one.destroy();
    const auto sea = other.part(kSea);
    QTRY_VERIFY(other.part(kSea) != sea);
}

void ConsoleTest::everyFormatShowsTheSamePicture_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<rfb::PixelFormat>("format");
    const rfb::PixelFormat ours, swapped{32, 24, false, true, 255, 255, 255, 0, 8, 16},
        high{32, 24, false, true, 255, 255, 255, 24, 16, 8}, big{32, 24, true, true, 255, 255, 255, 16, 8, 0},
        deep{32, 32, false, true, 255, 255, 255, 16, 8, 0};
    for (const auto &[name, encoding] : {std::pair{"raw", 0}, std::pair{"zrle", 16}}) {
        QTest::addRow("%s, as it is", name) << encoding << ours;
        QTest::addRow("%s, red and blue swapped", name) << encoding << swapped;
        QTest::addRow("%s, in the upper three bytes", name) << encoding << high;
        QTest::addRow("%s, big endian", name) << encoding << big;
        QTest::addRow("%s, depth 32", name) << encoding << deep;
    }
}

void ConsoleTest::everyFormatShowsTheSamePicture()
{
    QFETCH(int, encoding);
    QFETCH(rfb::PixelFormat, format);
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto target = *rig.console(QStringLiteral("db-replica")); // it stands still
    WatchedConsole expected(target, onceOnly(), m_threads.next());
    expected->open();
    ConsoleOptions options = onceOnly();
    options.client.pixelFormat = format;
    options.client.encodings = {encoding, -223};
    WatchedConsole console(target, options, m_threads.next());
    console->open();
    QTRY_VERIFY(expected.pictures > 0 && console.pictures > 0);
    QVERIFY(console.shows(kMoon, kPorthole));
    QVERIFY(console.part({0, 0, 960, 600}) == expected.part({0, 0, 960, 600}));
}

void ConsoleTest::aTokenThatLapsedIsRefused()
{
    demo::DemoOptions options = quickDemo();
    options.consoleTokenLife = Milliseconds{0};
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    WatchedConsole console(*rig.console(QStringLiteral("db-primary")), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.is(SessionState::Failed));
    QCOMPARE(console.error().kind, ErrorKind::AuthRejected);
}

void ConsoleTest::aMachineThatIsOffIsRefused()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const auto target = rig.console(QStringLiteral("mail-relay")); // Nova gives an address for it
    QVERIFY(target);
    WatchedConsole console(*target, onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.is(SessionState::Failed));
    QCOMPARE(console.error().kind, ErrorKind::AuthRejected);
}

void ConsoleTest::aTypeThatIsNotThereIsToldApart()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const ServerId id = rig.server(QStringLiteral("db-primary")).id;
    for (const ConsoleType type : {ConsoleType::Serial, ConsoleType::SpiceHtml5, ConsoleType::RdpHtml5,
                                   ConsoleType::XvpVnc, ConsoleType::WebMks}) {
        const auto answer = finished(rig.compute.consoles.open(id, type));
        QCOMPARE(words(answer), QByteArray("success"));
        QVERIFY(std::holds_alternative<openstack::ConsoleRefusal>(**answer));
        QCOMPARE(std::get<openstack::ConsoleRefusal>(**answer).obstacle,
                 openstack::ConsoleObstacle::TypeUnavailable);
    }
}

void ConsoleTest::aServerBeingBuiltIsNotReady()
{
    demo::DemoOptions options = quickDemo();
    options.buildTime = Milliseconds{3600000};
    DemoRig rig(options);
    QVERIFY2(rig.demo, failureOf(rig.started));
    for (const char *name : {"build-runner-7", "gpu-trainer"}) {
        const ServerId id = rig.server(QString::fromLatin1(name)).id;
        const auto answer = finished(rig.compute.consoles.open(id, ConsoleType::NoVnc));
        QCOMPARE(words(answer), QByteArray("success"));
        QVERIFY(std::holds_alternative<openstack::ConsoleRefusal>(**answer));
        QCOMPARE(std::get<openstack::ConsoleRefusal>(**answer).obstacle,
                 openstack::ConsoleObstacle::NotReady);
    }
}

void ConsoleTest::stoppingClosesTheConsole()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const QString name = QStringLiteral("harbour-web-1");
    WatchedConsole console(*rig.console(name), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    QCOMPARE(words(finished(rig.compute.actions.stop(rig.server(name).id))), QByteArray("success"));
    QTRY_VERIFY(!console.is(SessionState::Live));
    QCOMPARE(console.error().kind, ErrorKind::Closed);
    QVERIFY2(console.says("the server ended the console"), console.error().detail.c_str());

    QCOMPARE(words(finished(rig.compute.actions.start(rig.server(name).id))), QByteArray("success"));
    QTRY_COMPARE(rig.server(name).status, ServerStatus::Active);
    WatchedConsole again(*rig.console(name), onceOnly(), m_threads.next());
    again->open();
    QTRY_VERIFY(again.shows(kMoon, kPorthole));
}

void ConsoleTest::rebootingClosesItAndBootsAnew()
{
    DemoRig rig;
    QVERIFY2(rig.demo, failureOf(rig.started));
    const QString name = QStringLiteral("harbour-web-1");
    WatchedConsole console(*rig.console(name), onceOnly(), m_threads.next());
    console->open();
    QTRY_VERIFY(console.shows(kMoon, kPorthole));
    console.type("ahab\nx\n");
    QTRY_VERIFY(!console.shows(kMoon, kPorthole));
    QCOMPARE(words(finished(rig.compute.actions.reboot(rig.server(name).id, openstack::Reboot::Hard))),
             QByteArray("success"));
    QTRY_VERIFY(!console.is(SessionState::Live));
    QTRY_COMPARE(rig.server(name).status, ServerStatus::Active);
    WatchedConsole again(*rig.console(name), onceOnly(), m_threads.next());
    again->open();
    QTRY_VERIFY(again.shows(kMoon, kPorthole)); // nobody is logged in any more
}

} // namespace porthole::test

QTEST_MAIN(porthole::test::ConsoleTest)
#include "ConsoleTest.moc"

#include "tests/session/NovaDouble.h"

using namespace std::chrono_literals;

namespace porthole::test {

/// From a cloud to the pixels of a server's console, the whole way.
class CloudConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInListsAndShowsAConsole();

private:
    DecodingThreads m_threads{1};
};

void CloudConsoleTest::signsInListsAndShowsAConsole()
{
    NovaRig rig;
    CloudConnection &cloud = rig.add();
    cloud.open();
    QTRY_COMPARE(cloud.state(), CloudState::Open);
    QCOMPARE(cloud.projects().size(), 3);
    QCOMPARE(cloud.regions(), (QStringList{u"RegionOne"_qs, u"RegionTwo"_qs}));
    QCOMPARE(cloud.homeScope(), rig.nova.scope());
    cloud.openScope(*cloud.homeScope());
    QTRY_COMPARE(cloud.listing(rig.nova.scope()), ListingState::Complete);
    QCOMPARE(cloud.servers(rig.nova.scope()).size(), 2);

    ConsoleRegistry consoles(m_threads);
    ConsoleSession &session = consoles.open(cloud.consoleSource(rig.nova.scope(), rig.nova.webId()),
                                            u"web"_qs, u"double"_qs, quickOptions());
    QCOMPARE(session.title(), u"web"_qs);
    QCOMPARE(session.address(), u"double"_qs);
    QTRY_COMPARE(session.state(), SessionState::Live);
    QTRY_COMPARE(session.title(), u"fake"_qs);
    QCOMPARE(rig.nova.proxy.tokens(), QByteArrayList{"console-token-1"});
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::CloudConsoleTest)
#include "CloudConsoleTest.moc"

#include "tests/session/WatchedSession.h"

#include <QSignalSpy>
#include <QtEndian>

namespace porthole::test {

/// A console that is live: pixels, pacing, input, news.
class ConsoleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesLiveAndShowsThePicture();
    void theFirstRequestIsForTheWholePicture();
    void nothingIsAskedForWhileNobodyLooks();
    void theNextUpdateIsAskedForWhileTheFirstIsOnItsWay();
    void aNewSizeIsAskedForWhole();
    void refreshAsksForTheWholePicture();
    void keysArriveInOrder();
    void whatIsPressedIsReleasedWhenTheSessionCloses();
    void inputBeforeLiveIsDropped();
    void theServerNamesTheDesktop();
    void aBellIsHeardAndAClipboardOffered();

private:
    DecodingThreads m_threads{1};
};

void ConsoleTest::goesLiveAndShowsThePicture()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    QCOMPARE(session->title(), session->address());
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    QVERIFY(session.is(SessionState::Live));
    QCOMPARE(session->frames().size(), (rfb::Size{64, 48}));
    server.paint(0xffaa5500);
    QTRY_COMPARE(session.colour(), 0xffaa5500u);
    QVERIFY(session.keptToTheTable());
    QVERIFY(!session->trouble());
}

void ConsoleTest::theFirstRequestIsForTheWholePicture()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(server.requests().size() >= 2);
    QCOMPARE(server.requests()[0], false);
    QCOMPARE(server.requests()[1], true);
}

void ConsoleTest::nothingIsAskedForWhileNobodyLooks()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session.looks = false;
    QSignalSpy bell(session.operator->(), &ConsoleSession::bell);
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    server.paint(0xff000001);
    server.say(QByteArray(1, '\2')); // heard after the picture, so no request can still be to come
    QTRY_COMPARE(bell.count(), 1);
    QCOMPARE(server.requests().size(), std::size_t{1});
    QCOMPARE(session.framesReady, 1);

    session->takeDamage();
    QTRY_COMPARE(server.requests().size(), std::size_t{2});
    QTRY_COMPARE(session.colour(), 0xff000001u);
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void ConsoleTest::theNextUpdateIsAskedForWhileTheFirstIsOnItsWay()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    QTRY_COMPARE(server.requests().size(), std::size_t{2});
    const QByteArray update = FakeRfbServer::rawUpdate(server.script.size, 0xff333333);
    server.say(update.left(100)); // the answer, but not all of it
    QTRY_COMPARE(server.requests().size(), std::size_t{3});
    server.say(update.mid(100));
    QTRY_COMPARE(session.colour(), 0xff333333u);
}

void ConsoleTest::aNewSizeIsAskedForWhole()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    std::vector<rfb::Size> sizes;
    connect(session.operator->(), &ConsoleSession::frameResized, this,
            [&](rfb::Size size) { sizes.push_back(size); });
    session->open();
    QTRY_COMPARE(session.colour(), 0xff204060u);
    QTRY_COMPARE(server.requests().size(), std::size_t{2});

    server.script.size = {20, 10};
    // DesktopSize, pseudo-encoding -223: RFC 6143 section 7.8.2.
    server.say(QByteArray::fromHex("00000001"
                                   "00000000"
                                   "0014000a"
                                   "ffffff21"));
    QTRY_COMPARE(session->frames().size(), (rfb::Size{20, 10}));
    QTRY_VERIFY(std::count(server.requests().begin(), server.requests().end(), false) >= 2);
    QTRY_COMPARE(sizes.size(), std::size_t{2});
    QCOMPARE(sizes.back(), (rfb::Size{20, 10}));
    QTRY_COMPARE(session.colour(), 0xff204060u);
}

void ConsoleTest::refreshAsksForTheWholePicture()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_COMPARE(server.requests().size(), std::size_t{2});
    session->key({{0x61, 0}, true});
    session->refresh();
    QTRY_COMPARE(std::count(server.requests().begin(), server.requests().end(), false), 2);
    QCOMPARE(server.keys().size(), std::size_t{1}); // sent before, so there before
}

void ConsoleTest::keysArriveInOrder()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    std::vector<FakeRfbServer::Key> typed;
    for (quint32 keysym = 0x61; keysym <= 0x7a; ++keysym) {
        for (bool down : {true, false}) {
            session->key({{keysym, 0}, down});
            typed.push_back({down, keysym});
        }
    }
    QTRY_COMPARE(server.keys().size(), typed.size());
    QVERIFY(server.keys() == typed);
}

void ConsoleTest::whatIsPressedIsReleasedWhenTheSessionCloses()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    session->key({{0xffe3, 0}, true});
    QTRY_COMPARE(server.keys().size(), std::size_t{1});
    session->close();
    QTRY_COMPARE(server.keys().size(), std::size_t{2});
    QVERIFY((server.keys().back() == FakeRfbServer::Key{false, 0xffe3}));
}

void ConsoleTest::inputBeforeLiveIsDropped()
{
    FakeRfbServer server({.asksPassword = true});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    session->key({{0x61, 0}, true});
    session->open();
    QTRY_VERIFY(session.is(SessionState::PasswordNeeded));
    session->key({{0x62, 0}, true});
    session->submitPassword(Secret(FakeRfbServer::kPassword));
    QTRY_VERIFY(session.is(SessionState::Live));
    session->key({{0x63, 0}, true});
    QTRY_VERIFY(!server.keys().empty());
    QCOMPARE(server.keys().front().keysym, 0x63u);
}

void ConsoleTest::theServerNamesTheDesktop()
{
    FakeRfbServer server({.name = "QEMU (instance-1)"});
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    QSignalSpy titles(session.operator->(), &ConsoleSession::titleChanged);
    session->open();
    QTRY_COMPARE(titles.count(), 1);
    QCOMPARE(session->title(), QStringLiteral("QEMU (instance-1)"));
}

void ConsoleTest::aBellIsHeardAndAClipboardOffered()
{
    FakeRfbServer server;
    WatchedSession session(server.target(), quickOptions(), m_threads.next());
    QSignalSpy bell(session.operator->(), &ConsoleSession::bell);
    QSignalSpy text(session.operator->(), &ConsoleSession::cutTextOffered);
    session->open();
    QTRY_VERIFY(session.is(SessionState::Live));
    server.say(QByteArray::fromHex("02"
                                   "03000000"
                                   "00000003") +
               "caf");
    QTRY_COMPARE(bell.count(), 1);
    QTRY_COMPARE(text.count(), 1);
    QCOMPARE(text.front().front().toString(), QStringLiteral("caf"));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ConsoleTest)
#include "ConsoleTest.moc"

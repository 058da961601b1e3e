#include "core/rfb/Client.h"
#include "core/rfb/Encodings.h"
#include "tests/rfb/Pieces.h"
#include "tests/rfb/WireImage.h"

#include <QTest>

using namespace porthole;
using namespace porthole::test;
using namespace rfb;

namespace {

Client connectedClient()
{
    Client client;
    const auto result = client.receive(greeting(100, 50));
    Q_ASSERT(result);
    client.takeOutput();
    return client;
}

void announce(Client &client, std::int32_t encoding, unsigned x = 0)
{
    const auto result = client.receive(updateHeader(1) + rectHeader(x, 0, 0, 0, encoding));
    Q_ASSERT(result);
}

} // namespace

class InputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysGoByKeysymUntilTheServerTakesScancodes();
    void aKeyIsReleasedTheWayItWasPressed();
    void releaseAllLeavesNothingDown();
    void thePointerIsClamped();
    void movementsGoAroundTheMiddle();
    void clipboardTextBecomesLatin1();
    void aDesktopSizeIsAskedForOnlyWhereItCanBe();
};

void InputTest::keysGoByKeysymUntilTheServerTakesScancodes()
{
    Client client = connectedClient();
    client.key('a', 0x1e, true);
    client.key('a', 0x1e, false);
    QCOMPARE(client.takeOutput(), (Bytes{4, 1, 0, 0, 0, 0, 0, 'a', 4, 0, 0, 0, 0, 0, 0, 'a'}));
    client.key(0, 0x1e, true); // nothing that this server could take
    QVERIFY(client.takeOutput().empty());

    announce(client, encoding::ExtendedKeyEvent);
    QVERIFY(client.takesScancodes());
    client.key('a', 0x9d, true);
    QCOMPARE(client.takeOutput(), (Bytes{255, 0, 0, 1, 0, 0, 0, 'a', 0, 0, 0, 0x9d}));
    client.key('b', 0, true); // no scancode known
    QCOMPARE(client.takeOutput(), (Bytes{4, 1, 0, 0, 0, 0, 0, 'b'}));
}

void InputTest::aKeyIsReleasedTheWayItWasPressed()
{
    Client client = connectedClient();
    client.key('q', 0x10, true);
    client.takeOutput();
    announce(client, encoding::ExtendedKeyEvent);
    client.key('Q', 0x10, false); // Shift has come between
    QCOMPARE(client.takeOutput(), (Bytes{4, 0, 0, 0, 0, 0, 0, 'q'}));
}

void InputTest::releaseAllLeavesNothingDown()
{
    Client client = connectedClient();
    client.key(0xffe3, 0x1d, true);
    client.key(0xffe3, 0x1d, true); // repeats are not twice down
    client.pointer(3, 4, LeftButton);
    client.takeOutput();
    client.releaseAll();
    QCOMPARE(client.takeOutput(), (Bytes{4, 0, 0, 0, 0, 0, 0xff, 0xe3, 5, 0, 0, 3, 0, 4}));
    client.releaseAll();
    QVERIFY(client.takeOutput().empty());
}

void InputTest::thePointerIsClamped()
{
    Client client = connectedClient();
    client.pointer(-5, 7000, WheelUp);
    QCOMPARE(client.takeOutput(), (Bytes{5, WheelUp, 0, 0, 0, 49}));
}

void InputTest::movementsGoAroundTheMiddle()
{
    Client client = connectedClient();
    announce(client, encoding::PointerMotionChange, 0);
    QVERIFY(!client.pointerIsAbsolute());
    client.pointerMoved(-1, 2, 0);
    QCOMPARE(client.takeOutput(), (Bytes{5, 0, 0x7f, 0xfe, 0x80, 0x01}));
    client.pointerMoved(-1000000, 1000000, 0);
    QCOMPARE(client.takeOutput(), (Bytes{5, 0, 0, 0, 0xff, 0xff}));
    announce(client, encoding::PointerMotionChange, 1);
    QVERIFY(client.pointerIsAbsolute());
}

void InputTest::clipboardTextBecomesLatin1()
{
    Client client = connectedClient();
    client.cutText("a\u00e9\u20acz\xff");
    QCOMPARE(client.takeOutput(), (Bytes{6, 0, 0, 0, 0, 0, 0, 5, 'a', 0xe9, '?', 'z', '?'}));
}

void InputTest::aDesktopSizeIsAskedForOnlyWhereItCanBe()
{
    Client client = connectedClient();
    QVERIFY(!client.requestDesktopSize({640, 480}));
    QVERIFY(client.takeOutput().empty());
    Bytes screens = Bytes{1, 0, 0, 0} + big(7u) + Bytes(8, 0) + big(9u);
    QVERIFY(
        client.receive(updateHeader(1) + rectHeader(0, 0, 100, 50, encoding::ExtendedDesktopSize) + screens));
    QVERIFY(!client.requestDesktopSize({0, 480}));
    QVERIFY(client.requestDesktopSize({640, 480}));
    QCOMPARE(client.takeOutput(),
             (Bytes{251, 0, 2, 128, 1, 224, 1, 0, 0, 0, 0, 7, 0, 0, 0, 0, 2, 128, 1, 224, 0, 0, 0, 9}));
}

QTEST_GUILESS_MAIN(InputTest)
#include "InputTest.moc"

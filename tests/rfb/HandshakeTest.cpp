#include "core/rfb/Client.h"
#include "core/rfb/VncAuthentication.h"
#include "tests/rfb/Pieces.h"

#include <QTest>

using namespace porthole;
using namespace porthole::test;

namespace {

const std::size_t kPieces[] = {1, 2, 3, 7, 1024};

ErrorKind kindOf(const Result<> &result) { return result ? ErrorKind::Bug : result.error().kind; }

} // namespace

class HandshakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reachesServerInit_data();
    void reachesServerInit();
    void answersTheChallenge_data();
    void answersTheChallenge();
    void vncAuthenticationMatchesAKnownAnswer();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void sendsNothingAheadOfItsTurn();
    void introducesItselfAfterServerInit();
    void keepsTheServersFormatWhenAsked();
    void failsForGood();
};

void HandshakeTest::reachesServerInit_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("client");
    const auto row = [](const char *name, const char *version, const Bytes &security, const char *answer,
                        const Bytes &choice) {
        const Bytes server = bytesOf(version) + security + serverInit(20, 10);
        const Bytes client = bytesOf(answer) + choice + Bytes{1};
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(server.data()),
                                          qsizetype(server.size()))
                            << QByteArray(reinterpret_cast<const char *>(client.data()),
                                          qsizetype(client.size()));
    };
    row("3.8", "RFB 003.008\n", Bytes{1, 1} + big(0u), "RFB 003.008\n", {1});
    row("3.8, several types", "RFB 003.008\n", Bytes{3, 19, 2, 1} + big(0u), "RFB 003.008\n", {1});
    row("3.7", "RFB 003.007\n", Bytes{1, 1}, "RFB 003.007\n", {1});
    row("3.3", "RFB 003.003\n", big(1u), "RFB 003.003\n", {});
    row("3.5 that never was", "RFB 003.005\n", big(1u), "RFB 003.003\n", {});
    row("3.889 of Apple", "RFB 003.889\n", Bytes{1, 1} + big(0u), "RFB 003.008\n", {1});
    row("5.0 of RealVNC", "RFB 005.000\n", Bytes{1, 1} + big(0u), "RFB 003.008\n", {1});
}

void HandshakeTest::reachesServerInit()
{
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, client);
    for (const std::size_t piece : kPieces) {
        rfb::Client machine;
        const auto result = feed(machine, bytesOf({server.constData(), std::size_t(server.size())}), piece);
        QVERIFY2(result, result ? "" : result.error().detail.c_str());
        QVERIFY(machine.connected());
        const auto connected = only<rfb::Connected>(machine.takeEvents());
        QCOMPARE(connected.size(), 1u);
        QCOMPARE(connected[0].name, std::string("desk"));
        QCOMPARE(connected[0].size, (rfb::Size{20, 10}));
        const Bytes sent = machine.takeOutput();
        QVERIFY(textOf(sent).starts_with(std::string_view(client.constData(), std::size_t(client.size()))));
        QCOMPARE(*machine.framebuffer().at(19, 9), 0xff000000u);
    }
}

void HandshakeTest::answersTheChallenge_data()
{
    QTest::addColumn<int>("minor");
    for (const int minor : {3, 7, 8})
        QTest::addRow("3.%d", minor) << minor;
}

void HandshakeTest::answersTheChallenge()
{
    QFETCH(int, minor);
    const Bytes challenge = bytesOf("0123456789abcdef");
    const Bytes security = minor == 3 ? big(2u) : Bytes{1, 2};
    const Bytes start = bytesOf("RFB 003.00" + std::to_string(minor) + "\n") + security + challenge;
    for (const std::size_t piece : kPieces) {
        rfb::Client machine;
        QVERIFY(feed(machine, start, piece));
        QCOMPARE(only<rfb::PasswordNeeded>(machine.takeEvents()).size(), 1u);
        QCOMPARE(machine.awaiting(), "the password");
        machine.takeOutput();
        machine.providePassword(Secret("geheimnis"));
        const auto expected = rfb::vncAuthenticationResponse("geheimni", challenge.data());
        QCOMPARE(machine.takeOutput(), Bytes(expected.begin(), expected.end()));
        QVERIFY(feed(machine, big(0u) + serverInit(1, 1), piece));
        QVERIFY(machine.connected());
    }
}

void HandshakeTest::vncAuthenticationMatchesAKnownAnswer()
{
    // The key of DES's classic worked example, 133457799bbcdff1, each byte's bits reversed, and its
    // plaintext twice: the answer is that example's 85e813540f0ab405.
    const char password[] = "\xc8\x2c\xea\x9e\xd9\x3d\xfb\x8f";
    const std::uint8_t challenge[16] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
                                        0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
    const Bytes half{0x85, 0xe8, 0x13, 0x54, 0x0f, 0x0a, 0xb4, 0x05};
    const auto response = rfb::vncAuthenticationResponse(password, challenge);
    QCOMPARE(Bytes(response.begin(), response.end()), half + half);
}

void HandshakeTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const Bytes &server, ErrorKind kind, const char *says) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(server.data()),
                                          qsizetype(server.size()))
                            << int(kind) << QByteArray(says);
    };
    const Bytes v8 = bytesOf("RFB 003.008\n"), v3 = bytesOf("RFB 003.003\n"), v7 = bytesOf("RFB 003.007\n");
    const Bytes none = Bytes{1, 1}, challenge(16, 0);
    row("a web server", bytesOf("HTTP/1.1 400 Bad"), ErrorKind::PeerMisbehaved, "not a VNC server");
    row("an SSH server, one byte of it", bytesOf("S"), ErrorKind::PeerMisbehaved, "not a VNC server");
    row("version without digits", bytesOf("RFB 0x3.008\n"), ErrorKind::PeerMisbehaved, "without a version");
    row("version 2", bytesOf("RFB 002.001\n"), ErrorKind::PeerIncompatible, "version 2.1");
    row("refused, with a reason", v8 + Bytes{0} + big(4u) + bytesOf("busy"), ErrorKind::Forbidden, "busy");
    row("refused in 3.3", v3 + big(0u) + big(4u) + bytesOf("busy"), ErrorKind::Forbidden, "busy");
    row("no type in common", v8 + Bytes{2, 19, 30}, ErrorKind::PeerIncompatible, "offers 19, 30");
    row("3.3 demands another", v3 + big(19u), ErrorKind::PeerIncompatible, "demands 19");
    row("endless reason", v8 + Bytes{0} + big(0xffffffffu), ErrorKind::PeerMisbehaved, "reason of");
    row("login failed", v8 + none + big(1u) + big(3u) + bytesOf("no!"), ErrorKind::AuthRejected, "no!");
    row("login failed in 3.7", v7 + Bytes{1, 2} + challenge + big(1u), ErrorKind::AuthRejected, "password");
    row("too many tries in 3.3", v3 + big(2u) + challenge + big(2u), ErrorKind::AuthRejected, "too many");
    row("framebuffer too wide", v8 + none + big(0u) + serverInit(65535, 1), ErrorKind::PeerMisbehaved,
        "65535");
    row("framebuffer too large", v8 + none + big(0u) + serverInit(16384, 16384), ErrorKind::PeerMisbehaved,
        "16384");
    row("framebuffer of nothing", v8 + none + big(0u) + serverInit(0, 0), ErrorKind::PeerMisbehaved,
        "0 by 0");
    row("endless name",
        v8 + none + big(0u) + big(std::uint16_t{9}) + big(std::uint16_t{9}) + Bytes(16, 0) + big(0x7fffffffu),
        ErrorKind::PeerMisbehaved, "name of");
    Bytes badFormat = serverInit(9, 9);
    badFormat[4] = 24;
    row("24 bits per pixel", v8 + none + big(0u) + badFormat, ErrorKind::PeerMisbehaved, "24 bits");
    badFormat[4] = 32;
    badFormat[14] = 31; // red shifted out of the pixel
    row("colours that do not fit", v8 + none + big(0u) + badFormat, ErrorKind::PeerMisbehaved, "do not fit");
}

void HandshakeTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, server);
    QFETCH(int, kind);
    QFETCH(QByteArray, says);
    for (const std::size_t piece : kPieces) {
        rfb::Client machine;
        const Bytes stream = bytesOf({server.constData(), std::size_t(server.size())});
        Result<> result = feed(machine, stream, piece);
        if (result && only<rfb::PasswordNeeded>(machine.takeEvents()).size() == 1) {
            machine.providePassword(Secret("x"));
            result = machine.receive({});
        }
        QVERIFY(!result);
        QCOMPARE(int(kindOf(result)), kind);
        QVERIFY2(QByteArray::fromStdString(result.error().detail).contains(says),
                 result.error().detail.c_str());
    }
}

void HandshakeTest::sendsNothingAheadOfItsTurn()
{
    // Nova's proxy hands back a ClientInit that follows the security type too closely.
    rfb::Client machine;
    QVERIFY(machine.takeOutput().empty());
    QVERIFY(feed(machine, bytesOf("RFB 003.008\n"), 12));
    QCOMPARE(machine.takeOutput(), bytesOf("RFB 003.008\n"));
    QVERIFY(feed(machine, Bytes{1, 1}, 2));
    QCOMPARE(machine.takeOutput(), Bytes{1});
    QVERIFY(feed(machine, big(0u), 4));
    QCOMPARE(machine.takeOutput(), Bytes{1});
    machine.key('a', 0x1e, true);
    machine.pointer(1, 1, 1);
    machine.requestUpdate(true);
    QVERIFY(machine.takeOutput().empty());
}

void HandshakeTest::introducesItselfAfterServerInit()
{
    rfb::Client machine;
    QVERIFY(feed(machine, greeting(8, 4), 1024));
    const Bytes sent = machine.takeOutput();
    const Bytes wanted =
        Bytes{0, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0} + Bytes{2, 0};
    QVERIFY(std::search(sent.begin(), sent.end(), wanted.begin(), wanted.end()) != sent.end());
    machine.requestUpdate(true);
    QVERIFY(machine.updateRequested());
    // The first request is for the whole picture, whatever was asked.
    QCOMPARE(machine.takeOutput(), (Bytes{3, 0, 0, 0, 0, 0, 0, 8, 0, 4}));
    machine.requestUpdate(true);
    QCOMPARE(machine.takeOutput(), (Bytes{3, 1, 0, 0, 0, 0, 0, 8, 0, 4}));
}

void HandshakeTest::keepsTheServersFormatWhenAsked()
{
    rfb::ClientOptions options;
    options.pixelFormat.reset();
    options.encodings = {0};
    options.shared = false;
    rfb::Client machine(options);
    const rfb::PixelFormat rgb565{16, 16, true, true, 31, 63, 31, 11, 5, 0};
    QVERIFY(feed(machine, bytesOf("RFB 003.008\n") + Bytes{1, 1} + big(0u) + serverInit(1, 1, "x", rgb565),
                 1024));
    QCOMPARE(machine.takeOutput(), (bytesOf("RFB 003.008\n") + Bytes{1, 0} + Bytes{2, 0, 0, 1, 0, 0, 0, 0}));
    QVERIFY(feed(machine, Bytes{0, 0, 0, 1} + Bytes{0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0} + Bytes{0xf8, 0x00},
                 1024));
    QCOMPARE(*machine.framebuffer().at(0, 0), 0xffff0000u);
}

void HandshakeTest::failsForGood()
{
    rfb::Client machine;
    const auto first = machine.receive(viewOf("nonsense"));
    const auto second = machine.receive(viewOf("RFB 003.008\n"));
    QVERIFY(!first && !second);
    QCOMPARE(second.error().detail, first.error().detail);
}

QTEST_GUILESS_MAIN(HandshakeTest)
#include "HandshakeTest.moc"

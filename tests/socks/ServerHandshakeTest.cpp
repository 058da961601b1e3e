#include "core/socks/ServerHandshake.h"

#include <QTest>

namespace porthole::test {

namespace {

std::shared_ptr<const socks::Credentials> credentials()
{
    return std::make_shared<const socks::Credentials>(
        socks::Credentials{Secret(std::string_view("ann")), Secret(std::string_view("open sesame"))});
}

Bytes bytesOf(const QByteArray &hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return Bytes(bytes.begin(), bytes.end());
}

QByteArray hexOf(const Bytes &bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex();
}

struct Outcome {
    std::optional<Error> error{};
    std::size_t taken = 0;
};

/// Feeds it all in pieces, as long as it takes them.
Outcome feed(socks::ServerHandshake &handshake, const Bytes &client, std::size_t piece)
{
    Outcome outcome;
    for (ByteView rest = client; !rest.empty();) {
        const ByteView part = rest.first(std::min(piece, rest.size()));
        const auto taken = handshake.receive(part);
        if (!taken)
            return {taken.error(), outcome.taken};
        outcome.taken += *taken;
        if (*taken < part.size())
            break;
        rest = rest.subspan(part.size());
    }
    return outcome;
}

constexpr std::size_t kPieces[] = {1, 2, 3, 7, 1024};

// "ann", "open sesame" as RFC 1929 has them, and a request for inside.test, port 5000.
const QByteArray kSignIn = QByteArrayLiteral("0103616e6e0b6f70656e20736573616d65");
const QByteArray kRequest = QByteArrayLiteral("050100030b696e736964652e746573741388");

} // namespace

class ServerHandshakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsTheTarget_data();
    void findsTheTarget();
    void turnsAway_data();
    void turnsAway();
    void leavesWhatIsNotItsOwn();
    void answers();
    void asksForNothingMore_data();
    void asksForNothingMore();
};

void ServerHandshakeTest::findsTheTarget_data()
{
    QTest::addColumn<bool>("signsIn");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");

    QTest::newRow("name, no authentication")
        << false << "050100" + kRequest << QByteArray("0500") << QByteArray("inside.test") << 5000;
    QTest::newRow("name, user and password") << true << "050102" + kSignIn + kRequest
                                             << QByteArray("05020100") << QByteArray("inside.test") << 5000;
    QTest::newRow("every method is offered") << true << "0503000102" + kSignIn + kRequest
                                             << QByteArray("05020100") << QByteArray("inside.test") << 5000;
    QTest::newRow("IPv4") << false << QByteArray("05010005010001c0000201ffff") << QByteArray("0500")
                          << QByteArray("192.0.2.1") << 65535;
    QTest::newRow("IPv6") << false << QByteArray("0501000501000420010db8000000000000000000000001") + "0050"
                          << QByteArray("0500") << QByteArray("2001:0db8:0000:0000:0000:0000:0000:0001")
                          << 80;
    QTest::newRow("longest name") << false
                                  << "050100050100" + QByteArray("03ff") + QByteArray("61").repeated(255) +
                                         "0016"
                                  << QByteArray("0500") << QByteArray("a").repeated(255) << 22;
    QTest::newRow("255 methods") << false << "05ff" + QByteArray("80").repeated(254) + "00" + kRequest
                                 << QByteArray("0500") << QByteArray("inside.test") << 5000;
}

void ServerHandshakeTest::findsTheTarget()
{
    QFETCH(bool, signsIn);
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    for (const std::size_t piece : kPieces) {
        socks::ServerHandshake handshake(signsIn ? credentials() : nullptr);
        const Outcome outcome = feed(handshake, bytesOf(client), piece);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->detail.c_str() : "");
        QVERIFY(handshake.target());
        QCOMPARE(QByteArray::fromStdString(handshake.target()->host), host);
        QCOMPARE(int(handshake.target()->port), port);
        QCOMPARE(hexOf(handshake.takeOutput()), said);
    }
}

void ServerHandshakeTest::turnsAway_data()
{
    QTest::addColumn<bool>("signsIn");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("kind");

    const QByteArray rejected("AuthRejected"), incompatible("PeerIncompatible"), misbehaved("PeerMisbehaved");
    const QByteArray refusal = QByteArrayLiteral("00010000000000") + "00"; // behind version and reply
    const auto row = [](const char *name, bool signsIn, const QByteArray &client, const QByteArray &said,
                        const QByteArray &kind) { QTest::newRow(name) << signsIn << client << said << kind; };
    row("no credentials are offered", true, "050100", "05ff", rejected);
    row("no credentials, and a request all the same", true, "050100" + kRequest, "05ff", rejected);
    row("no method at all", true, "0500", "05ff", rejected);
    row("another password", true,
        "050102"
        "0103616e6e0b"
        "6f70656e2073657361"
        "6d66",
        "05020101", rejected);
    row("the password cut short", true,
        "050102"
        "0103616e6e0a"
        "6f70656e20736573616d",
        "05020101", rejected);
    row("another user", true,
        "050102"
        "0103616e6f0b"
        "6f70656e20736573616d65",
        "05020101", rejected);
    row("empty user and password", true,
        "050102"
        "010000",
        "05020101", rejected);
    row("sign-in of another version", true,
        "050102"
        "0503616e6e00",
        "0502", incompatible);
    row("only a password is offered", false, "050102", "05ff", incompatible);
    row("SOCKS4", false,
        "0401005010203040"
        "00",
        "", incompatible);
    row("a web page's request", true, QByteArray("GET / HTTP/1.1\r\n").toHex(), "", incompatible);
    row("BIND", false,
        "050100"
        "05020001c00002010050",
        "0500"
        "0507" +
            refusal,
        incompatible);
    row("UDP ASSOCIATE", false,
        "050100"
        "05030001c00002010050",
        "0500"
        "0507" +
            refusal,
        incompatible);
    row("an unknown kind of address", false,
        "050100"
        "05010002c00002010050",
        "0500"
        "0508" +
            refusal,
        incompatible);
    row("a request of another version", false,
        "050100"
        "04010001c00002010050",
        "0500", incompatible);
    row("an empty name", false,
        "050100"
        "0501000300"
        "0050",
        "0500"
        "0501" +
            refusal,
        misbehaved);
    row("a name with NUL", false,
        "050100"
        "0501000303"
        "610062"
        "0050",
        "0500"
        "0501" +
            refusal,
        misbehaved);
    row("a name with a line end", false,
        "050100"
        "0501000303"
        "610a62"
        "0050",
        "0500"
        "0501" +
            refusal,
        misbehaved);
    row("a name that is not ASCII", false,
        "050100"
        "0501000302"
        "c3a4"
        "0050",
        "0500"
        "0501" +
            refusal,
        misbehaved);
}

void ServerHandshakeTest::turnsAway()
{
    QFETCH(bool, signsIn);
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, kind);
    for (const std::size_t piece : kPieces) {
        socks::ServerHandshake handshake(signsIn ? credentials() : nullptr);
        const Outcome outcome = feed(handshake, bytesOf(client), piece);
        QVERIFY(outcome.error);
        QCOMPARE(QByteArray(nameOf(outcome.error->kind)), kind);
        QVERIFY(outcome.error->detail.find("sesame") == std::string::npos);
        QVERIFY(!handshake.target());
        QCOMPARE(hexOf(handshake.takeOutput()), said);
        // Nothing that follows lets it in.
        QCOMPARE(handshake.receive(bytesOf("050102" + kSignIn + kRequest)).value_or(std::size_t{99}),
                 std::size_t{0});
        QVERIFY(!handshake.target());
    }
}

/// A client that does not wait for the answer: what it says belongs to the target.
void ServerHandshakeTest::leavesWhatIsNotItsOwn()
{
    const Bytes mine = bytesOf("050100" + kRequest);
    Bytes all = mine;
    append(all, viewOf("GET / HTTP/1.1"));
    for (const std::size_t piece : kPieces) {
        socks::ServerHandshake handshake;
        QCOMPARE(feed(handshake, all, piece).taken, mine.size());
        QVERIFY(handshake.target());
    }
}

void ServerHandshakeTest::answers()
{
    socks::ServerHandshake handshake;
    QVERIFY(!feed(handshake, bytesOf("050100" + kRequest), 1024).error);
    handshake.takeOutput();
    handshake.answer(socks::Reply::ConnectionRefused);
    QCOMPARE(hexOf(handshake.takeOutput()), QByteArray("05050001000000000000"));
}

void ServerHandshakeTest::asksForNothingMore_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the methods are announced") << QByteArray("0502");
    QTest::newRow("half of a sign-in") << QByteArray("0501020103616e6e0b6f70");
    QTest::newRow("half of a request") << "050102" + kSignIn + "0501000320";
}

/// It waits, and neither answers ahead of its turn nor lets in.
void ServerHandshakeTest::asksForNothingMore()
{
    QFETCH(QByteArray, client);
    const Bytes bytes = bytesOf(client);
    socks::ServerHandshake handshake(credentials());
    const Outcome outcome = feed(handshake, bytes, 1);
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.taken, bytes.size());
    QVERIFY(!handshake.target());
}

} // namespace porthole::test

QTEST_APPLESS_MAIN(porthole::test::ServerHandshakeTest)
#include "ServerHandshakeTest.moc"

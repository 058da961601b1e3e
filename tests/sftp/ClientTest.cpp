#include "core/sftp/Client.h"
#include "tests/sftp/Wire.h"
#include "tests/support/Failure.h"

#include <QTest>

#include <algorithm>

using namespace porthole::sftp;

namespace porthole::test {

using Words = std::string_view;

static Result<> say(Client &client, const Bytes &packet) { return client.receive(packet); }

/// Feeds bytes in pieces; the first error.
static Result<> feed(Client &client, ByteView bytes, std::size_t piece)
{
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(piece, bytes.size())))
        PH_DO(client.receive(bytes.first(std::min(piece, bytes.size()))));
    return {};
}

static ServerPacket namesPacket(std::uint32_t id, std::initializer_list<Words> names)
{
    ServerPacket packet(PacketType::Name, id);
    packet.add(static_cast<std::uint32_t>(names.size()));
    for (const Words name : names)
        packet.add(name)
            .add(Words("-rw-r--r-- long"))
            .add(Attributes{.size = 7, .permissions = kRegularFile | 0644});
    return packet;
}

class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsWithItsVersion();
    void writesRequestsAsTheDraftHasThem();
    void answersComeHoweverTheBytesArrive_data();
    void answersComeHoweverTheBytesArrive();
    void notesTheExtensionsThatItKnows();
    void roomIsToldInBytes_data();
    void roomIsToldInBytes();
    void answersComeInAnyOrder();
    void refuses_data();
    void refuses();
    void anErrorStays();
    void twoPacketsMayBeCutAnywhere();
    void closesWhatNobodyWaitsFor();
    void listsNoFolderItself();
    void attributesComeBack_data();
    void attributesComeBack();
};

void ClientTest::beginsWithItsVersion()
{
    Client client;
    QVERIFY((client.takeOutput() == Bytes{0, 0, 0, 5, 1, 0, 0, 0, 3}));
    QVERIFY(client.takeOutput().empty());
    QVERIFY(!client.isReady());
    QVERIFY(say(client, versionPacket()));
    QVERIFY(client.isReady());
}

void ClientTest::writesRequestsAsTheDraftHasThem()
{
    Client client;
    client.takeOutput();
    const Handle handle{{'h', 0}};
    const auto sent = [&](RequestId) { return client.takeOutput(); };
    const auto expected = [](PacketType type, std::uint32_t id) { return ServerPacket(type, id); };
    const Words named("\xff/x", 3);
    QVERIFY(sent(client.open(named, openflag::Read)) ==
            expected(PacketType::Open, 1).add(named).add(1u).add(0u));
    QVERIFY(sent(client.read(handle, 0x100000000, 512)) ==
            expected(PacketType::Read, 2).add(Words("h\0", 2)).add(std::uint64_t{0x100000000}).add(512u));
    QVERIFY(sent(client.write(handle, 5, viewOf("abc"))) ==
            expected(PacketType::Write, 3).add(Words("h\0", 2)).add(std::uint64_t{5}).add(Words("abc")));
    QVERIFY(sent(client.makeLink("target", "link")) ==
            expected(PacketType::Symlink, 4).add(Words("target")).add(Words("link")));
    QVERIFY(sent(client.setAttributes("f", {.permissions = 0600})) ==
            expected(PacketType::Setstat, 5).add(Words("f")).add(4u).add(0600u));
    QVERIFY(sent(client.posixRename("a", "b")) == expected(PacketType::Extended, 6)
                                                      .add(Words("posix-rename@openssh.com"))
                                                      .add(Words("a"))
                                                      .add(Words("b")));
    // No more than fits into a packet, whatever is asked.
    QVERIFY(sent(client.read(handle, 0, 0xffffffff)) == expected(PacketType::Read, 7)
                                                            .add(Words("h\0", 2))
                                                            .add(std::uint64_t{0})
                                                            .add(static_cast<std::uint32_t>(kLargestData)));
    QVERIFY(sent(client.write(handle, 0, Bytes(kLargestData + 1))).size() < kLargestPacket + 5);
    QCOMPARE(client.outstanding(), std::size_t{8});
}

void ClientTest::answersComeHoweverTheBytesArrive_data()
{
    QTest::addColumn<std::size_t>("piece");
    for (const std::size_t piece : {1, 2, 3, 7, 1024})
        QTest::addRow("%zu", piece) << piece;
}

void ClientTest::answersComeHoweverTheBytesArrive()
{
    QFETCH(std::size_t, piece);
    Client client;
    const auto opening = client.open("a", openflag::Read);
    const auto reading = client.read({{'h'}}, 0, 3000);
    const auto listing = client.readDirectory({{'d'}});
    const auto looking = client.stat("a");
    const auto closing = client.close({{'h'}});
    const auto limiting = client.limits();
    const Bytes content(3000, 'c');
    Bytes stream = versionPacket();
    stream = stream + ServerPacket(PacketType::Handle, 1).add(Words("h")) +
             ServerPacket(PacketType::Data, 2).add(textOf(content)) + namesPacket(3, {"one", "\xfftwo"}) +
             ServerPacket(PacketType::Attrs, 4).add(Attributes{.size = 9}) + statusPacket(5, StatusCode::Ok) +
             ServerPacket(PacketType::ExtendedReply, 6)
                 .add(std::uint64_t{1})
                 .add(std::uint64_t{2})
                 .add(std::uint64_t{3})
                 .add(std::uint64_t{4});
    const auto fed = feed(client, stream, piece);
    QVERIFY2(fed, failureOf(fed));
    const auto answers = client.takeAnswers();
    QCOMPARE(answers.size(), std::size_t{6});
    QVERIFY((answers[0] == Answer{opening, Handle{{'h'}}}));
    QVERIFY((answers[1] == Answer{reading, Data{content}}));
    const Attributes attributes{.size = 7, .permissions = kRegularFile | 0644};
    QVERIFY((answers[2] == Answer{listing, Entries{{"one", "-rw-r--r-- long", attributes},
                                                   {"\xfftwo", "-rw-r--r-- long", attributes}}}));
    QVERIFY((answers[3] == Answer{looking, Attributes{.size = 9}}));
    QVERIFY((answers[4] == Answer{closing, Status{StatusCode::Ok, "said"}}));
    QVERIFY((answers[5] == Answer{limiting, Limits{1, 2, 3, 4}}));
    QCOMPARE(client.outstanding(), std::size_t{0});
}

void ClientTest::roomIsToldInBytes_data()
{
    QTest::addColumn<quint64>("blockSize");
    QTest::addColumn<quint64>("blocks");
    QTest::addColumn<quint64>("size");
    QTest::newRow("some") << quint64{4096} << quint64{10} << quint64{40960};
    QTest::newRow("none") << quint64{0} << quint64{10} << quint64{0};
    QTest::newRow("more than there can be") << ~quint64{0} << quint64{3} << ~quint64{0};
}

void ClientTest::roomIsToldInBytes()
{
    QFETCH(quint64, blockSize);
    QFETCH(quint64, blocks);
    QFETCH(quint64, size);
    Client client;
    const auto asking = client.space("/");
    ServerPacket told(PacketType::ExtendedReply, 1);
    for (const quint64 number : {quint64{1}, blockSize, blocks, quint64{2}, quint64{1}, quint64{0},
                                 quint64{0}, quint64{0}, quint64{0}, quint64{0}, quint64{255}})
        told.add(std::uint64_t{number});
    const auto fed = feed(client, versionPacket() + Bytes(told), 1024);
    QVERIFY2(fed, failureOf(fed));
    const auto answers = client.takeAnswers();
    QCOMPARE(answers.size(), std::size_t{1});
    QVERIFY((answers[0] == Answer{asking, Space{size, blockSize}}));
}

void ClientTest::notesTheExtensionsThatItKnows()
{
    Client client;
    ServerPacket version = versionPacket();
    version.add(Words("posix-rename@openssh.com")).add(Words("1"));
    version.add(Words("statvfs@openssh.com")).add(Words("1")); // not the version that is known
    version.add(Words("limits@openssh.com")).add(Words("1"));
    version.add(Words("unheard-of")).add(Words(""));
    QVERIFY(say(client, version));
    QVERIFY((client.extensions() == Extensions{.posixRename = true, .limits = true}));
}

void ClientTest::answersComeInAnyOrder()
{
    Client client;
    QVERIFY(say(client, versionPacket()));
    std::vector<RequestId> asked;
    for (int i = 0; i < 100; ++i)
        asked.push_back(client.stat("f"));
    std::reverse(asked.begin(), asked.end());
    for (const RequestId id : asked)
        QVERIFY(say(client, statusPacket(id.value, StatusCode::NoSuchFile)));
    const auto answers = client.takeAnswers();
    QCOMPARE(answers.size(), asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i)
        QCOMPARE(answers[i].id.value, asked[i].value);
}

void ClientTest::refuses_data()
{
    QTest::addColumn<Bytes>("sent");
    QTest::addColumn<QByteArray>("words");
    // Asked before: 1 open, 2 read of 4 bytes, 3 readdir, 4 realpath, 5 stat, 6 close.
    const auto row = [](const char *name, const Bytes &sent, const QByteArray &words) {
        QTest::newRow(name) << sent << words;
    };
    const Bytes version = versionPacket();
    row("an old server", versionPacket(2), "version 2 only");
    row("a version that was not offered", versionPacket(4), "a version above");
    row("an answer before the version", statusPacket(1, StatusCode::Ok), "ahead of its version");
    row("an extension without a value", versionPacket().add(Words("x")), "within a number");
    row("a login script that prints", Bytes{'W', 'e', 'l', 'c', 'o', 'm', 'e', '\n'},
        "does a login script print");
    row("a second version", version + version, "does not fit");
    row("an empty packet", version + Bytes{0, 0, 0, 0}, "an empty packet");
    row("a packet of 4 GiB", version + Bytes{0xff, 0xff, 0xff, 0xff}, "a packet of 4294967295 bytes");
    row("a packet one byte too large", version + Bytes{0, 4, 0, 65}, "a packet of 262209 bytes");
    row("a number that was never asked", version + statusPacket(7, StatusCode::Ok), "was not made");
    row("number 0", version + statusPacket(0, StatusCode::Ok), "was not made");
    row("two answers", version + statusPacket(6, StatusCode::Ok) + statusPacket(6, StatusCode::Ok),
        "a second answer");
    row("data for a stat", version + ServerPacket(PacketType::Data, 5).add(Words("x")), "does not fit");
    row("a handle for a close", version + ServerPacket(PacketType::Handle, 6).add(Words("x")),
        "does not fit");
    row("names for an open", version + namesPacket(1, {"x"}), "does not fit");
    row("a request for an answer", version + ServerPacket(PacketType::Open, 1).add(Words("x")),
        "does not fit");
    row("success without a handle", version + statusPacket(1, StatusCode::Ok), "success in place");
    row("more data than was asked for", version + ServerPacket(PacketType::Data, 2).add(Words("12345")),
        "other data");
    row("no data, for ever", version + ServerPacket(PacketType::Data, 2).add(Words("")), "other data");
    row("a handle of 257 bytes", version + ServerPacket(PacketType::Handle, 1).add(std::string(257, 'h')),
        "a handle above");
    row("a string past the packet", version + ServerPacket(PacketType::Handle, 1).add(9u).add(1u),
        "within a string");
    row("a number past the packet", version + ServerPacket(PacketType::Attrs, 5), "within a number");
    row("bytes behind an answer", version + ServerPacket(PacketType::Attrs, 5).add(0u).add(0u),
        "behind the end");
    row("unknown attributes", version + ServerPacket(PacketType::Attrs, 5).add(0x10u), "an unknown kind");
    row("endless extended attributes",
        version + ServerPacket(PacketType::Attrs, 5).add(0x80000000u).add(0xffffffffu), "within a number");
    row("more names than there is room for", version + ServerPacket(PacketType::Name, 3).add(0x7fffffffu),
        "more names");
    row("a name that climbs", version + namesPacket(3, {"ok", "../../.ssh/authorized_keys"}), "slash");
    row("an absolute name", version + namesPacket(3, {"/etc/passwd"}), "slash");
    row("a name with NUL", version + namesPacket(3, {Words("a\0b", 3)}), "NUL");
    row("a file without a name", version + namesPacket(3, {""}), "without a name");
    row("no path", version + namesPacket(4, {}), "not one path");
    row("two paths", version + namesPacket(4, {"/a", "/b"}), "not one path");
    row("a path with NUL", version + namesPacket(4, {Words("/a\0b", 4)}), "NUL");
}

void ClientTest::refuses()
{
    QFETCH(Bytes, sent);
    QFETCH(QByteArray, words);
    for (const std::size_t piece : {1, 2, 3, 7, 1024}) {
        Client client;
        client.open("f", openflag::Read);
        client.read({{'h'}}, 0, 4);
        client.readDirectory({{'h'}});
        client.realPath(".");
        client.stat("f");
        client.close({{'h'}});
        const auto refused = feed(client, sent, piece);
        QVERIFY(!refused);
        QVERIFY2(QByteArray::fromStdString(refused.error().detail).contains(words),
                 refused.error().detail.c_str());
        QVERIFY(refused.error().kind == ErrorKind::PeerMisbehaved ||
                refused.error().kind == ErrorKind::PeerIncompatible);
    }
}

void ClientTest::anErrorStays()
{
    Client client;
    const auto refused = say(client, statusPacket(1, StatusCode::Ok));
    QVERIFY(!refused);
    const auto again = say(client, versionPacket());
    QVERIFY(!again);
    QCOMPARE(again.error().detail, refused.error().detail);
}

void ClientTest::twoPacketsMayBeCutAnywhere()
{
    const Bytes two = Bytes(statusPacket(1, StatusCode::Failure)) + statusPacket(2, StatusCode::NoSuchFile);
    for (std::size_t cut = 1; cut < two.size(); ++cut) {
        Client client;
        QVERIFY(say(client, versionPacket()));
        client.stat("a");
        client.stat("b");
        QVERIFY(client.receive(ByteView(two).first(cut)));
        QVERIFY(client.receive(ByteView(two).subspan(cut)));
        QCOMPARE(client.takeAnswers().size(), std::size_t{2});
    }
}

void ClientTest::closesWhatNobodyWaitsFor()
{
    Client client;
    QVERIFY(say(client, versionPacket()));
    const auto first = client.open("a", openflag::Read);
    const auto second = client.openDirectory("b");
    client.takeOutput();
    client.forget(first);
    QVERIFY(say(client, ServerPacket(PacketType::Handle, first.value).add(Words("h1"))));
    QVERIFY(client.takeOutput() == Bytes(ServerPacket(PacketType::Close, 3).add(Words("h1"))));
    // The answer may be here already.
    QVERIFY(say(client, ServerPacket(PacketType::Handle, second.value).add(Words("h2"))));
    client.forget(second);
    QVERIFY(client.takeOutput() == Bytes(ServerPacket(PacketType::Close, 4).add(Words("h2"))));
    QVERIFY(say(client, statusPacket(3, StatusCode::Ok)));
    QVERIFY(say(client, statusPacket(4, StatusCode::Failure)));
    QVERIFY(client.takeAnswers().empty());
    QCOMPARE(client.outstanding(), std::size_t{0});
    client.forget(RequestId{99});
}

void ClientTest::listsNoFolderItself()
{
    Client client;
    QVERIFY(say(client, versionPacket()));
    const auto id = client.readDirectory({{'d'}});
    QVERIFY(say(client, namesPacket(id.value, {".", "..", "...", ".x"})));
    const auto answers = client.takeAnswers();
    QCOMPARE(answers.size(), std::size_t{1});
    const auto &entries = std::get<Entries>(answers[0].reply);
    QCOMPARE(entries.size(), std::size_t{2});
    QCOMPARE(entries[0].name, std::string("..."));
}

void ClientTest::attributesComeBack_data()
{
    QTest::addColumn<Attributes>("attributes");
    QTest::newRow("none") << Attributes{};
    QTest::newRow("size") << Attributes{.size = 0xffffffffffffffff};
    QTest::newRow("all") << Attributes{
        .size = 1, .owner = Attributes::Owner{2, 3}, .permissions = 4, .times = Attributes::Times{5, 6}};
}

void ClientTest::attributesComeBack()
{
    QFETCH(Attributes, attributes);
    Bytes bytes;
    appendAttributes(bytes, attributes);
    Reader from(bytes);
    const auto read = readAttributes(from);
    QVERIFY2(read, failureOf(read));
    QVERIFY(*read == attributes);
    QVERIFY(from.empty());
    // Cut anywhere it is refused.
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        Reader cut(ByteView(bytes).first(size));
        QVERIFY(!readAttributes(cut));
    }
}

} // namespace porthole::test

QTEST_APPLESS_MAIN(porthole::test::ClientTest)
#include "ClientTest.moc"

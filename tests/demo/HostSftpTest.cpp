#include "app/demo/host/SftpResponder.h"
#include "app/demo/host/SshHost.h"
#include "core/sftp/Packets.h"
#include "tests/support/Failure.h"
#include "tests/support/ssh/OpenSshClient.h"

namespace porthole::test {

using demo::FileTree;
using demo::SftpResponder;
using sftp::PacketType;
using sftp::StatusCode;

namespace {

/// A request that is being put together.
class Packet {
public:
    Packet(PacketType type, std::uint32_t id) { add(static_cast<std::uint8_t>(type)).add(id); }
    template <std::unsigned_integral T> Packet &add(T number)
    {
        appendBigEndian(m_bytes, number);
        return *this;
    }
    Packet &add(std::string_view text)
    {
        sftp::appendString(m_bytes, text);
        return *this;
    }
    Bytes bytes() const
    {
        Bytes whole;
        appendBigEndian(whole, static_cast<std::uint32_t>(m_bytes.size()));
        append(whole, m_bytes);
        return whole;
    }

private:
    Bytes m_bytes;
};

Packet init() { return {PacketType::Init, sftp::kVersion}; }

/// What a responder has said, packet by packet: "status 2", "handle", "data 5"; or "over" at the end.
QByteArray said(const Bytes &bytes)
{
    QByteArrayList answers;
    Reader reader{ByteView(bytes)};
    while (!reader.empty()) {
        const auto length = reader.bigEndian<std::uint32_t>();
        const auto packet = length ? reader.take(*length) : std::nullopt;
        if (!packet)
            return "half a packet";
        Reader body(*packet);
        const auto type = static_cast<PacketType>(*body.bigEndian<std::uint8_t>());
        const auto id = body.bigEndian<std::uint32_t>();
        if (type == PacketType::Version)
            answers += "version " + QByteArray::number(*id);
        else if (type == PacketType::Status)
            answers += "status " + QByteArray::number(*body.bigEndian<std::uint32_t>());
        else if (type == PacketType::Handle)
            answers += "handle";
        else if (type == PacketType::Data)
            answers += "data " + QByteArray::number(*body.bigEndian<std::uint32_t>());
        else
            answers += "type " + QByteArray::number(static_cast<int>(type));
    }
    return answers.join(", ");
}

/// Feeds it in pieces, as far as it takes them; all that it says.
QByteArray conversation(const Bytes &requests, std::size_t piece = 1'000'000)
{
    SftpResponder responder(FileTree::make(1'700'000'000));
    Bytes answers;
    bool isOver = false;
    for (std::size_t at = 0; at < requests.size() && !isOver; at += piece) {
        responder.receive(ByteView(requests).subspan(at, std::min(piece, requests.size() - at)));
        Result<bool> more = true;
        while (more && *more)
            more = responder.answerNext(answers);
        isOver = !more;
    }
    return said(answers) + (isOver ? ", over" : "");
}

Bytes joined(std::initializer_list<Packet> packets)
{
    Bytes all;
    for (const Packet &packet : packets)
        append(all, packet.bytes());
    return all;
}

Packet open(const char *path, std::uint32_t flags)
{
    return std::move(Packet(PacketType::Open, 1).add(path).add(flags).add(std::uint32_t{0}));
}

/// The n-th handle that a responder has given out.
std::string handle(std::uint32_t number)
{
    Bytes bytes;
    appendBigEndian(bytes, number);
    return std::string(textOf(bytes));
}

Packet withHandle(PacketType type, std::uint32_t number)
{
    return std::move(Packet(type, 2).add(handle(number)));
}

} // namespace

/// Files of the demo's host over SFTP: OpenSSH's client, and clients that mean harm.
class HostSftpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void putAndGetItIsTheSame();
    void foldersAreMadeAndLeft();
    void whatIsNotOursStays();
    void whatDoesNotFitIsRefused();
    void whatIsPutIsSeenInAShell();
    void conversations_data();
    void conversations();
    void handlesAreSoMany();
    void inputIsHeldBack();

private:
    std::unique_ptr<OpenSshClient> client() const
    {
        auto made = std::make_unique<OpenSshClient>(m_host->port());
        made->setAnswers({QByteArray::fromStdString(std::string(m_host->password().reveal()))});
        return made;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    static void put(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    std::unique_ptr<demo::SshHost> m_host;
};

void HostSftpTest::initTestCase()
{
    auto host = demo::SshHost::start();
    QVERIFY2(host, failureOf(host));
    m_host = *std::move(host);
}

void HostSftpTest::putAndGetItIsTheSame()
{
    const auto sftp = client();
    QByteArray content;
    for (int i = 0; content.size() < 3'000'000; ++i)
        content += QByteArray::number(i * 7919) + '\n';
    put(sftp->file("up"), content);
    QVERIFY2(sftp->runSftp("put " + sftp->file("up").toUtf8() + " /tmp/a\nrename /tmp/a /tmp/b\nget /tmp/b " +
                           sftp->file("down").toUtf8() + "\nget /etc/motd " + sftp->file("motd").toUtf8() +
                           "\nrm /tmp/b\n") == 0,
             sftp->errors());
    QVERIFY(contentOf(sftp->file("down")) == content);
    QVERIFY(contentOf(sftp->file("motd")).startsWith("This host is a demo"));
}

void HostSftpTest::foldersAreMadeAndLeft()
{
    const auto sftp = client();
    const int status = sftp->runSftp("mkdir made\ncd made\npwd\nmkdir within\n-rmdir ../made\nls -l\n"
                                     "rmdir within\ncd ..\nrmdir made\nls harbour\n");
    const QByteArray output = sftp->output(), errors = sftp->errors();
    QVERIFY2(status == 0, errors);
    QVERIFY2(output.contains("/home/guest/made"), output);
    QVERIFY2(output.contains("drwxr-xr-x"), output);
    QVERIFY2(output.contains("harbour/ships.csv"), output);
    QVERIFY2(errors.contains("ailure"), errors); // of the folder that was not empty
}

void HostSftpTest::whatIsNotOursStays()
{
    const auto sftp = client();
    for (const char *command :
         {"rm /etc/motd", "mkdir /new", "rename /etc/motd /tmp/motd", "rmdir /home/guest",
          "put /etc/hostname /etc/hostname", "symlink /etc/motd /tmp/link", "get none"})
        QVERIFY2(sftp->runSftp(QByteArray(command) + '\n') == 1, command);
    QVERIFY(sftp->runSftp("get /etc/motd " + sftp->file("motd").toUtf8() + '\n') == 0);
}

void HostSftpTest::whatDoesNotFitIsRefused()
{
    const auto sftp = client();
    QFile large(sftp->file("large"));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(FileTree::kLargestFile + 1));
    QVERIFY(sftp->runSftp("put " + large.fileName().toUtf8() + " /tmp/large\n") != 0);
    QVERIFY(sftp->runSftp("rm /tmp/large\n") == 0);
}

void HostSftpTest::whatIsPutIsSeenInAShell()
{
    const auto sftp = client(), ssh = client();
    put(sftp->file("up"), "from afar\n");
    QVERIFY2(sftp->runSftp("put " + sftp->file("up").toUtf8() + " note\n") == 0, sftp->errors());
    QCOMPARE(ssh->run({QStringLiteral("cat note; echo from within >>note; rm chart.txt")}), 0);
    QCOMPARE(ssh->output(), QByteArray("from afar\n"));
    QVERIFY2(sftp->runSftp("get note " + sftp->file("down").toUtf8() + "\nrm note\n") == 0, sftp->errors());
    QCOMPARE(contentOf(sftp->file("down")), QByteArray("from afar\nfrom within\n"));
    QCOMPARE(sftp->runSftp("get chart.txt\n"), 1);
}

void HostSftpTest::conversations_data()
{
    using namespace sftp::openflag;
    QTest::addColumn<Bytes>("requests");
    QTest::addColumn<QByteArray>("answers");
    const auto row = [](const char *name, std::initializer_list<Packet> requests, const char *answers) {
        QTest::newRow(name) << joined(requests) << QByteArray(answers);
    };
    const auto raw = [](const char *name, const Bytes &bytes, const char *answers) {
        QTest::newRow(name) << bytes << QByteArray(answers);
    };
    const auto read = [](std::uint32_t number, std::uint64_t offset, std::uint32_t length) {
        return std::move(withHandle(PacketType::Read, number).add(offset).add(length));
    };
    const auto write = [](std::uint32_t number, std::uint64_t offset, std::string_view data) {
        return std::move(withHandle(PacketType::Write, number).add(offset).add(data));
    };
    row("reading",
        {init(), open("/etc/motd", Read), read(1, 0, 4), read(1, 2, 0xffffffff), read(1, 1'000'000, 1)},
        "version 3, handle, data 4, data 66, status 1");
    row("offsets beyond everything",
        {init(), open("/etc/motd", Read), read(1, ~std::uint64_t{0}, 0xffffffff)},
        "version 3, handle, status 1");
    row("writing where nothing may be",
        {init(), open("/tmp/x", Write | Create), write(1, ~std::uint64_t{0}, "x")},
        "version 3, handle, status 4");
    row("writing what was opened to be read", {init(), open("/tmp/x", Read | Create), write(1, 0, "x")},
        "version 3, handle, status 3");
    row("reading what was opened to be written", {init(), open("/tmp/x", Write | Create), read(1, 0, 1)},
        "version 3, handle, status 3");
    row("appending",
        {init(), open("/tmp/x", Read | Write | Create | Append), write(1, 0, "ab"), write(1, 0, "cd"),
         read(1, 0, 100)},
        "version 3, handle, status 0, status 0, data 4");
    row("making it exclusively", {init(), open("/home/guest/rum.txt", Write | Create | Exclusive)},
        "version 3, status 4");
    row("emptying what is not ours", {init(), open("/etc/motd", Read | Truncate)}, "version 3, status 3");
    row("opening a folder as a file", {init(), open("/tmp", Read)}, "version 3, status 4");
    row("reading a folder as a file",
        {init(), std::move(Packet(PacketType::Opendir, 1).add("/tmp")), read(1, 0, 1)},
        "version 3, handle, status 4");
    row("a handle that was closed",
        {init(), open("/etc/motd", Read), withHandle(PacketType::Close, 1), withHandle(PacketType::Close, 1),
         read(1, 0, 1)},
        "version 3, handle, status 0, status 4, status 4");
    row("a handle of another length", {init(), std::move(Packet(PacketType::Close, 1).add("long handle"))},
        "version 3, status 4");
    row("a removed file that is open",
        {init(), open("/tmp/x", Read | Write | Create),
         std::move(Packet(PacketType::Remove, 3).add("/tmp/x")), write(1, 0, "ab"), read(1, 0, 9),
         withHandle(PacketType::Close, 1)},
        "version 3, handle, status 0, status 0, data 2, status 0");
    row("a path that is too long",
        {init(), std::move(Packet(PacketType::Mkdir, 1).add(std::string(100'000, 'x')))},
        "version 3, status 3");
    row("links",
        {init(), std::move(Packet(PacketType::Symlink, 1).add("/a").add("/tmp/b")),
         std::move(Packet(PacketType::Extended, 1).add("posix-rename@openssh.com"))},
        "version 3, status 8, status 8");
    row("an unknown type", {init(), Packet(static_cast<PacketType>(77), 1)}, "version 3, status 8");
    row("no beginning", {open("/etc/motd", Read)}, ", over");
    row("two beginnings", {init(), init()}, "version 3, over");
    row("half a request", {init(), Packet(PacketType::Open, 1)}, "version 3, over");
    row("half a path",
        {init(), std::move(Packet(PacketType::Stat, 1).add(std::uint32_t{1000}).add(std::uint8_t{0}))},
        "version 3, over");
    raw("an empty packet", {0, 0, 0, 0}, ", over");
    raw("a packet of 4 GiB", {0xff, 0xff, 0xff, 0xff}, ", over");
    raw("a packet that is one byte too large", {0, 4, 0, 65, 1}, ", over");
    raw("a packet that never comes", {0, 0, 1, 0, 1}, "");
}

void HostSftpTest::conversations()
{
    QFETCH(Bytes, requests);
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{1024}, std::size_t{1'000'000}})
        QTEST(conversation(requests, piece), "answers");
}

void HostSftpTest::handlesAreSoMany()
{
    SftpResponder responder(FileTree::make(1'700'000'000));
    Bytes answers;
    responder.receive(init().bytes());
    for (std::size_t i = 0; i <= SftpResponder::kMostHandles; ++i)
        responder.receive(open("/etc/motd", sftp::openflag::Read).bytes());
    while (*responder.answerNext(answers)) {
    }
    QVERIFY(said(answers).endsWith("handle, status 4"));
    QCOMPARE(said(answers).count("handle"), static_cast<qsizetype>(SftpResponder::kMostHandles));
}

void HostSftpTest::inputIsHeldBack()
{
    SftpResponder responder(FileTree::make(1'700'000'000));
    const Bytes endless(1024, 0);
    Bytes length;
    appendBigEndian(length, static_cast<std::uint32_t>(sftp::kLargestPacket));
    responder.receive(length);
    std::size_t taken = 0;
    for (; responder.takesInput(); taken += endless.size())
        responder.receive(endless);
    QVERIFY(taken <= sftp::kLargestPacket + endless.size());
    Bytes answers;
    QVERIFY(!responder.answerNext(answers)); // no such type to begin with
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostSftpTest)
#include "HostSftpTest.moc"

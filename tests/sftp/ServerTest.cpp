#include "core/sftp/Client.h"
#include "tests/support/Failure.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <sys/stat.h>

using namespace porthole::sftp;

namespace porthole::test {

namespace {

/// The client and OpenSSH's sftp-server at the two ends of a pipe.
class Pipe {
public:
    explicit Pipe(const QString &folder)
    {
        m_server.setWorkingDirectory(folder);
        m_server.start(QStringLiteral("/usr/lib/openssh/sftp-server"), {QStringLiteral("-e")});
        m_server.waitForStarted();
    }
    ~Pipe()
    {
        m_server.closeWriteChannel();
        m_server.waitForFinished();
    }
    Client client;

    /// The reply; what it had to wait behind stays for later.
    std::optional<Reply> reply(RequestId id)
    {
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 20000) {
            for (Answer &answer : client.takeAnswers())
                m_answers.push_back(std::move(answer));
            for (auto at = m_answers.begin(); at != m_answers.end(); ++at) {
                if (at->id == id) {
                    std::optional<Reply> found = std::move(at->reply);
                    m_answers.erase(at);
                    return found;
                }
            }
            const Bytes out = client.takeOutput();
            m_server.write(reinterpret_cast<const char *>(out.data()), qint64(out.size()));
            if (!m_server.waitForReadyRead(20000))
                break;
            const QByteArray in = m_server.readAllStandardOutput();
            const auto received = client.receive(viewOf({in.constData(), std::size_t(in.size())}));
            if (!received)
                qWarning("%s", failureOf(received));
        }
        return std::nullopt;
    }
    template <class T> std::optional<T> as(RequestId id)
    {
        const auto found = reply(id);
        const T *value = found ? std::get_if<T>(&*found) : nullptr;
        return value ? std::optional(*value) : std::nullopt;
    }
    StatusCode status(RequestId id)
    {
        const auto found = as<Status>(id);
        return found ? found->code : StatusCode::ConnectionLost;
    }

private:
    QProcess m_server;
    std::vector<Answer> m_answers;
};

} // namespace

/// Every request, against a server that others wrote.
class ServerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWritesFiles();
    void listsFolders();
    void changesWhatIsThere();
    void saysWhatIsNot();
    void knowsTheServersExtensions();
    void takesNamesThatAreNoText();
};

void ServerTest::readsAndWritesFiles()
{
    const QTemporaryDir folder;
    Pipe pipe(folder.path());
    const auto handle = pipe.as<Handle>(pipe.client.open(
        "f", openflag::Write | openflag::Create | openflag::Exclusive, {.permissions = 0600}));
    QVERIFY(handle);
    Bytes content(600000);
    for (std::size_t i = 0; i < content.size(); ++i)
        content[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    // Many at once.
    std::vector<RequestId> writing;
    for (std::size_t at = 0; at < content.size(); at += 30000)
        writing.push_back(pipe.client.write(*handle, at, ByteView(content).subspan(at, 30000)));
    for (const RequestId id : writing)
        QCOMPARE(pipe.status(id), StatusCode::Ok);
    QCOMPARE(pipe.status(pipe.client.close(*handle)), StatusCode::Ok);

    const auto reading = pipe.as<Handle>(pipe.client.open("f", openflag::Read));
    QVERIFY(reading);
    Bytes back;
    while (back.size() < content.size()) {
        const auto data = pipe.as<Data>(pipe.client.read(*reading, back.size(), 100000));
        QVERIFY(data);
        append(back, data->bytes);
    }
    QVERIFY(back == content);
    QCOMPARE(pipe.status(pipe.client.read(*reading, back.size(), 1)), StatusCode::Eof);
    QCOMPARE(pipe.status(pipe.client.close(*reading)), StatusCode::Ok);
    const auto attributes = pipe.as<Attributes>(pipe.client.stat("f"));
    QVERIFY(attributes && attributes->isRegularFile());
    QCOMPARE(*attributes->size, std::uint64_t{600000});
    QCOMPARE(*attributes->permissions & 07777, 0600u);
}

void ServerTest::listsFolders()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 300; ++i)
        QVERIFY(QDir(folder.path()).mkdir(QString::number(i)));
    Pipe pipe(folder.path());
    const auto handle = pipe.as<Handle>(pipe.client.openDirectory("."));
    QVERIFY(handle);
    QStringList names;
    for (;;) {
        const auto reply = pipe.reply(pipe.client.readDirectory(*handle));
        QVERIFY(reply);
        const auto *entries = std::get_if<Entries>(&*reply);
        if (!entries)
            break;
        for (const Entry &entry : *entries) {
            QVERIFY(entry.attributes.isDirectory());
            QVERIFY(entry.longName.starts_with("d"));
            names << QString::fromStdString(entry.name);
        }
    }
    QCOMPARE(names.size(), 300); // neither "." nor ".."
    names.sort();
    QCOMPARE(names.first(), QStringLiteral("0"));
    QCOMPARE(names.removeDuplicates(), 0);
}

void ServerTest::changesWhatIsThere()
{
    const QTemporaryDir folder;
    Pipe pipe(folder.path());
    Client &client = pipe.client;
    QCOMPARE(pipe.status(client.makeDirectory("d", {.permissions = 0750})), StatusCode::Ok);
    QCOMPARE(pipe.status(client.makeLink("d", "l")), StatusCode::Ok);
    const auto target = pipe.as<Entries>(client.readLink("l"));
    QVERIFY(target);
    QCOMPARE(target->front().name, std::string("d"));
    const auto link = pipe.as<Attributes>(client.lstat("l"));
    QVERIFY(link && link->isSymbolicLink());
    const auto followed = pipe.as<Attributes>(client.stat("l"));
    QVERIFY(followed && followed->isDirectory());
    const auto real = pipe.as<Entries>(client.realPath("l"));
    QVERIFY(real);
    QCOMPARE(QString::fromStdString(real->front().name),
             QFileInfo(folder.filePath(QStringLiteral("d"))).canonicalFilePath());
    QCOMPARE(
        pipe.status(client.setAttributes("d", {.permissions = 0700, .times = Attributes::Times{1000, 2000}})),
        StatusCode::Ok);
    struct stat found {};
    QCOMPARE(::stat(QFile::encodeName(folder.filePath(QStringLiteral("d"))).constData(), &found), 0);
    QCOMPARE(found.st_mode & 07777, mode_t(0700));
    QCOMPARE(found.st_mtime, time_t(2000));
    QCOMPARE(pipe.status(client.rename("d", "e")), StatusCode::Ok);
    QCOMPARE(pipe.status(client.remove("l")), StatusCode::Ok);
    QCOMPARE(pipe.status(client.posixRename("e", "f")), StatusCode::Ok);
    QCOMPARE(pipe.status(client.removeDirectory("f")), StatusCode::Ok);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void ServerTest::saysWhatIsNot()
{
    const QTemporaryDir folder;
    Pipe pipe(folder.path());
    QCOMPARE(pipe.status(pipe.client.stat("missing")), StatusCode::NoSuchFile);
    QCOMPARE(pipe.status(pipe.client.open("missing", openflag::Read)), StatusCode::NoSuchFile);
    QVERIFY(pipe.status(pipe.client.close(Handle{{'x'}})) != StatusCode::Ok);
}

void ServerTest::knowsTheServersExtensions()
{
    const QTemporaryDir folder;
    Pipe pipe(folder.path());
    const auto limits = pipe.as<Limits>(pipe.client.limits());
    QVERIFY(limits);
    QCOMPARE(limits->packet, std::uint64_t{256 * 1024});
    QVERIFY(limits->read > 200000 && limits->read <= kLargestData);
    const auto space = pipe.as<Space>(pipe.client.space("."));
    QVERIFY(space);
    const QStorageInfo here(folder.path());
    QCOMPARE(space->size, std::uint64_t(here.bytesTotal()));
    QVERIFY(space->available > 0 && space->available <= space->size);
    QVERIFY((pipe.client.extensions() == Extensions{true, true, true, true, true}));
}

void ServerTest::takesNamesThatAreNoText()
{
    const QTemporaryDir folder;
    Pipe pipe(folder.path());
    const std::string name = "\xff\xfe new\nline \x1b[31m";
    QCOMPARE(pipe.status(pipe.client.makeDirectory(name)), StatusCode::Ok);
    const auto handle = pipe.as<Handle>(pipe.client.openDirectory("."));
    QVERIFY(handle);
    const auto entries = pipe.as<Entries>(pipe.client.readDirectory(*handle));
    QVERIFY(entries && entries->size() == 1);
    QCOMPARE(entries->front().name, name);
    QCOMPARE(pipe.status(pipe.client.removeDirectory(name)), StatusCode::Ok);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::ServerTest)
#include "ServerTest.moc"

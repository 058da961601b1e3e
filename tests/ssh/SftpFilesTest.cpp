#include "core/ssh/sftp/SftpFiles.h"
#include "core/async/Delay.h"
#include "tests/support/Flow.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;

namespace porthole::test {

namespace {

/// OpenSSH's sftp-server at the other end of a pipe, in a folder of its own.
class PipedServer {
public:
    explicit PipedServer(Milliseconds patience = 20s)
        : m_exchange([this](const QByteArray &bytes) { send(bytes); }, {patience})
    {
        m_server.setWorkingDirectory(m_folder.path());
        QObject::connect(&m_server, &QProcess::readyReadStandardOutput, [this] { receive(); });
        QObject::connect(&m_server, &QProcess::finished,
                         [this] { m_exchange.fail(Error::make(ErrorKind::Closed, "the server has ended")); });
        m_server.start(QStringLiteral("/usr/lib/openssh/sftp-server"), {QStringLiteral("-e")});
        m_server.waitForStarted();
        m_server.write(m_early);
    }
    ~PipedServer()
    {
        m_server.disconnect();
        m_server.kill();
        m_server.waitForFinished();
    }

    ssh::SftpFiles &files() { return m_files; }
    ssh::SftpExchange &exchange() { return m_exchange; }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void put(const QString &name, const QByteArray &content) const
    {
        QFile made(file(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write");
    }
    qint64 received() const { return m_received; }
    void signal(int number) { ::kill(static_cast<pid_t>(m_server.processId()), number); }
    /// How many files of its folder it has open.
    int openFiles() const
    {
        int count = 0;
        const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(m_server.processId()));
        for (const QFileInfo &descriptor : descriptors.entryInfoList(QDir::Files | QDir::Dirs | QDir::System))
            count += descriptor.symLinkTarget().startsWith(QFileInfo(m_folder.path()).canonicalFilePath());
        return count;
    }

private:
    void send(const QByteArray &bytes)
    {
        if (m_server.state() == QProcess::Running)
            m_server.write(bytes);
        else
            m_early += bytes;
    }
    void receive()
    {
        const QByteArray bytes = m_server.readAllStandardOutput();
        m_received += bytes.size();
        (void)m_exchange.receive(bytes).has_value(); // who waits hears of it
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    QByteArray m_early;
    qint64 m_received = 0;
    ssh::SftpExchange m_exchange;
    ssh::SftpFiles m_files{m_exchange};
};

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, 0);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 1000);
    return bytes;
}

ssh::SftpFiles::Sink into(QByteArray &to)
{
    return [&to](QByteArray piece) -> Task<Result<>> {
        to += piece;
        co_return Result<>();
    };
}

constexpr quint64 kAll = ~quint64{0};

QByteArray kindOf(const QByteArray &outcome) { return outcome.left(outcome.indexOf(':')); }

} // namespace

class SftpFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAFolder();
    void looksAtFiles();
    void readsWhatIsAskedFor_data();
    void readsWhatIsAskedFor();
    void manyAtOnce();
    void saysWhyNot_data();
    void saysWhyNot();
    void aSlowSinkHoldsTheServer();
    void aSinksErrorEndsTheReading();
    void destroyingATaskClosesItsFile();
    void aServerThatDiesEndsAllWhoWait();
    void aServerThatIsSilentTimesOut();
    void aServerThatBabblesIsNotHeardAgain();
};

void SftpFilesTest::listsAFolder()
{
    PipedServer server;
    for (int i = 0; i < 500; ++i)
        server.put(QStringLiteral("file %1").arg(i), QByteArray(i, 'x'));
    const auto listed = finished(server.files().list("."));
    QVERIFY2(listed && *listed, words(listed));
    QCOMPARE((*listed)->size(), std::size_t{500});
    for (const sftp::Entry &entry : **listed) {
        const QByteArray number = QByteArray::fromStdString(entry.name).mid(5);
        QCOMPARE(entry.attributes.size.value_or(0), number.toULongLong());
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.openFiles(), 0, 60'000);
}

void SftpFilesTest::looksAtFiles()
{
    PipedServer server;
    server.put(QStringLiteral("f"), "123");
    QVERIFY(QFile::link(QStringLiteral("f"), server.file(QStringLiteral("l"))));
    const auto followed = finished(server.files().stat("l"));
    QVERIFY2(followed && *followed, words(followed));
    QVERIFY((*followed)->isRegularFile());
    const auto link = finished(server.files().lstat("l"));
    QVERIFY2(link && *link, words(link));
    QVERIFY((*link)->isSymbolicLink());
    const auto real = finished(server.files().realPath("./x/../l"));
    QVERIFY(real && !*real); // x is not there
    const auto path = finished(server.files().realPath("l"));
    QVERIFY2(path && *path, words(path));
    QCOMPARE(**path, QFile::encodeName(QFileInfo(server.file(QStringLiteral("f"))).canonicalFilePath()));
}

void SftpFilesTest::readsWhatIsAskedFor_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("limit");
    QTest::newRow("an empty file") << qsizetype(0) << quint64(0) << kAll;
    QTest::newRow("a byte") << qsizetype(1) << quint64(0) << kAll;
    QTest::newRow("a block") << qsizetype(32768) << quint64(0) << kAll;
    QTest::newRow("a block and a byte") << qsizetype(32769) << quint64(0) << kAll;
    QTest::newRow("many blocks") << qsizetype(3'000'001) << quint64(0) << kAll;
    QTest::newRow("from the middle") << qsizetype(3'000'001) << quint64(1'234'567) << kAll;
    QTest::newRow("a part") << qsizetype(3'000'001) << quint64(99'999) << quint64(1'000'000);
    QTest::newRow("nothing") << qsizetype(1000) << quint64(0) << quint64(0);
    QTest::newRow("behind the end") << qsizetype(1000) << quint64(5000) << kAll;
    QTest::newRow("a limit that wraps around") << qsizetype(1000) << quint64(999) << kAll;
}

void SftpFilesTest::readsWhatIsAskedFor()
{
    QFETCH(qsizetype, size);
    QFETCH(quint64, offset);
    QFETCH(quint64, limit);
    PipedServer server;
    const QByteArray content = pattern(size);
    server.put(QStringLiteral("f"), content);
    QByteArray read;
    const auto count = finished(server.files().readAll("f", offset, limit, into(read)));
    QVERIFY2(count && *count, words(count));
    const qsizetype from = qsizetype(std::min<quint64>(offset, quint64(size)));
    const QByteArray expected = content.mid(from, qsizetype(std::min<quint64>(limit, quint64(size - from))));
    QVERIFY(read == expected);
    QCOMPARE(**count, quint64(expected.size()));
    QTRY_COMPARE_WITH_TIMEOUT(server.openFiles(), 0, 60'000);
}

void SftpFilesTest::manyAtOnce()
{
    PipedServer server;
    std::vector<Task<Result<sftp::Attributes>>> tasks;
    for (int i = 0; i < 200; ++i) {
        server.put(QString::number(i), QByteArray(i, 'x'));
        tasks.push_back(server.files().stat(QByteArray::number(i)));
        tasks.back().start();
    }
    for (int i = 0; i < 200; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(tasks[std::size_t(i)].done(), 60'000);
        const auto attributes = tasks[std::size_t(i)].takeResult();
        QVERIFY(attributes);
        QCOMPARE(attributes->size.value_or(~0u), std::uint64_t(i));
    }
}

void SftpFilesTest::saysWhyNot_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("missing") << QByteArray("missing") << QByteArray("NotFound");
    QTest::newRow("a folder that is a file") << QByteArray("f/x") << QByteArray("NotFound");
    QTest::newRow("no path") << QByteArray() << QByteArray("Usage");
    QTest::newRow("a path with NUL, which the server would take for \"f\"")
        << QByteArray("f\0x", 3) << QByteArray("Usage");
    QTest::newRow("endless") << QByteArray(40000, 'x') << QByteArray("Usage");
}

void SftpFilesTest::saysWhyNot()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, kind);
    PipedServer server;
    server.put(QStringLiteral("f"), "123");
    QByteArray read;
    QCOMPARE(kindOf(words(finished(server.files().list(path)))), kind);
    QCOMPARE(kindOf(words(finished(server.files().stat(path)))), kind);
    QCOMPARE(kindOf(words(finished(server.files().readAll(path, 0, kAll, into(read))))), kind);
    QCOMPARE(words(finished(server.files().stat("f"))), "success");
}

void SftpFilesTest::aSlowSinkHoldsTheServer()
{
    PipedServer server;
    server.put(QStringLiteral("f"), pattern(20'000'000));
    QObject gate;
    bool open = false;
    quint64 taken = 0;
    const ssh::SftpFiles::Sink sink = [&](QByteArray piece) -> Task<Result<>> {
        while (!open)
            co_await async::delay(1ms);
        taken += quint64(piece.size());
        co_return Result<>();
    };
    auto reading = server.files().readAll("f", 0, kAll, sink);
    reading.start();
    // What was under way arrives, and then nothing more.
    QTRY_VERIFY_WITH_TIMEOUT(server.received() > 32768 && server.exchange().outstanding() == 0, 60'000);
    QVERIFY(server.received() < 17 * 33000);
    QCOMPARE(taken, quint64(0));
    open = true;
    QTRY_VERIFY_WITH_TIMEOUT(reading.done(), 60000);
    const auto count = reading.takeResult();
    QVERIFY(count);
    QCOMPARE(*count, quint64(20'000'000));
    QCOMPARE(taken, quint64(20'000'000));
}

void SftpFilesTest::aSinksErrorEndsTheReading()
{
    PipedServer server;
    server.put(QStringLiteral("f"), pattern(1'000'000));
    const ssh::SftpFiles::Sink full = [](QByteArray) -> Task<Result<>> {
        co_return Error::make(ErrorKind::Storage, "the disk is full");
    };
    QCOMPARE(words(finished(server.files().readAll("f", 0, kAll, full))), "Storage: the disk is full");
    QTRY_COMPARE_WITH_TIMEOUT(server.openFiles(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(server.exchange().outstanding(), std::size_t{0}, 60'000);
}

void SftpFilesTest::destroyingATaskClosesItsFile()
{
    PipedServer server;
    server.put(QStringLiteral("f"), pattern(5'000'000));
    const ssh::SftpFiles::Sink never = [](QByteArray) -> Task<Result<>> {
        co_await async::delay(1h);
        co_return Result<>();
    };
    {
        auto reading = server.files().readAll("f", 0, kAll, never);
        reading.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.received() > 32768, 60'000);
        QCOMPARE(server.openFiles(), 1);
        // And one that has not heard of its file yet.
        auto opening = server.files().readAll("f", 0, kAll, never);
        opening.start();
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.exchange().outstanding(), std::size_t{0}, 60'000);
    QCOMPARE(server.openFiles(), 0);
    QCOMPARE(words(finished(server.files().stat("f"))), "success");
}

void SftpFilesTest::aServerThatDiesEndsAllWhoWait()
{
    PipedServer server;
    QCOMPARE(words(finished(server.files().stat("."))), "success");
    server.signal(SIGSTOP);
    auto first = server.files().stat(".");
    auto second = server.files().list(".");
    first.start();
    second.start();
    server.signal(SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(first.done() && second.done(), 60'000);
    QCOMPARE(first.takeResult().error().kind, ErrorKind::Closed);
    QCOMPARE(second.takeResult().error().kind, ErrorKind::Closed);
    QCOMPARE(kindOf(words(finished(server.files().stat(".")))), "Closed");
}

void SftpFilesTest::aServerThatIsSilentTimesOut()
{
    PipedServer server(200ms);
    QTRY_COMPARE_WITH_TIMEOUT(words(finished(server.files().stat("."))), "success", 60'000);
    server.signal(SIGSTOP);
    QCOMPARE(kindOf(words(finished(server.files().stat(".")))), "Timeout");
    server.signal(SIGCONT);
    // What comes after all is nobody's.
    QTRY_COMPARE_WITH_TIMEOUT(server.exchange().outstanding(), std::size_t{0}, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(words(finished(server.files().stat("."))), "success", 60'000);
}

void SftpFilesTest::aServerThatBabblesIsNotHeardAgain()
{
    PipedServer server;
    QCOMPARE(words(finished(server.files().stat("."))), "success");
    server.signal(SIGSTOP);
    auto asking = server.files().stat(".");
    asking.start();
    const auto refused = server.exchange().receive("Connection closed by nobody\n");
    QVERIFY(!refused);
    QTRY_VERIFY_WITH_TIMEOUT(asking.done(), 60'000);
    QCOMPARE(asking.takeResult().error().kind, ErrorKind::PeerMisbehaved);
    QCOMPARE(kindOf(words(finished(server.files().list(".")))), "PeerMisbehaved");
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SftpFilesTest)
#include "SftpFilesTest.moc"

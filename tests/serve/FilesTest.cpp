#include "app/http/Server.h"
#include "app/serve/FileDesk.h"
#include "core/async/Door.h"
#include "core/async/Flows.h"
#include "tests/remotes/SessionRig.h"
#include "tests/serve/RawClient.h"
#include "tests/support/Failure.h"
#include "tests/support/ssh/ServerProcess.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace porthole::test {

using serve::FileDesk;

namespace {

/// HTTP that hands every GET to the desk, in this thread.
class FileServer {
public:
    FileServer(FileDesk &desk, SessionId id)
        : m_desk(desk)
        , m_id(std::move(id))
    {
        auto loop = http::EventLoop::make();
        if (!loop)
            qFatal("%s", loop.error().detail.c_str());
        m_loop = *std::move(loop);
        auto server = http::Server::listen(
            *m_loop, {}, [this](const http::Call &call, const http::Responder &responder) {
                m_door->post([this, path = QByteArray::fromPercentEncoding(call.rawPath),
                              responder](QObject &) { m_flows.begin(m_desk.send(m_id, path, responder)); });
            });
        if (!server)
            qFatal("%s", server.error().detail.c_str());
        m_server = *std::move(server);
        m_thread = std::thread([this] { m_loop->run(); });
    }
    ~FileServer()
    {
        m_door->close();
        m_loop->stop();
        m_thread.join();
        m_server.reset();
    }
    quint16 port() const { return m_server->port(); }

private:
    FileDesk &m_desk;
    const SessionId m_id;
    QObject m_here;
    const std::shared_ptr<async::Door<QObject>> m_door = std::make_shared<async::Door<QObject>>(m_here);
    async::Flows m_flows;
    std::unique_ptr<http::EventLoop> m_loop;
    std::unique_ptr<http::Server> m_server;
    std::thread m_thread;
};

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(4711);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.generate());
    return bytes;
}

} // namespace

/// Files of a host over OpenSSH's SFTP: listings as six arrays, and bytes.
class FilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFolderIsSixArrays();
    void filtersAreObeyed();
    void aFileListsItself();
    void withoutAPathItIsTheHome();
    void theRootCanBeListed();
    void manyLinksAreFollowed();
    void whatGoesWrongHasItsLine_data();
    void whatGoesWrongHasItsLine();
    void aFileArrivesAsItIs_data();
    void aFileArrivesAsItIs();
    void aFileOfUnknownLengthArrives();
    void aSlowClientHoldsUpTheHost();
    void aClientThatGoesEndsTheTransfer();
    void aTransferThatBreaksOffIsSeen();
    void aPathWithANulIsNone();

private:
    /// "400 File not found", or the listing's object in `listing`.
    QByteArray browse(const QByteArray &path, const QByteArray &body = "{}", QJsonObject *listing = nullptr)
    {
        const auto reply = finished(m_desk.browse(m_session->id(), path, body));
        if (!reply)
            return "no end";
        if (listing)
            *listing = QJsonDocument::fromJson(reply->body).object();
        return QByteArray::number(reply->status) + ' ' + reply->reason;
    }
    QByteArray path(const char *name = nullptr) const
    {
        return QFile::encodeName(name ? m_folder.filePath(QString::fromUtf8(name)) : m_folder.path());
    }
    static QStringList texts(const QJsonObject &listing, const char *key)
    {
        QStringList all;
        for (const QJsonValue &value : listing.value(QLatin1String(key)).toArray())
            all << (value.isDouble() ? QString::number(value.toInteger()) : value.toString());
        return all;
    }

    QTemporaryDir m_folder;
    SessionRig m_rig;
    remotes::RemoteRegistry m_registry;
    FileDesk m_desk{m_registry};
    remotes::RemoteSession *m_session = nullptr;
};

void FilesTest::initTestCase()
{
    m_session = &m_registry.create(m_rig.options());
    m_session->open();
    QCOMPARE(settled(*m_session), QByteArray("open"));
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("b.csv")), "1,2\n"));
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("a ü.png")), "png"));
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("empty")), {}));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("sub")));
    QCOMPARE(::symlink("sub", path("to-sub").constData()), 0);
    QCOMPARE(::symlink("nowhere", path("dangling").constData()), 0);
    QFile table(m_folder.filePath(QStringLiteral("b.csv")));
    QVERIFY(table.open(QIODevice::ReadWrite));
    QVERIFY(
        table.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000), QFileDevice::FileModificationTime));
}

void FilesTest::aFolderIsSixArrays()
{
    QJsonObject listing;
    QCOMPARE(browse(path(), "{}", &listing), QByteArray("200 "));
    QCOMPARE(listing.value(u"path").toString(), m_folder.path());
    QCOMPARE(texts(listing, "names"),
             (QStringList{QStringLiteral("a ü.png"), QStringLiteral("b.csv"), QStringLiteral("dangling"),
                          QStringLiteral("empty"), QStringLiteral("sub"), QStringLiteral("to-sub")}));
    QCOMPARE(texts(listing, "types").join(QString()), QStringLiteral("ffffdd"));
    QCOMPARE(texts(listing, "sizes").mid(0, 2), (QStringList{QStringLiteral("3"), QStringLiteral("4")}));
    QCOMPARE(texts(listing, "mtimes").at(1), QStringLiteral("2001-09-09T01:46:40Z"));
    QCOMPARE(texts(listing, "mime-types").mid(0, 2),
             (QStringList{QStringLiteral("image/png"), QStringLiteral("text/csv")}));
    QCOMPARE(texts(listing, "mime-types").at(4), QStringLiteral("application/x-directory"));
    for (const char *key : {"names", "types", "sizes", "mtimes", "mime-types"})
        QCOMPARE(listing.value(QLatin1String(key)).toArray().size(), 6);
    QCOMPARE(listing.size(), 6);
}

void FilesTest::filtersAreObeyed()
{
    QJsonObject listing;
    QCOMPARE(
        browse(path(), R"({"file-reject":".","file-allow":"csv$","directory-reject":"/sub$"})", &listing),
        QByteArray("200 "));
    QCOMPARE(texts(listing, "names"), (QStringList{QStringLiteral("b.csv"), QStringLiteral("to-sub")}));
}

void FilesTest::aFileListsItself()
{
    QJsonObject listing;
    QCOMPARE(browse(path("b.csv"), "{}", &listing), QByteArray("200 "));
    QCOMPARE(listing.value(u"path").toString().toUtf8(), path("b.csv"));
    QCOMPARE(texts(listing, "names"), QStringList{QStringLiteral("b.csv")});
    QCOMPARE(texts(listing, "sizes"), QStringList{QStringLiteral("4")});
}

void FilesTest::withoutAPathItIsTheHome()
{
    QJsonObject listing;
    QCOMPARE(browse({}, "{}", &listing), QByteArray("200 "));
    QVERIFY2(listing.value(u"path").toString().startsWith(u'/'),
             qPrintable(listing.value(u"path").toString()));
}

void FilesTest::theRootCanBeListed()
{
    QJsonObject listing;
    QCOMPARE(
        browse("/", R"({"file-reject":".","directory-reject":".","directory-allow":"^/etc$"})", &listing),
        QByteArray("200 "));
    QCOMPARE(texts(listing, "names"), QStringList{QStringLiteral("etc")});
}

void FilesTest::manyLinksAreFollowed()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("target")));
    constexpr int kLinks = 300; // more than are followed at a time
    for (int i = 0; i < kLinks; ++i)
        QCOMPARE(::symlink("target", QFile::encodeName(folder.filePath(QString::number(i))).constData()), 0);
    QJsonObject listing;
    QCOMPARE(browse(QFile::encodeName(folder.path()), "{}", &listing), QByteArray("200 "));
    QCOMPARE(texts(listing, "types").join(QString()), QString(kLinks + 1, u'd'));
}

void FilesTest::whatGoesWrongHasItsLine_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no such file") << QByteArray("nothing") << QByteArray("400 File not found");
    QTest::newRow("a folder in a file's place")
        << QByteArray("sub") << QByteArray("400 Can't read directory");
    QTest::newRow("a link to nowhere") << QByteArray("dangling") << QByteArray("400 File not found");
    QTest::newRow("a file in a folder's place") << QByteArray("b.csv/x") << QByteArray("400 ");
}

void FilesTest::whatGoesWrongHasItsLine()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, line);
    const FileServer server(m_desk, m_session->id());
    RawClient client(server.port());
    client.request("GET", path(name.constData()));
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    QVERIFY2(client.statusLine().startsWith("HTTP/1.1 " + line), client.statusLine());
    QVERIFY(client.statusLine().endsWith(
        QJsonDocument::fromJson(client.body()).object().value(u"reason").toString().toUtf8()));
}

void FilesTest::aFileArrivesAsItIs_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const int size : {0, 1, 4096, 255 * 1024, 256 * 1024 + 1, 20'000'000})
        QTest::addRow("%d bytes", size) << qsizetype(size);
}

void FilesTest::aFileArrivesAsItIs()
{
    QFETCH(qsizetype, size);
    const QByteArray content = noise(size);
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("content")), content));
    const FileServer server(m_desk, m_session->id());
    RawClient client(server.port());
    client.request("GET", path("content"));
    if (size > 0) {
        QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
        QCOMPARE(client.header("Content-Length").toLongLong(), size);
        QVERIFY(client.body() == content);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(client.heard().endsWith("\r\n0\r\n\r\n"), 60'000);
    }
    QCOMPARE(client.statusLine(), QByteArray("HTTP/1.1 200 OK"));
    QCOMPARE(client.header("Content-Type"), QByteArray("application/octet-stream"));
}

void FilesTest::aFileOfUnknownLengthArrives()
{
    const FileServer server(m_desk, m_session->id());
    RawClient client(server.port());
    client.request("GET", "/proc/self/status");
    QTRY_VERIFY_WITH_TIMEOUT(client.heard().endsWith("\r\n0\r\n\r\n"), 60'000);
    QVERIFY(client.heard().contains("\nPid:"));
}

void FilesTest::aSlowClientHoldsUpTheHost()
{
    const QByteArray content = noise(60'000'000);
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("large")), content));
    const FileServer server(m_desk, m_session->id());
    RawClient client(server.port());
    client.holdBack(true);
    client.request("GET", path("large"));
    const auto memory = [] {
        QFile status(QStringLiteral("/proc/self/statm"));
        return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4096
                                                : 0;
    };
    const qint64 before = memory();
    QVERIFY(!QTest::qWaitFor([&] { return memory() - before > 40'000'000; }, 1500));
    client.holdBack(false);
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    QVERIFY(client.body() == content);
}

void FilesTest::aClientThatGoesEndsTheTransfer()
{
    const QByteArray content = noise(60'000'000);
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("large")), content));
    const FileServer server(m_desk, m_session->id());
    const auto processes = m_rig.server.processes().size();
    for (int i = 0; i < 3; ++i) {
        RawClient client(server.port());
        client.holdBack(true);
        client.request("GET", path("large"));
        QTRY_VERIFY_WITH_TIMEOUT(m_rig.server.processes().size() > processes, 60'000);
        client.hangUp();
    }
    // Each transfer had a channel, and so a process, of its own.
    QTRY_COMPARE_WITH_TIMEOUT(m_rig.server.processes().size(), processes, 20'000);
    QCOMPARE(browse(path("b.csv")), QByteArray("200 "));
}

void FilesTest::aTransferThatBreaksOffIsSeen()
{
    SessionRig other;
    remotes::RemoteRegistry registry;
    FileDesk desk(registry);
    remotes::RemoteSession &session = registry.create(other.options());
    session.open();
    QCOMPARE(settled(session), QByteArray("open"));
    QVERIFY(writeFile(m_folder.filePath(QStringLiteral("large")), noise(60'000'000)));
    const FileServer server(desk, session.id());
    RawClient client(server.port());
    client.request("GET", path("large"));
    QTRY_VERIFY_WITH_TIMEOUT(!client.heard().isEmpty(), 60'000);
    client.holdBack(true);
    other.server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(session.state() != remotes::RemoteState::Open, 20'000);
    client.holdBack(false);
    QTRY_VERIFY_WITH_TIMEOUT(client.isCut(), 30'000);
    QVERIFY(client.body().size() < 60'000'000);
}

void FilesTest::aPathWithANulIsNone()
{
    const FileServer server(m_desk, m_session->id());
    RawClient client(server.port());
    client.request("GET", path("b.csv") + "%00.png");
    QTRY_VERIFY_WITH_TIMEOUT(client.isAnswered(), 60'000);
    QVERIFY2(client.statusLine().startsWith("HTTP/1.1 400 "), client.statusLine());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FilesTest)
#include "FilesTest.moc"

#include "core/transfer/Names.h"
#include "core/transfer/local/Disk.h"
#include "core/transfer/local/PartFile.h"
#include "tests/support/Flow.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::transfer {

namespace {

ByteView viewed(const QByteArray &bytes) { return viewOf({bytes.constData(), std::size_t(bytes.size())}); }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

} // namespace

/// Files and folders on this computer, as transfers write them.
class LocalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void jobsComeBackInOrder();
    void aJobOutlivesWhoWaits();
    void aFileAppearsWhole();
    void aLinkAtTheTargetIsReplaced();
    void aLinkInThePartsPlaceIsReplaced();
    void aFolderThatIsALinkIsNotEntered();
    void namesThatLeadElsewhereAreRefused_data();
    void namesThatLeadElsewhereAreRefused();
    void aSecondWriterIsTurnedAway();
    void zerosBecomeHoles();
    void permissionsAndTimeAreKept_data();
    void permissionsAndTimeAreKept();
    void aFullDiskIsNamedAndTheOldFileStays();
    void doesNotReplaceUnasked();

private:
    QString path(const QString &name) const { return m_home->filePath(name); }
    /// Writes it in one go.
    Result<> put(const QByteArray &name, const QByteArray &content, FileFacts facts = {},
                 const PartFile::Place *place = nullptr)
    {
        PartFile part(m_folder, name, facts);
        PH_TRY(const quint64 kept, part.open());
        static_cast<void>(kept);
        part.write(0, viewed(content));
        return part.finish(quint64(content.size()), place ? *place : PartFile::Place{name});
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<const LocalFolder> m_folder;
};

void LocalTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    auto folder = LocalFolder::open(QFile::encodeName(m_home->path()));
    QVERIFY(folder);
    m_folder = *folder;
}

void LocalTest::jobsComeBackInOrder()
{
    Disk disk;
    std::vector<int> done;
    const auto flow = [&]() -> Task<int> {
        OnDisk<int> first(disk, [&] { return done.push_back(1), 1; });
        OnDisk<int> second(disk, [&] { return done.push_back(2), 2; });
        const int last = co_await second;
        co_return last * 10 + co_await first;
    };
    const auto outcome = test::finished(flow());
    QVERIFY(outcome);
    QCOMPARE(*outcome, 21);
    QCOMPARE(done, (std::vector<int>{1, 2}));
}

void LocalTest::aJobOutlivesWhoWaits()
{
    Disk disk;
    const auto ran = std::make_shared<std::atomic<bool>>(false);
    const auto wait = [&]() -> Task<int> {
        OnDisk<int> job(disk, [ran] { return ran->exchange(true), 1; });
        co_return co_await job;
    };
    {
        Task<int> flow = wait();
        flow.start();
    }
    const auto after = [&]() -> Task<int> {
        OnDisk<int> job(disk, [] { return 1; });
        co_return co_await job;
    };
    QVERIFY(test::finished(after()));
    QVERIFY(ran->load());
}

void LocalTest::aFileAppearsWhole()
{
    PartFile part(m_folder, "f", {});
    QVERIFY(part.open());
    part.write(0, viewed("abc"));
    QVERIFY(!QFile::exists(path(QStringLiteral("f"))));
    QVERIFY(part.finish(3, {"f"}));
    QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("abc"));
    QCOMPARE(QDir(m_home->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("f")});
}

void LocalTest::aLinkAtTheTargetIsReplaced()
{
    QVERIFY(put("victim", "precious"));
    QVERIFY(QFile::link(QStringLiteral("victim"), path(QStringLiteral("f"))));
    QVERIFY(put("f", "new"));
    QCOMPARE(contentOf(path(QStringLiteral("victim"))), QByteArray("precious"));
    QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("new"));
    QVERIFY(!QFileInfo(path(QStringLiteral("f"))).isSymLink());
}

void LocalTest::aLinkInThePartsPlaceIsReplaced()
{
    QVERIFY(put("victim", "precious"));
    for (const bool isHard : {false, true}) {
        const QByteArray planted = QFile::encodeName(path(QFile::decodeName(partName("f", 0, 0))));
        const QByteArray victim = QFile::encodeName(path(QStringLiteral("victim")));
        QCOMPARE((isHard ? ::link : ::symlink)(victim.constData(), planted.constData()), 0);
        QVERIFY(put("f", "new"));
        QCOMPARE(contentOf(path(QStringLiteral("victim"))), QByteArray("precious"));
        QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("new"));
    }
}

void LocalTest::aFolderThatIsALinkIsNotEntered()
{
    QVERIFY(QDir(m_home->path()).mkdir(QStringLiteral("outside")));
    QVERIFY(QFile::link(QStringLiteral("outside"), path(QStringLiteral("planted"))));
    QVERIFY(!m_folder->folder("planted"));
    QVERIFY(!m_folder->makeFolder("planted"));
    QVERIFY(m_folder->makeFolder("own"));
    QVERIFY(m_folder->makeFolder("own"));
}

void LocalTest::namesThatLeadElsewhereAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("above") << QByteArray("../f");
    QTest::newRow("absolute") << QByteArray("/tmp/f");
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("NUL") << QByteArray("f\0g", 3);
    QTest::newRow("none") << QByteArray();
}

void LocalTest::namesThatLeadElsewhereAreRefused()
{
    QFETCH(QByteArray, name);
    const auto isRefused = [](const auto &outcome) {
        return !outcome && outcome.error().kind == ErrorKind::PeerMisbehaved;
    };
    QVERIFY(isRefused(m_folder->openFile(name, O_RDONLY)));
    QVERIFY(isRefused(m_folder->makeFolder(name)));
    QVERIFY(isRefused(m_folder->folder(name)));
    QVERIFY(isRefused(m_folder->remove(name)));
    QVERIFY(isRefused(m_folder->look(name)));
    QVERIFY(put("f", "x"));
    QVERIFY(isRefused(m_folder->rename("f", name, true)));
    QVERIFY(isRefused(put(name, "x")));
}

void LocalTest::aSecondWriterIsTurnedAway()
{
    PartFile first(m_folder, "f", {});
    QVERIFY(first.open());
    PartFile second(m_folder, "f", {});
    const auto opened = second.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Unavailable);
    first.write(0, viewed("abc"));
    QVERIFY(first.finish(3, {"f"}));
    QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("abc"));
}

void LocalTest::zerosBecomeHoles()
{
    constexpr quint64 kLarge = quint64{5} * 1024 * 1024 * 1024;
    PartFile part(m_folder, "f", {.size = kLarge});
    QVERIFY(part.open());
    part.write(0, viewed("begin"));
    part.write(1024 * 1024, viewed(QByteArray(256 * 1024, '\0')));
    part.write(kLarge - 3, viewed("end"));
    QVERIFY(part.finish(kLarge, {"f"}));
    struct stat status {};
    QCOMPARE(::stat(QFile::encodeName(path(QStringLiteral("f"))).constData(), &status), 0);
    QCOMPARE(quint64(status.st_size), kLarge);
    QVERIFY(status.st_blocks * 512 < 1024 * 1024);
    QFile file(path(QStringLiteral("f")));
    QVERIFY(file.open(QIODevice::ReadOnly) && file.seek(qint64(kLarge) - 4));
    QCOMPARE(file.readAll(), QByteArray("\0end", 4));
}

void LocalTest::permissionsAndTimeAreKept_data()
{
    QTest::addColumn<uint>("told");
    QTest::addColumn<bool>("exactly");
    QTest::addColumn<uint>("mode");
    QTest::newRow("private") << 0100600u << false << 0600u;
    QTest::newRow("a program") << 0100755u << false << 0755u;
    QTest::newRow("read only") << 0100444u << false << 0444u;
    QTest::newRow("the umask counts") << 0100666u << false << 0644u;
    QTest::newRow("exactly") << 0100666u << true << 0666u;
    QTest::newRow("never set-user-id") << 0104755u << true << 0755u;
    QTest::newRow("nor the sticky bit") << 0107777u << true << 0777u;
    QTest::newRow("nothing for anybody") << 0100000u << false << 0u;
}

void LocalTest::permissionsAndTimeAreKept()
{
    QFETCH(uint, told);
    QFETCH(bool, exactly);
    const mode_t before = ::umask(022);
    const PartFile::Place place{"f", true, exactly};
    const auto outcome = put("f", "x", {.size = 1, .mode = told, .modified = 1'000'000'000u}, &place);
    ::umask(before);
    QVERIFY(outcome);
    struct stat status {};
    QCOMPARE(::stat(QFile::encodeName(path(QStringLiteral("f"))).constData(), &status), 0);
    QTEST(uint(status.st_mode & 07777), "mode");
    QCOMPARE(status.st_mtim.tv_sec, 1'000'000'000);
}

void LocalTest::aFullDiskIsNamedAndTheOldFileStays()
{
    QVERIFY(put("f", "old"));
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto outcome = put("f", QByteArray(5000, 'x'));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Storage);
    QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("old"));
}

void LocalTest::doesNotReplaceUnasked()
{
    QVERIFY(put("f", "old"));
    const PartFile::Place place{"f", false, false};
    const auto outcome = put("f", "new", {}, &place);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Unavailable);
    QCOMPARE(contentOf(path(QStringLiteral("f"))), QByteArray("old"));
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::LocalTest)
#include "LocalTest.moc"

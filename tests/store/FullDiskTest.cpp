#include "core/store/EntryTable.h"
#include "core/store/HostTable.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace porthole::store;

namespace porthole::test {

namespace {

/// A file system of so many bytes, in this process's own world of mounts.
class SmallDisk {
public:
    explicit SmallDisk(int kibibytes)
    {
        const QByteArray options = "size=" + QByteArray::number(kibibytes) + "k";
        m_mounted = ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0,
                            options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isThere() const { return m_mounted; }
    QString store() const { return m_folder.filePath(QStringLiteral("porthole/porthole.db")); }
    /// Leaves no room at all.
    void fill()
    {
        QFile file(filler());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        while (file.write(QByteArray(4096, 'x')) == 4096) {
        }
    }
    void makeRoom() { QFile::remove(filler()); }
    /// Leaves so much room, and no more.
    bool leave(int kibibytes)
    {
        fill();
        QFile file(filler());
        return file.resize(file.size() - qint64{kibibytes} * 1024);
    }

private:
    QString filler() const { return m_folder.filePath(QStringLiteral("filler")); }

    QTemporaryDir m_folder;
    bool m_mounted = false;
};

SavedHost host(int number)
{
    SavedHost made;
    made.name = QStringLiteral("host %1").arg(number);
    made.host = QString(200, u'h');
    return made;
}

EntryBatch oneEntry(int number)
{
    EntryBatch batch;
    Entry &entry = batch.entries.emplaceBack();
    entry.id = newEntryId();
    entry.name = QStringLiteral("host %1").arg(number);
    entry.address = QString(200, u'h');
    entry.notes = QStringLiteral("number %1 of them").arg(number);
    return batch;
}

/// Adds hosts until one is refused, at most so many; how many there are then.
int addUntilRefused(Database &database, int from, int most, Error &error)
{
    for (int i = from; i < most; ++i) {
        const auto added = HostTable(database).add(host(i));
        if (!added) {
            error = added.error();
            return i;
        }
    }
    return most;
}

} // namespace

/// Both of Qt's own ways to save a file report success on a full disk, and leave half of it.
class FullDiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasSavedStays_data();
    void whatWasSavedStays();
    void whatWasAcknowledgedStaysAtAnySpace();
    void noStoreIsBegunThatCannotBe();
};

void FullDiskTest::whatWasSavedStays_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {64, 128, 160, 192, 256, 512})
        QTest::addRow("%d KiB", size) << size;
}

void FullDiskTest::whatWasSavedStays()
{
    QFETCH(int, size);
    SmallDisk disk(size);
    QVERIFY(disk.isThere());
    int saved = 0;
    {
        auto database = openStore(disk.store());
        if (!database) { // there may be no room for it and its journal
            QVERIFY2(size <= 192 && database.error().kind == ErrorKind::Storage, failureOf(database));
            return;
        }
        Error error;
        saved = addUntilRefused(*database, 0, 10000, error);
        QVERIFY(saved < 10000);
        QCOMPARE(error.kind, ErrorKind::Storage);
        QVERIFY2(error.detail.find("the disk is full") != std::string::npos, error.detail.c_str());
        disk.fill();
        // It can be read, and goes on refusing.
        QCOMPARE(HostTable(*database).list()->size(), saved);
        QVERIFY(!HostTable(*database).add(host(saved)));
        QCOMPARE(HostTable(*database).list()->size(), saved);
    }
    disk.makeRoom();
    auto database = openStore(disk.store());
    QVERIFY2(database, failureOf(database));
    const auto listed = HostTable(*database).list();
    QVERIFY2(listed, failureOf(listed));
    QCOMPARE(listed->size(), saved);
}

/// From nothing to 1 MiB above the open store, in the steps in which a file grows.
void FullDiskTest::whatWasAcknowledgedStaysAtAnySpace()
{
    qsizetype acknowledged = 0;
    int withRoom = 0;
    for (int kibibytes = 0; kibibytes <= 1024; kibibytes += 4) {
        SmallDisk disk(2048);
        QVERIFY(disk.isThere());
        QSet<QString> saved;
        {
            auto database = openStore(disk.store());
            QVERIFY2(database, failureOf(database));
            QVERIFY(disk.leave(kibibytes));
            EntryTable table(*database);
            for (int i = 0; i < 1000; ++i) {
                const EntryBatch batch = oneEntry(i);
                if (const auto applied = table.apply(batch); !applied) {
                    QCOMPARE(applied.error().kind, ErrorKind::Storage);
                    break;
                }
                saved << batch.entries.first().id.value;
            }
            const auto read = table.read(); // it goes on being readable
            QVERIFY2(read, failureOf(read));
            QCOMPARE(read->entries.size(), saved.size());
        }
        disk.makeRoom();
        auto again = openStore(disk.store());
        QVERIFY2(again, failureOf(again));
        QSet<QString> there;
        const auto all = EntryTable(*again).read();
        QVERIFY2(all, failureOf(all));
        for (const Entry &entry : all->entries)
            there << entry.id.value;
        QVERIFY2(there == saved, qPrintable(QStringLiteral("%1 KiB: %2 acknowledged, %3 there")
                                                .arg(kibibytes)
                                                .arg(saved.size())
                                                .arg(there.size())));
        acknowledged += saved.size();
        withRoom += saved.isEmpty() ? 0 : 1;
        QVERIFY(EntryTable(*again).apply(oneEntry(1000))); // and can be written again
    }
    QVERIFY(withRoom > 200);
    qInfo("257 disks, %d of them with room for one entry or more; %lld acknowledged entries, all there",
          withRoom, qlonglong(acknowledged));
}

void FullDiskTest::noStoreIsBegunThatCannotBe()
{
    SmallDisk disk(64);
    QVERIFY(disk.isThere());
    disk.fill();
    const auto refused = openStore(disk.store());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(!QFile::exists(disk.store()));
    disk.makeRoom();
    QVERIFY(QDir(QFileInfo(disk.store()).path()).entryList(QDir::Files).isEmpty());
}

} // namespace porthole::test

int main(int argc, char **argv)
{
    // Before there are threads: mounts of its own, as root or as root of a user namespace.
    if (::unshare(CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0 ||
        ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        qFatal("this system lets nobody have mounts of his own");
    QCoreApplication application(argc, argv);
    porthole::test::FullDiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "FullDiskTest.moc"

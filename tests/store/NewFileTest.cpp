#include "core/store/NewFile.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"
#include "tests/support/Flow.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>

namespace porthole::test {

using store::NewFile;
using store::Store;

/// What a process that is killed while it makes a store leaves beside it.
class NewFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void goesWithItsObject();
    void whatIsLeftGoesOnceItIsOld();
    void whatIsNewStays();
    void whatSomebodyHoldsStays();
    void whatIsSomethingElseStays_data();
    void whatIsSomethingElseStays();
    void aStoreThatIsOpenedCleansUp();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    /// A file that was written to two hours ago.
    void leave(const char *name) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half of one") > 0);
        file.close();
        makeOld(QFile::encodeName(path(name)));
    }
    static void makeOld(const QByteArray &path)
    {
        const timespec then{std::time(nullptr) - 7200, 0};
        const std::array<timespec, 2> times{then, then};
        QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times.data(), AT_SYMLINK_NOFOLLOW), 0);
    }
    void sweep() const { store::removeLeftNewFiles(m_folder->path(), QStringLiteral("porthole.db")); }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void NewFileTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void NewFileTest::goesWithItsObject()
{
    {
        const auto made = NewFile::beside(QFile::encodeName(path("porthole.db")));
        QVERIFY2(made, failureOf(made));
        QCOMPARE(files().size(), 1);
    }
    QVERIFY(files().isEmpty());
}

void NewFileTest::whatIsLeftGoesOnceItIsOld()
{
    leave("porthole.db.new-a1B2c3");
    leave("porthole.db.new-a1B2c3-journal");
    leave("porthole.db");
    sweep();
    QCOMPARE(files(), QStringList{QStringLiteral("porthole.db")});
}

void NewFileTest::whatIsNewStays()
{
    QFile file(path("porthole.db.new-a1B2c3"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    sweep();
    QCOMPARE(files().size(), 1);
}

void NewFileTest::whatSomebodyHoldsStays()
{
    {
        const auto made = NewFile::beside(QFile::encodeName(path("porthole.db")));
        QVERIFY2(made, failureOf(made));
        makeOld(made->name()); // it takes its time
        sweep();
        QCOMPARE(files().size(), 1);
    }
    QVERIFY(files().isEmpty());
}

void NewFileTest::whatIsSomethingElseStays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("another store's") << QByteArray("other.db.new-a1B2c3");
    QTest::newRow("kept aside") << QByteArray("porthole.db.bad-20261127T120000Z");
    QTest::newRow("a name that is longer") << QByteArray("porthole.db.new-a1B2c3d");
    QTest::newRow("the store") << QByteArray("porthole.db");
    QTest::newRow("its journal") << QByteArray("porthole.db-wal");
}

void NewFileTest::whatIsSomethingElseStays()
{
    QFETCH(QByteArray, name);
    leave(name.constData());
    sweep();
    QCOMPARE(files(), QStringList{QString::fromLatin1(name)});
    // Nor is a link followed.
    QVERIFY(QFile::link(path(name.constData()), path("porthole.db.new-aaaaaa")));
    makeOld(QFile::encodeName(path("porthole.db.new-aaaaaa")));
    sweep();
    QVERIFY(QFile::exists(path(name.constData())));
}

void NewFileTest::aStoreThatIsOpenedCleansUp()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("backups")));
    leave("porthole.db.new-a1B2c3");
    leave("backups/porthole-20261127T120000Z.db.new-a1B2c3");
    Store store(path("porthole.db"));
    const auto opened = finished(store.run<int>([](store::Database &) -> Result<int> { return 1; }));
    QVERIFY2(opened && *opened, "the store cannot be opened");
    QVERIFY(!QFile::exists(path("porthole.db.new-a1B2c3")));
    QVERIFY(!QFile::exists(path("backups/porthole-20261127T120000Z.db.new-a1B2c3")));
    QVERIFY(QFile::exists(path("porthole.db")));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::NewFileTest)
#include "NewFileTest.moc"

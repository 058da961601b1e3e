#include "core/store/HostTable.h"
#include "core/store/Schema.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace porthole::store;

namespace porthole::test {

/// The store's file in all the states in which it may be found.
class FileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyElseMayRead();
    void closesWhatIsOpenToReaders();
    void refusesWhatOthersMayChange_data();
    void refusesWhatOthersMayChange();
    void leavesADamagedFileAlone_data();
    void leavesADamagedFileAlone();
    void aJournalWithoutItsDatabaseIsNoNewStore();
    void liesInTheDataFolder();
};

namespace {

struct Place {
    QTemporaryDir top;
    QString folder = top.filePath(QStringLiteral("porthole"));
    QString path = folder + QStringLiteral("/porthole.db");

    Result<> fill(int hosts = 1) const
    {
        PH_TRY(Database database, openStore(path));
        for (int i = 0; i < hosts; ++i) {
            SavedHost host;
            host.name = QStringLiteral("host %1").arg(i);
            host.host = QStringLiteral("h");
            PH_DO(HostTable(database).add(host));
        }
        return {};
    }
    QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

mode_t modeOf(const QString &path)
{
    struct stat found {};
    ::stat(QFile::encodeName(path).constData(), &found);
    return found.st_mode & 07777;
}

QByteArray refusal(const QString &path)
{
    const auto opened = openStore(path);
    if (opened)
        return "opened";
    return QByteArray(nameOf(opened.error().kind)) + ' ' + QByteArray::fromStdString(opened.error().detail);
}

} // namespace

void FileTest::nobodyElseMayRead()
{
    const mode_t before = ::umask(0);
    const Place place;
    const auto opened = openStore(place.path); // the journal lies there while it is open
    ::umask(before);
    QVERIFY2(opened, failureOf(opened));
    QCOMPARE(modeOf(place.folder), mode_t(0700));
    const QFileInfoList files = QDir(place.folder).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QFileInfo &file : files)
        QCOMPARE(modeOf(file.filePath()), mode_t(0600));
}

void FileTest::closesWhatIsOpenToReaders()
{
    const Place place;
    QVERIFY(place.fill());
    QCOMPARE(::chmod(QFile::encodeName(place.folder).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(place.path).constData(), 0644), 0);
    QVERIFY(place.fill(0));
    QCOMPARE(modeOf(place.folder), mode_t(0700));
    QCOMPARE(modeOf(place.path), mode_t(0600));
}

void FileTest::refusesWhatOthersMayChange_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("why");
    const QByteArray written = "may be written by others";
    QTest::newRow("a file that everybody may write") << "chmod o+w porthole.db" << written;
    QTest::newRow("a file that the group may write") << "chmod g+w porthole.db" << written;
    QTest::newRow("a folder that everybody may write") << "chmod 0777 ." << written;
    QTest::newRow("a sticky folder, as /tmp is") << "chmod 1777 ." << written;
    QTest::newRow("a symbolic link") << "mv porthole.db real.db && ln -s real.db porthole.db"
                                     << QByteArray("is not an ordinary file");
    QTest::newRow("a folder in its place")
        << "rm porthole.db && mkdir porthole.db" << QByteArray("is not an ordinary file");
    QTest::newRow("a pipe, which would be waited for")
        << "rm porthole.db && mkfifo porthole.db" << QByteArray("is not an ordinary file");
    if (::geteuid() != 0)
        return; // nobody else can give a file away
    QTest::newRow("somebody else's file")
        << "chown nobody porthole.db" << QByteArray("belongs to somebody else");
    QTest::newRow("somebody else's folder") << "chown nobody ." << QByteArray("belongs to somebody else");
}

void FileTest::refusesWhatOthersMayChange()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, why);
    const Place place;
    QVERIFY(place.fill());
    const QByteArray command = "cd '" + QFile::encodeName(place.folder) + "' && " + what.toUtf8();
    QCOMPARE(std::system(command.constData()), 0); // NOLINT: a test's own words
    const QByteArray refused = refusal(place.path);
    QVERIFY2(refused.startsWith("Storage ") && refused.contains(why), refused);
    QVERIFY2(refused.contains(QFile::encodeName(place.folder)), refused);
}

void FileTest::leavesADamagedFileAlone_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::addColumn<QByteArray>("why");
    const Place place;
    QVERIFY(place.fill(200));
    const QByteArray good = place.bytes();
    QVERIFY(good.size() > 20000);
    QTest::newRow("empty, after a crash of the file system") << QByteArray() << QByteArray("damaged");
    QTest::newRow("zeros") << QByteArray(good.size(), 0) << QByteArray("damaged");
    QTest::newRow("a text") << QByteArray("[connections]\n") << QByteArray("damaged");
    for (const qsizetype size : {1, 99, 100, 4096, 8192, 20000})
        QTest::addRow("truncated to %lld", qlonglong(size)) << good.first(size) << QByteArray("damaged");
    QByteArray flipped = good;
    for (qsizetype at = 8192; at < 8192 + 600; ++at)
        flipped[at] = char(~flipped[at]);
    QTest::newRow("a page of noise") << flipped << QByteArray("damaged");
    QByteArray newer = good;
    newer.replace(60, 4,
                  QByteArray::fromHex("00000063")); // user_version, section 1.3 of SQLite's file format
    QTest::newRow("of a newer Porthole") << newer << QByteArray("newer Porthole (version 99");
    QByteArray foreign = good;
    foreign.replace(68, 4, QByteArray(4, 0)); // application_id
    QTest::newRow("another program's database") << foreign << QByteArray("not a store of Porthole's");
}

void FileTest::leavesADamagedFileAlone()
{
    QFETCH(QByteArray, damaged);
    QFETCH(QByteArray, why);
    const Place place;
    QVERIFY(place.fill());
    QFile file(place.path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(damaged), damaged.size());
    file.close();

    for (int i = 0; i < 2; ++i) {
        const QByteArray refused = refusal(place.path);
        QVERIFY2(refused.startsWith("Storage ") && refused.contains(why), refused);
        QVERIFY2(refused.contains("porthole.db"), refused);
        QVERIFY(place.bytes() == damaged);
    }
}

void FileTest::aJournalWithoutItsDatabaseIsNoNewStore()
{
    const Place place;
    QVERIFY(place.fill());
    QVERIFY(QFile::rename(place.path, place.path + QStringLiteral("-wal")));
    const QByteArray refused = refusal(place.path);
    QVERIFY2(refused.contains("its journal (-wal) is still there"), refused);
    QVERIFY(!QFileInfo::exists(place.path));
}

void FileTest::liesInTheDataFolder()
{
    const QTemporaryDir data;
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    QCOMPARE(standardStorePath(), data.filePath(QStringLiteral("porthole/porthole.db")));
    qputenv("XDG_DATA_HOME", before);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FileTest)
#include "FileTest.moc"

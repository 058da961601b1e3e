#include "TransferRig.h"
#include "core/transfer/remote/LinkCopy.h"
#include "tests/support/ssh/OpenSshServer.h"

namespace porthole::transfer {

using namespace porthole::test;
using Outcome = FileReport::Outcome;

/// Symbolic links in folders that are copied: they are made as links, and never followed (SEC-13).
class LinksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whereALinkLeads_data();
    void whereALinkLeads();
    void comeAsLinksUnlessTheyLeadOut();
    void goAsTheyAre();
    void takeThePlaceOfWhatIsThere_data();
    void takeThePlaceOfWhatIsThere();
    void nothingIsWrittenThroughOne();
    void namesThatAreNotUtf8GoAndComeBack();

private:
    void make(const char *script) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(QStringLiteral("sh"), {QStringLiteral("-ec"), QString::fromUtf8(script)});
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
    }
    /// What is written in a link; empty where there is none.
    QByteArray target(const char *name) const
    {
        QByteArray text(4096, Qt::Uninitialized);
        const ssize_t size = ::readlink(path(name).constData(), text.data(), std::size_t(text.size()));
        text.truncate(std::max<ssize_t>(size, 0));
        return text;
    }
    QString file(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QByteArray path(const char *name) const { return QFile::encodeName(file(name)); }
    ssh::SshOptions options() { return m_home.options(m_server, m_identity); }

    OpenSshServer m_server{{QStringLiteral("ed25519")}};
    QString m_identity;
    Home m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void LinksTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void LinksTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void LinksTest::whereALinkLeads_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("within");
    QTest::newRow("beside it") << QByteArray("b") << 0 << true;
    QTest::newRow("below it") << QByteArray("./b//c") << 0 << true;
    QTest::newRow("up, within the folder") << QByteArray("../b") << 1 << true;
    QTest::newRow("up to the folder itself") << QByteArray("../..") << 2 << true;
    QTest::newRow("up and out") << QByteArray("../b") << 0 << false;
    QTest::newRow("up and out, further down") << QByteArray("../../../b") << 2 << false;
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << 9 << false;
    QTest::newRow("down, and back through what may be a link") << QByteArray("l/..") << 9 << false;
    QTest::newRow("out by way of a link to here") << QByteArray("../l/../../b") << 2 << false;
    QTest::newRow("nothing") << QByteArray() << 9 << false;
    QTest::newRow("a NUL") << QByteArray("a\0b", 3) << 9 << false;
    QTest::newRow("dots that are a name") << QByteArray("...") << 0 << true;
    QTest::newRow("endless") << QByteArray(5000, 'a') << 0 << false;
}

void LinksTest::whereALinkLeads()
{
    QFETCH(QByteArray, target);
    QFETCH(int, depth);
    QTEST(staysWithin(target, depth), "within");
}

void LinksTest::comeAsLinksUnlessTheyLeadOut()
{
    make("mkdir -p from/tree/sub to from/outside; cd from/tree; echo y >plain; ln -s plain beside; "
         "ln -s ../plain sub/up; ln -s nowhere dangling; ln -s ../outside out; ln -s /etc/passwd absolute; "
         "mkfifo pipe");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, file("to"), file("from/tree"));
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QCOMPARE(target("to/tree/beside"), QByteArray("plain"));
    QCOMPARE(target("to/tree/sub/up"), QByteArray("../plain"));
    QCOMPARE(target("to/tree/dangling"), QByteArray("nowhere"));
    QVERIFY(!QFileInfo(file("to/tree/out")).isSymLink());
    QVERIFY(!QFileInfo(file("to/tree/absolute")).isSymLink());
    QCOMPARE(rig.count(Outcome::Done), 4);
    QCOMPARE(rig.count(Outcome::Skipped), 3);
    // Which of them, and why.
    for (const FileReport &report : rig.reports) {
        if (report.source.endsWith("/out"))
            QVERIFY2(report.error && report.error->detail.find("leads out") != std::string::npos, "named");
    }
}

void LinksTest::goAsTheyAre()
{
    make("mkdir -p from/tree; cd from/tree; ln -s ../outside out; ln -s /etc/passwd absolute; ln -s x "
         "dangling");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Put, file("from/tree"), file("copy"));
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QCOMPARE(target("copy/out"), QByteArray("../outside"));
    QCOMPARE(target("copy/absolute"), QByteArray("/etc/passwd"));
    QCOMPARE(target("copy/dangling"), QByteArray("x"));
}

void LinksTest::takeThePlaceOfWhatIsThere_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<OnConflict>("onConflict");
    QTest::addColumn<QByteArray>("atItsName");
    QTest::addColumn<QByteArray>("atAnother");
    for (const Direction direction : {Direction::Get, Direction::Put}) {
        const QByteArray word = direction == Direction::Get ? "get: " : "put: ";
        QTest::newRow(word + "overwrite")
            << direction << OnConflict::Overwrite << QByteArray("new") << QByteArray();
        QTest::newRow(word + "skip") << direction << OnConflict::Skip << QByteArray("old") << QByteArray();
        QTest::newRow(word + "rename")
            << direction << OnConflict::Rename << QByteArray("old") << QByteArray("new");
    }
}

void LinksTest::takeThePlaceOfWhatIsThere()
{
    QFETCH(Direction, direction);
    QFETCH(OnConflict, onConflict);
    make("mkdir -p from/tree to/tree; ln -s new from/tree/l; ln -s old to/tree/l");
    QueueRig rig(options());
    const TransferOptions how{.onConflict = onConflict, .isRecursive = true};
    const auto id = direction == Direction::Get ? rig.add(direction, file("to"), file("from/tree"), how)
                                                : rig.add(direction, file("from/tree"), file("to"), how);
    QVERIFY2(rig.succeeds(id), rig.words(id));
    QTEST(target("to/tree/l"), "atItsName");
    QTEST(target("to/tree/l (2)"), "atAnother");
}

/// A link that came with the folder, or was there before: a file and a folder of its name do not go through.
void LinksTest::nothingIsWrittenThroughOne()
{
    make("mkdir -p from/tree/folder to/tree outside; echo evil >from/tree/folder/f; echo evil "
         ">from/tree/file; "
         "echo good >outside/f; ln -s ../../outside to/tree/folder; ln -s ../../outside/f to/tree/file");
    QueueRig rig(options());
    const auto id = rig.add(Direction::Get, file("to"), file("from/tree"));
    QVERIFY(rig.ends(id));
    QCOMPARE(contentOf(path("outside/f")), QByteArray("good\n"));
    QCOMPARE(contentOf(path("to/tree/file")), QByteArray("evil\n"));
    QVERIFY(!QFileInfo(file("to/tree/file")).isSymLink());
}

void LinksTest::namesThatAreNotUtf8GoAndComeBack()
{
    make("mkdir tree; cd tree; mkdir $(printf 'f\\351'); echo 1 >$(printf 'f\\351/\\377\\376'); "
         "ln -s $(printf '\\377') $(printf 'l\\200')");
    QueueRig rig(options());
    const auto gone = rig.add(Direction::Put, file("tree"), file("copy"));
    QVERIFY2(rig.succeeds(gone), rig.words(gone));
    const auto back = rig.add(Direction::Get, file("again"), file("copy"));
    QVERIFY2(rig.succeeds(back), rig.words(back));
    for (const char *name : {"copy", "again"}) {
        QCOMPARE(contentOf(path(name) + "/f\351/\377\376"), QByteArray("1\n"));
        QByteArray text(16, Qt::Uninitialized);
        QCOMPARE(::readlink((path(name) + "/l\200").constData(), text.data(), 16), ssize_t(1));
        QCOMPARE(text[0], '\377');
    }
}

} // namespace porthole::transfer

QTEST_GUILESS_MAIN(porthole::transfer::LinksTest)
#include "LinksTest.moc"

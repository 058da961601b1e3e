#include "app/demo/host/FileTree.h"
#include "tests/support/Failure.h"

#include <QTest>

namespace porthole::test {

using demo::FileNode;
using demo::FileTree;

namespace {

/// "done", or the kind of the error.
template <class T> QByteArray came(const Result<T> &outcome)
{
    return outcome ? "done" : nameOf(outcome.error().kind);
}

} // namespace

/// The files of the demo's host, which a guest may fill, and only so far.
class HostFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_files = FileTree::make(1'700'000'000); }
    void pathsAreMadeAbsolute_data();
    void pathsAreMadeAbsolute();
    void whatIsWrittenIsThere();
    void onlyTheGuestsIsChanged();
    void foldersAreNoFiles();
    void renamedItIsTheSameFile();
    void noFolderIsWithinItself();
    void thereIsRoomForSoMuch();
    void removedFilesCountWhileTheyAreOpen();
    void thereAreSoManyFiles();
    void noTreeIsDeeper();
    void namesHaveALength();

private:
    std::shared_ptr<FileNode> made(const QByteArray &path)
    {
        auto file = m_files->makeFile(path);
        return file ? *file : nullptr;
    }

    std::shared_ptr<FileTree> m_files;
};

void HostFilesTest::pathsAreMadeAbsolute_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("absolute");
    QTest::newRow("nothing") << QByteArray() << QByteArray("/a/b");
    QTest::newRow("home") << QByteArray("~") << QByteArray("/home/guest");
    QTest::newRow("below home") << QByteArray("~/x") << QByteArray("/home/guest/x");
    QTest::newRow("a file called so") << QByteArray("~x") << QByteArray("/a/b/~x");
    QTest::newRow("up") << QByteArray("../c") << QByteArray("/a/c");
    QTest::newRow("above everything") << QByteArray("../../../../etc") << QByteArray("/etc");
    QTest::newRow("slashes and dots") << QByteArray("/x//./y/") << QByteArray("/x/y");
    QTest::newRow("the root") << QByteArray("/..") << QByteArray("/");
}

void HostFilesTest::pathsAreMadeAbsolute()
{
    QFETCH(QByteArray, path);
    QTEST(FileTree::absolute(path, "/a/b"), "absolute");
}

void HostFilesTest::whatIsWrittenIsThere()
{
    const auto file = made("/home/guest/new");
    QVERIFY(file);
    QCOMPARE(came(m_files->write(*file, 3, "abc")), QByteArray("done"));
    QCOMPARE(file->content(), QByteArray("\0\0\0abc", 6));
    QCOMPARE(came(m_files->write(*file, 1, "xy")), QByteArray("done"));
    QCOMPARE(file->content(), QByteArray("\0xyabc", 6));
    QCOMPARE(came(m_files->resize(*file, 2)), QByteArray("done"));
    QCOMPARE(m_files->find("/home/guest/new")->content(), QByteArray("\0x", 2));
    QCOMPARE(came(m_files->makeFile("/home/guest/new")), QByteArray("Usage"));
    QCOMPARE(came(m_files->removeFile("/home/guest/new")), QByteArray("done"));
    QVERIFY(!m_files->find("/home/guest/new"));
    QCOMPARE(came(m_files->removeFile("/home/guest/new")), QByteArray("NotFound"));
}

void HostFilesTest::onlyTheGuestsIsChanged()
{
    for (const char *path : {"/etc/new", "/new", "/home/new"})
        QCOMPARE(came(m_files->makeFile(path)), QByteArray("Forbidden"));
    for (const char *path : {"/etc/motd", "/home/guest", "/tmp", "/"}) {
        QCOMPARE(came(m_files->removeFile(path)), QByteArray("Forbidden"));
        QCOMPARE(came(m_files->removeFolder(path)), QByteArray("Forbidden"));
        QCOMPARE(came(m_files->rename(path, "/tmp/x")), QByteArray("Forbidden"));
    }
    QCOMPARE(came(m_files->rename("/home/guest/rum.txt", "/etc/rum")), QByteArray("Forbidden"));
    const auto motd = m_files->find("/etc/motd");
    const QByteArray before = motd->content();
    QCOMPARE(came(m_files->write(*motd, 0, "x")), QByteArray("Forbidden"));
    QCOMPARE(came(m_files->resize(*motd, 0)), QByteArray("Forbidden"));
    QCOMPARE(motd->content(), before);
    QCOMPARE(came(m_files->makeFolder("/tmp/mine")), QByteArray("done"));
    QCOMPARE(came(m_files->makeFile("/tmp/mine/x")), QByteArray("done"));
}

void HostFilesTest::foldersAreNoFiles()
{
    QCOMPARE(came(m_files->makeFolder("/tmp/a")), QByteArray("done"));
    QCOMPARE(came(m_files->makeFile("/tmp/a/b")), QByteArray("done"));
    QCOMPARE(came(m_files->removeFile("/tmp/a")), QByteArray("Usage"));
    QCOMPARE(came(m_files->removeFolder("/tmp/a")), QByteArray("Usage")); // not empty
    QCOMPARE(came(m_files->removeFolder("/tmp/a/b")), QByteArray("Usage"));
    QCOMPARE(came(m_files->makeFile("/tmp/a/b/c")), QByteArray("Usage"));
    QCOMPARE(came(m_files->makeFile("/tmp/none/c")), QByteArray("NotFound"));
    QCOMPARE(came(m_files->resize(*m_files->find("/tmp/a"), 1)), QByteArray("Usage"));
    QCOMPARE(came(m_files->removeFile("/tmp/a/b")), QByteArray("done"));
    QCOMPARE(came(m_files->removeFolder("/tmp/a")), QByteArray("done"));
}

void HostFilesTest::renamedItIsTheSameFile()
{
    const auto file = made("/tmp/a");
    QCOMPARE(came(m_files->rename("/tmp/a", "/home/guest/b")), QByteArray("done"));
    QVERIFY(!m_files->find("/tmp/a"));
    QCOMPARE(m_files->find("/home/guest/b"), file);
    QCOMPARE(came(m_files->rename("/home/guest/b", "/home/guest/rum.txt")), QByteArray("Usage"));
    QCOMPARE(came(m_files->rename("/home/guest/none", "/tmp/x")), QByteArray("NotFound"));
}

void HostFilesTest::noFolderIsWithinItself()
{
    QCOMPARE(came(m_files->makeFolder("/tmp/a")), QByteArray("done"));
    QCOMPARE(came(m_files->rename("/tmp/a", "/tmp/a/b")), QByteArray("Usage"));
    QCOMPARE(came(m_files->rename("/tmp/a", "/tmp/a")), QByteArray("Usage"));
    QCOMPARE(came(m_files->rename("/tmp/a", "/tmp/ab")), QByteArray("done"));
}

void HostFilesTest::thereIsRoomForSoMuch()
{
    const qsizetype before = m_files->usage().bytes;
    const auto file = made("/tmp/large"), other = made("/tmp/other");
    QCOMPARE(came(m_files->write(*file, FileTree::kLargestFile, "x")), QByteArray("Storage"));
    QCOMPARE(came(m_files->write(*file, ~quint64{0}, "x")), QByteArray("Storage"));
    QCOMPARE(came(m_files->resize(*file, ~quint64{0})), QByteArray("Storage"));
    QCOMPARE(file->size(), quint64{0});
    QCOMPARE(came(m_files->resize(*file, FileTree::kLargestFile)), QByteArray("done"));
    QCOMPARE(came(m_files->resize(*other, FileTree::kLargestFile)), QByteArray("Storage")); // with the rest
    const auto rest = static_cast<quint64>(FileTree::kMostBytes - FileTree::kLargestFile - before);
    QCOMPARE(came(m_files->resize(*other, rest)), QByteArray("done"));
    QCOMPARE(m_files->usage().bytes, FileTree::kMostBytes);
    QCOMPARE(came(m_files->write(*other, rest, "x")), QByteArray("Storage"));
    QCOMPARE(came(m_files->write(*other, rest - 1, "x")), QByteArray("done")); // needs no more
}

void HostFilesTest::removedFilesCountWhileTheyAreOpen()
{
    const FileNode::Usage before = m_files->usage();
    auto file = made("/tmp/a");
    QCOMPARE(came(m_files->resize(*file, 1000)), QByteArray("done"));
    QCOMPARE(came(m_files->removeFile("/tmp/a")), QByteArray("done"));
    QCOMPARE(m_files->usage().bytes, before.bytes + 1000);
    QCOMPARE(came(m_files->write(*file, 1000, "x")), QByteArray("done"));
    file.reset();
    QCOMPARE(m_files->usage().bytes, before.bytes);
    QCOMPARE(m_files->usage().nodes, before.nodes);
}

void HostFilesTest::thereAreSoManyFiles()
{
    int count = 0;
    while (m_files->makeFile("/tmp/" + QByteArray::number(count)))
        QVERIFY(++count <= FileTree::kMostNodes);
    QCOMPARE(m_files->usage().nodes, FileTree::kMostNodes);
    QCOMPARE(came(m_files->makeFolder("/tmp/x")), QByteArray("Storage"));
    QCOMPARE(came(m_files->removeFile("/tmp/0")), QByteArray("done"));
    QCOMPARE(came(m_files->makeFolder("/tmp/x")), QByteArray("done"));
}

void HostFilesTest::noTreeIsDeeper()
{
    QByteArray path = "/tmp";
    int depth = 1;
    while (m_files->makeFolder(path += "/d"))
        QVERIFY(++depth <= FileTree::kDeepest);
    QCOMPARE(depth, FileTree::kDeepest);
    // Neither by renaming: what is moved has a depth of its own.
    QCOMPARE(came(m_files->makeFolder("/tmp/a")), QByteArray("done"));
    QCOMPARE(came(m_files->rename("/tmp/d", "/tmp/a/d")), QByteArray("Usage"));
    QCOMPARE(came(m_files->rename("/tmp/d", "/tmp/e")), QByteArray("done"));
}

void HostFilesTest::namesHaveALength()
{
    const QByteArray longest(FileTree::kLongestName, 'n');
    QCOMPARE(came(m_files->makeFile("/tmp/" + longest)), QByteArray("done"));
    QCOMPARE(came(m_files->makeFile("/tmp/" + longest + 'n')), QByteArray("Usage"));
    QCOMPARE(came(m_files->rename("/tmp/" + longest, "/tmp/" + longest + 'n')), QByteArray("Usage"));
    QCOMPARE(came(m_files->makeFile(QByteArray("/tmp/a\0b", 8))), QByteArray("Usage"));
    QVERIFY(!m_files->find("/tmp/" + QByteArray(FileTree::kLongestPath, '/')));
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostFilesTest)
#include "HostFilesTest.moc"

#include "core/session/files/LocalEdits.h"
#include "FilesRig.h"

#include <QFileInfo>
#include <QSignalSpy>

namespace porthole::test {

/// A host's file in a local editor, as editors save: into the file, or by putting another in its place.
class LocalEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsSavedGoesBack_data();
    void whatIsSavedGoesBack();
    void theCopyIsThisUsersAlone();
    void aLinkStaysOne();
    void namesAnEditorCannotBeTold();
    void aChangeThereIsAConflict_data();
    void aChangeThereIsAConflict();
    void aSaveWhileTheHostIsAwayGoesWhenItIsBack();
    void aFileThatIsNotThereSaysSo();
    void nothingIsLeftAtTheEnd();

private:
    EditedFile &edit(const char *name) { return m_edits->edit(m_rig->path(name)); }
    static bool reaches(const EditedFile &file, EditState state)
    {
        return QTest::qWaitFor([&] { return file.state() == state; }, kPatience);
    }
    static const char *why(const EditedFile &file)
    {
        return file.error() ? file.error()->detail.c_str() : "no error";
    }
    /// As vim and most others: a new file, renamed over the old one.
    static void saveByRename(const QString &path, const QByteArray &content)
    {
        QFile made(path + u'~');
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
        made.close();
        QCOMPARE(::rename(QFile::encodeName(path + u'~').constData(), QFile::encodeName(path).constData()),
                 0);
    }
    static void saveInPlace(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                file.write(content) == content.size());
    }

    std::unique_ptr<OpenSshServer> m_server;
    QString m_identity;
    std::unique_ptr<FilesRig> m_rig;
    std::unique_ptr<FileSession> m_files;
    std::unique_ptr<TransferDesk> m_desk;
    std::unique_ptr<LocalEdits> m_edits;
};

void LocalEditsTest::initTestCase()
{
    m_server = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
    m_identity = m_server->makeIdentity();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void LocalEditsTest::init()
{
    m_rig = std::make_unique<FilesRig>();
    const SessionId id = m_rig->open(*m_server, m_identity).id();
    m_files = std::make_unique<FileSession>(m_rig->remotes, id);
    m_desk = std::make_unique<TransferDesk>(m_rig->remotes, id);
    m_edits = std::make_unique<LocalEdits>(*m_files, *m_desk);
    qputenv("XDG_RUNTIME_DIR", m_rig->path("run"));
    QVERIFY(QDir().mkdir(m_rig->file("run")));
    QVERIFY(
        QFile::setPermissions(m_rig->file("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(FilesRig::reaches(*m_files, FilesState::Open));
}

void LocalEditsTest::cleanup()
{
    m_edits.reset();
    m_desk.reset();
    m_files.reset();
    m_rig.reset();
}

void LocalEditsTest::whatIsSavedGoesBack_data()
{
    QTest::addColumn<bool>("byRename");
    QTest::newRow("into the file") << false;
    QTest::newRow("by renaming another over it") << true;
}

void LocalEditsTest::whatIsSavedGoesBack()
{
    QFETCH(bool, byRename);
    const auto save = byRename ? saveByRename : saveInPlace;
    m_rig->write("notes.txt", "one");
    EditedFile &file = edit("notes.txt");
    QCOMPARE(&edit("notes.txt"), &file);
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    QVERIFY(file.localPath().endsWith(QStringLiteral("/notes.txt")));
    QSignalSpy uploaded(&file, &EditedFile::uploaded);
    // Three times: a watch that was lost with the first renaming would see the first only.
    for (const char *content : {"two", "three", "four"}) {
        const auto before = uploaded.size();
        save(file.localPath(), content);
        QTRY_COMPARE_WITH_TIMEOUT(uploaded.size(), before + 1, kPatience);
        QCOMPARE(m_rig->contentOf("notes.txt"), QByteArray(content));
        QCOMPARE(file.state(), EditState::Ready);
        QVERIFY(!file.hasUnsent());
    }
}

void LocalEditsTest::theCopyIsThisUsersAlone()
{
    m_rig->write("f", "x");
    m_rig->run("chmod 755 f");
    EditedFile &file = edit("f");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    struct stat status {};
    const QString outer = QFileInfo(QFileInfo(file.localPath()).path()).path();
    QCOMPARE(::stat(QFile::encodeName(outer).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0700));
    QVERIFY(outer.startsWith(m_rig->file("run")));
    QSignalSpy uploaded(&file, &EditedFile::uploaded);
    saveInPlace(file.localPath(), "y");
    QTRY_COMPARE_WITH_TIMEOUT(uploaded.size(), 1, kPatience);
    QCOMPARE(::stat(m_rig->path("f").constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0755)); // as they were
}

void LocalEditsTest::aLinkStaysOne()
{
    m_rig->run("echo one >real; ln -s real link");
    EditedFile &file = edit("link");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    QSignalSpy uploaded(&file, &EditedFile::uploaded);
    saveInPlace(file.localPath(), "two");
    QTRY_COMPARE_WITH_TIMEOUT(uploaded.size(), 1, kPatience);
    QVERIFY(QFileInfo(m_rig->file("link")).isSymLink());
    QCOMPARE(m_rig->contentOf("real"), QByteArray("two"));
}

void LocalEditsTest::namesAnEditorCannotBeTold()
{
    m_rig->run("echo one >$(printf 'a\\377b.txt')");
    EditedFile &file = edit("a\377b.txt");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    QVERIFY(file.localPath().endsWith(QStringLiteral("/a_b.txt")));
    QSignalSpy uploaded(&file, &EditedFile::uploaded);
    saveInPlace(file.localPath(), "two");
    QTRY_COMPARE_WITH_TIMEOUT(uploaded.size(), 1, kPatience);
    m_rig->run("test \"$(cat $(printf 'a\\377b.txt'))\" = two");
}

void LocalEditsTest::aChangeThereIsAConflict_data()
{
    QTest::addColumn<bool>("overwrites");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("overwrite") << true << QByteArray("mine");
    QTest::newRow("reload") << false << QByteArray("another's");
}

void LocalEditsTest::aChangeThereIsAConflict()
{
    QFETCH(bool, overwrites);
    m_rig->write("f", "x");
    EditedFile &file = edit("f");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    m_rig->write("f", "another's");
    saveByRename(file.localPath(), "mine");
    QVERIFY(reaches(file, EditState::Conflict));
    QVERIFY(file.hasUnsent());
    QCOMPARE(m_rig->contentOf("f"), QByteArray("another's"));
    overwrites ? file.overwrite() : file.reload();
    QVERIFY(
        QTest::qWaitFor([&] { return file.state() == EditState::Ready && !file.hasUnsent(); }, kPatience));
    QTEST(m_rig->contentOf("f"), "after");
    QFile copy(file.localPath());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QTEST(copy.readAll(), "after");
}

void LocalEditsTest::aSaveWhileTheHostIsAwayGoesWhenItIsBack()
{
    m_rig->write("f", "one");
    EditedFile &file = edit("f");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    m_server->kill();
    QVERIFY(FilesRig::reaches(*m_files, FilesState::Lost));
    saveInPlace(file.localPath(), "while it was away");
    QVERIFY(reaches(file, EditState::Failed));
    QVERIFY(file.hasUnsent() && file.error());
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    QVERIFY(reaches(file, EditState::Ready));
    QCOMPARE(m_rig->contentOf("f"), QByteArray("while it was away"));
}

void LocalEditsTest::aFileThatIsNotThereSaysSo()
{
    EditedFile &file = edit("nowhere");
    QVERIFY(reaches(file, EditState::Failed));
    QVERIFY(file.error());
    m_rig->write("nowhere", "here");
    file.reload();
    QVERIFY2(reaches(file, EditState::Ready), why(file));
}

void LocalEditsTest::nothingIsLeftAtTheEnd()
{
    m_rig->write("f", "x");
    m_rig->write("g", "x");
    EditedFile &file = edit("f");
    EditedFile &other = edit("g");
    QVERIFY2(reaches(file, EditState::Ready), why(file));
    QVERIFY2(reaches(other, EditState::Ready), why(other));
    const QString path = file.localPath();
    file.end();
    QCOMPARE(file.state(), EditState::Ended);
    QVERIFY(!QFile::exists(path));
    QCOMPARE(m_edits->files().size(), std::size_t(1));
    m_edits.reset();
    QVERIFY(QDir(m_rig->file("run")).isEmpty());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::LocalEditsTest)
#include "LocalEditsTest.moc"

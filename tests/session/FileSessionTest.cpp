#include "FilesRig.h"
#include "tests/support/secrets/TestSecret.h"
#include "tests/transfer/SftpDouble.h"

#include <QElapsedTimer>
#include <algorithm>

namespace porthole::test {

/// A host's files over the session that a shell has too, against servers that others wrote.
class FileSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsWhatIsThere_data();
    void listsWhatIsThere();
    void linksSayWhereTheyLead();
    void aFolderThatIsNotThereSaysSo();
    void changesWhatIsThere_data();
    void changesWhatIsThere();
    void renamingReplacesNothing_data();
    void renamingReplacesNothing();
    void makesLinks_data();
    void makesLinks();
    void removesFoldersButNotWhatLinksLeadTo();
    void removingGoesOnAfterAFailure();
    void removingEndsWithItsTask();
    void readsTheBeginning();
    void tellsHowMuchRoomThereIs();
    void comesBackAfterALoss();
    void aTaskEndsWithTheLine();
    void aTaskMayOutliveTheSession();
    void aHostWithoutFilesSaysSo();
    void aNameThatLeadsElsewhereEndsIt();
    void aListWithoutEndHasOne();
    void closesWithTheSession();
    void keepsTheSessionInUse();
    void staysWhenTheShellGoes();
    void fiftyThousandEntriesHoldNobodyUp();

private:
    FileSession &files() { return *m_files; }
    template <class T> static QByteArray why(const std::optional<Result<T>> &outcome)
    {
        return words(outcome);
    }
    static void servers()
    {
        QTest::addColumn<bool>("isDropbear");
        QTest::newRow("openssh") << false;
        QTest::newRow("dropbear") << true;
    }
    void reach()
    {
        const auto column = QTest::currentDataTag();
        const bool isDropbear = column && QByteArray(column).startsWith("dropbear");
        remotes::RemoteSession &session =
            isDropbear ? m_rig->open(m_dropbear, m_dropbearIdentity) : m_rig->open(*m_server, m_identity);
        m_files = std::make_unique<FileSession>(m_rig->remotes, session.id());
        QVERIFY2(FilesRig::reaches(files(), FilesState::Open),
                 files().error() ? files().error()->detail.c_str() : "no error");
    }
    void reachDouble(const Mischief &mischief);
    static const HostFile *find(const HostFolder &folder, const QByteArray &name)
    {
        const auto found = std::find_if(folder.files.begin(), folder.files.end(),
                                        [&](const HostFile &file) { return file.name == name; });
        return found == folder.files.end() ? nullptr : &*found;
    }

    std::unique_ptr<OpenSshServer> m_server;
    DropbearServer m_dropbear;
    std::unique_ptr<SshServerDouble> m_double;
    QString m_identity, m_dropbearIdentity;
    std::unique_ptr<FilesRig> m_rig;
    std::unique_ptr<FileSession> m_files;
};

void FileSessionTest::initTestCase()
{
    m_server = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
    m_identity = m_server->makeIdentity();
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    m_dropbearIdentity = m_dropbear.makeIdentity();
    QVERIFY2(m_dropbear.start(), qPrintable(m_dropbear.failure()));
}

void FileSessionTest::init() { m_rig = std::make_unique<FilesRig>(); }

void FileSessionTest::cleanup()
{
    m_files.reset();
    m_rig.reset();
    m_double.reset();
}

void FileSessionTest::listsWhatIsThere_data() { servers(); }

void FileSessionTest::listsWhatIsThere()
{
    reach();
    m_rig->run("echo 12345 >plain; chmod 640 plain; touch -d @1000000000 plain; mkdir folder; mkfifo pipe; "
               "touch $(printf 'f\\377')");
    const auto folder = finished(files().list(m_rig->path()));
    QVERIFY2(folder && *folder, why(folder));
    QCOMPARE((*folder)->files.size(), 4);
    QVERIFY((*folder)->path.startsWith('/') && !(*folder)->path.endsWith('/'));
    const HostFile *const plain = find(**folder, "plain");
    QVERIFY(plain);
    QCOMPARE(plain->type, HostFile::Type::File);
    QCOMPARE(plain->size, quint64(6));
    QCOMPARE(plain->mode, quint32(0640));
    QCOMPARE(plain->modified, qint64(1000000000));
    QCOMPARE(plain->user, quint32(::getuid()));
    QCOMPARE(find(**folder, "folder")->type, HostFile::Type::Folder);
    QCOMPARE(find(**folder, "pipe")->type, HostFile::Type::Other);
    QVERIFY(find(**folder, "f\377"));
    const auto home = finished(files().list("."));
    QVERIFY2(home && *home, why(home));
    QCOMPARE((*home)->path, files().home());
}

void FileSessionTest::linksSayWhereTheyLead()
{
    reach();
    m_rig->run(
        "mkdir folder; echo x >file; ln -s folder a; ln -s file b; ln -s nowhere c; ln -s folder/.. d");
    const auto folder = finished(files().list(m_rig->path()));
    QVERIFY2(folder && *folder, why(folder));
    const auto is = [&](const char *name, const char *target, bool leadsToFolder) {
        const HostFile *const link = find(**folder, name);
        return link && link->type == HostFile::Type::Link && link->target == target &&
               link->leadsToFolder == leadsToFolder;
    };
    QVERIFY(is("a", "folder", true));
    QVERIFY(is("b", "file", false));
    QVERIFY(is("c", "nowhere", false));
    QVERIFY(is("d", "folder/..", true));
    const auto one = finished(files().stat(m_rig->path("a")));
    QVERIFY2(one && *one, why(one));
    QCOMPARE(**one, *find(**folder, "a"));
    const auto real = finished(files().realPath(m_rig->path("a")));
    QVERIFY2(real && *real, why(real));
    QVERIFY((*real)->endsWith("/folder"));
}

void FileSessionTest::aFolderThatIsNotThereSaysSo()
{
    reach();
    const auto missing = finished(files().list(m_rig->path("nowhere")));
    QVERIFY(missing && !*missing);
    QCOMPARE(missing->error().kind, ErrorKind::NotFound);
    m_rig->write("file", "x");
    const auto file = finished(files().list(m_rig->path("file")));
    QVERIFY(file && !*file);
}

void FileSessionTest::changesWhatIsThere_data() { servers(); }

void FileSessionTest::changesWhatIsThere()
{
    reach();
    const auto made = finished(files().makeFolder(m_rig->path("new")));
    QVERIFY2(made && *made, why(made));
    const auto again = finished(files().makeFolder(m_rig->path("new")));
    QVERIFY(again && !*again);
    const auto mode = finished(files().setMode(m_rig->path("new"), 01700));
    QVERIFY2(mode && *mode, why(mode));
    struct stat status {};
    QCOMPARE(::stat(m_rig->path("new").constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(01700));
    const auto renamed = finished(files().rename(m_rig->path("new"), m_rig->path("\377")));
    QVERIFY2(renamed && *renamed, why(renamed));
    QCOMPARE(::stat(m_rig->path("\377").constData(), &status), 0);
}

void FileSessionTest::renamingReplacesNothing_data() { servers(); }

void FileSessionTest::renamingReplacesNothing()
{
    reach();
    m_rig->write("a", "a");
    m_rig->write("b", "b");
    const auto renamed = finished(files().rename(m_rig->path("a"), m_rig->path("b")));
    QVERIFY(renamed && !*renamed);
    QCOMPARE(renamed->error().kind, ErrorKind::Unavailable);
    QCOMPARE(m_rig->contentOf("b"), QByteArray("b"));
    QCOMPARE(m_rig->contentOf("a"), QByteArray("a"));
}

void FileSessionTest::makesLinks_data() { servers(); }

/// The draft and OpenSSH have the two arguments in different orders.
void FileSessionTest::makesLinks()
{
    reach();
    const auto made = finished(files().makeLink(m_rig->path("link"), "some/where"));
    QVERIFY2(made && *made, why(made));
    const auto link = finished(files().stat(m_rig->path("link")));
    QVERIFY2(link && *link, why(link));
    QCOMPARE((*link)->target, QByteArray("some/where"));
    const auto taken = finished(files().makeLink(m_rig->path("link"), "x"));
    QVERIFY(taken && !*taken);
}

void FileSessionTest::removesFoldersButNotWhatLinksLeadTo()
{
    reach();
    m_rig->run(
        "mkdir -p keep tree/a/b; echo x >keep/f; ln -s ../keep tree/link; ln -s ../../keep tree/a/link; "
        "for i in $(seq 200); do echo $i >tree/a/b/$i; done; ln -s keep alone; echo y >file");
    quint64 told = 0;
    const auto removed =
        finished(files().remove({m_rig->path("tree"), m_rig->path("alone"), m_rig->path("file")},
                                [&](const Removal &soFar) { told = soFar.removed; }));
    QVERIFY2(removed && *removed, why(removed));
    QCOMPARE((*removed)->removed, quint64(3 + 2 + 200 + 2));
    QCOMPARE((*removed)->failed, quint64(0));
    QVERIFY(told >= 64);
    QCOMPARE(QDir(m_rig->file(".")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("keep")});
    QCOMPARE(m_rig->contentOf("keep/f"), QByteArray("x\n"));
}

void FileSessionTest::removingGoesOnAfterAFailure()
{
    reach();
    m_rig->run("mkdir tree; echo x >tree/f");
    const auto removed = finished(files().remove({m_rig->path("nowhere"), m_rig->path("tree")}));
    QVERIFY2(removed && *removed, why(removed));
    QCOMPARE((*removed)->failed, quint64(1));
    QCOMPARE((*removed)->failure->kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(m_rig->file("tree")));
}

void FileSessionTest::removingEndsWithItsTask()
{
    reach();
    m_rig->run("mkdir tree; cd tree; seq 5000 | xargs touch");
    bool isEnded = false;
    Task<Result<Removal>> removing;
    removing = files().remove({m_rig->path("tree")}, [&](const Removal &) {
        QMetaObject::invokeMethod(
            this,
            [&] {
                removing = {};
                isEnded = true;
            },
            Qt::QueuedConnection);
    });
    removing.start();
    QVERIFY(QTest::qWaitFor([&] { return isEnded; }, kPatience));
    // The line is as good as ever, and what is asked on it comes after what was under way.
    const auto left = finished(files().list(m_rig->path("tree")));
    QVERIFY2(left && *left, why(left));
    QVERIFY(!(*left)->files.isEmpty());
    QCOMPARE(QDir(m_rig->file("tree")).entryList(QDir::Files).size(), (*left)->files.size());
}

void FileSessionTest::readsTheBeginning()
{
    reach();
    m_rig->write("f", QByteArray(100'000, 'a') + QByteArray(100'000, 'b'));
    const auto all = finished(files().read(m_rig->path("f"), 1'000'000));
    QVERIFY2(all && *all, why(all));
    QCOMPARE((*all)->size(), 200'000);
    const auto some = finished(files().read(m_rig->path("f"), 100'001));
    QVERIFY2(some && *some, why(some));
    QCOMPARE(**some, QByteArray(100'000, 'a') + 'b');
}

void FileSessionTest::tellsHowMuchRoomThereIs()
{
    reach();
    const auto space = finished(files().space(m_rig->path()));
    QVERIFY2(space && *space, why(space));
    QVERIFY((*space)->size > (*space)->free && (*space)->free > 0);
}

void FileSessionTest::comesBackAfterALoss()
{
    reach();
    m_rig->write("f", "x");
    QList<FilesState> states;
    connect(m_files.get(), &FileSession::stateChanged, this, [&](FilesState next) { states << next; });
    m_server->kill();
    QVERIFY(FilesRig::reaches(files(), FilesState::Lost));
    const auto meanwhile = finished(files().list(m_rig->path()));
    QVERIFY(meanwhile && !*meanwhile);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    QVERIFY(FilesRig::reaches(files(), FilesState::Open));
    QCOMPARE(states, (QList<FilesState>{FilesState::Lost, FilesState::Opening, FilesState::Open}));
    const auto folder = finished(files().list(m_rig->path()));
    QVERIFY2(folder && *folder, why(folder));
    QCOMPARE((*folder)->files.size(), 1);
}

void FileSessionTest::aTaskEndsWithTheLine()
{
    reach();
    m_rig->run("mkfifo pipe"); // whoever opens it waits
    auto reading = files().read(m_rig->path("pipe"), 10);
    reading.start();
    m_server->kill();
    QVERIFY(QTest::qWaitFor([&] { return reading.done(); }, kPatience));
    QCOMPARE(reading.takeResult().error().kind, ErrorKind::Closed);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void FileSessionTest::aTaskMayOutliveTheSession()
{
    reach();
    m_rig->run("mkdir folder; cd folder; seq 3000 | xargs touch");
    auto listing = files().list(m_rig->path("folder"));
    listing.start();
    m_files.reset();
    QVERIFY(QTest::qWaitFor([&] { return listing.done(); }, kPatience));
    QCOMPARE(listing.takeResult().error().kind, ErrorKind::Closed);
}

void FileSessionTest::aHostWithoutFilesSaysSo()
{
    OpenSshServer none({QStringLiteral("ed25519")});
    none.set(QStringLiteral("Subsystem sftp /bin/false"));
    const QString identity = none.makeIdentity();
    QVERIFY2(none.start(), qPrintable(none.failure()));
    m_files = std::make_unique<FileSession>(m_rig->remotes, m_rig->open(none, identity).id());
    QVERIFY(FilesRig::reaches(files(), FilesState::Failed));
    QVERIFY(files().error());
    files().retry();
    QCOMPARE(files().state(), FilesState::Opening);
    QVERIFY(FilesRig::reaches(files(), FilesState::Failed));
}

void FileSessionTest::reachDouble(const Mischief &mischief)
{
    SshScript script;
    script.password = "x"_secret;
    script.subsystem = SftpDouble::script(mischief);
    m_double = std::make_unique<SshServerDouble>(script);
    remotes::RemoteSession &session = m_rig->open(*m_double, "x"_secret);
    m_files = std::make_unique<FileSession>(m_rig->remotes, session.id());
    QVERIFY(FilesRig::reaches(files(), FilesState::Open));
}

void FileSessionTest::aNameThatLeadsElsewhereEndsIt()
{
    reachDouble({.names = {"good", "../out"}});
    const auto folder = finished(files().list("/d"));
    QVERIFY(folder && !*folder);
    QCOMPARE(folder->error().kind, ErrorKind::PeerMisbehaved);
    QVERIFY(FilesRig::reaches(files(), FilesState::Failed));
    QCOMPARE(files().error()->kind, ErrorKind::PeerMisbehaved);
}

void FileSessionTest::aListWithoutEndHasOne()
{
    Mischief mischief{.listsForEver = true};
    mischief.names = std::vector<std::string>(2000, "f");
    reachDouble(mischief);
    const auto folder = finished(files().list("/d"), kPatience);
    QVERIFY(folder && !*folder);
    QCOMPARE(folder->error().kind, ErrorKind::Unavailable);
    QCOMPARE(files().state(), FilesState::Open); // it can still be asked for others
}

void FileSessionTest::closesWithTheSession()
{
    reach();
    m_rig->remotes.close(files().id());
    QVERIFY(FilesRig::reaches(files(), FilesState::Closed));
    const auto folder = finished(files().list("."));
    QVERIFY(folder && !*folder);
    const FileSession none(m_rig->remotes, newSessionId());
    QCOMPARE(none.state(), FilesState::Closed);
}

void FileSessionTest::keepsTheSessionInUse()
{
    remotes::RemoteRegistry impatient(Milliseconds(1));
    remotes::RemoteSession &session = impatient.create({});
    const SessionId id = session.id();
    auto used = std::make_unique<FileSession>(impatient, id);
    impatient.create({}); // the other one is not
    QTRY_COMPARE(impatient.sessions(), QList<remotes::RemoteSession *>{&session});
    used.reset();
    QTRY_VERIFY(impatient.sessions().isEmpty());
}

/// Whoever opened the session may leave it first.
void FileSessionTest::staysWhenTheShellGoes()
{
    reach();
    m_rig->remotes.release(files().id());
    const auto folder = finished(files().list("."));
    QVERIFY2(folder && *folder, why(folder));
    m_files.reset();
    QTRY_VERIFY(m_rig->remotes.isEmpty());
}

/// What a person feels is a tenth of a second; on a machine that does other things too it is measured with
/// ten times as much.
void FileSessionTest::fiftyThousandEntriesHoldNobodyUp()
{
    reach();
    m_rig->run("mkdir many; cd many; seq -f 'an-entry-with-a-name-of-usual-length-%g' 50000 | xargs touch");
    qint64 longest = 0;
    QElapsedTimer since, whole;
    QTimer heart;
    heart.setInterval(0);
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
    since.start();
    whole.start();
    heart.start();
    const auto folder = finished(files().list(m_rig->path("many")), kPatience);
    longest = std::max(longest, since.elapsed());
    const qint64 took = whole.elapsed();
    QVERIFY2(folder && *folder, why(folder));
    QCOMPARE((*folder)->files.size(), 50'000);
    qInfo("50,000 entries in %lld ms, the GUI thread held up for %lld ms at most", took, longest);
    QVERIFY2(longest < 160, "ten times a frame");
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::FileSessionTest)
#include "FileSessionTest.moc"

#include "ui/files/FilesBinding.h"
#include "core/session/files/FilesRegistry.h"
#include "tests/session/FilesRig.h"
#include "ui/files/Bookmarks.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FileList.h"
#include "ui/files/FileModel.h"
#include "ui/files/FilesPage.h"
#include "ui/files/TransferList.h"

#include <QAction>
#include <QCompleter>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace porthole::ui {

/// Takes what is opened in an editor.
class Editor : public QObject {
    Q_OBJECT
public:
    Editor() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Editor() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QString opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened = url.toLocalFile(); }
};

/// The page and a real server's files, tied together: what a person does there happens on the host.
class FilesBindingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsWhereItWasAskedToBegin();
    void renames();
    void makesFoldersAndLinks();
    void deletes();
    void setsPermissions();
    void moves();
    void showsTexts();
    void saysWhatIsNotThere();
    void downloads();
    void uploadsAndListsWhatCame();
    void asksAboutWhatIsThere();
    void editsInALocalEditor();
    void anEditedFileThatWasChangedThereAsks();
    void offersWhatFitsATypedPath();
    void aProgramIsNotOpened_data();
    void aProgramIsNotOpened();
    void eitherMayGoFirst();

private:
    FileModel *model() const { return qobject_cast<FileModel *>(list()->model()); }
    FileList *list() const { return m_page->findChild<FileList *>(QStringLiteral("hostFiles")); }
    bool lists(const char *name) const { return model()->indexOf(name).isValid(); }
    QByteArray path(const char *name) const { return m_page->path() + '/' + name; }

    test::OpenSshServer m_server;
    QString m_identity;
    std::unique_ptr<test::FilesRig> m_rig;
    std::unique_ptr<HostFiles> m_host;
    std::unique_ptr<Bookmarks> m_bookmarks;
    std::unique_ptr<FilesPage> m_page;
};

void FilesBindingTest::initTestCase()
{
    m_identity = m_server.makeIdentity();
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void FilesBindingTest::init()
{
    m_rig = std::make_unique<test::FilesRig>();
    m_rig->write("notes.txt", "first line\nsecond line\n");
    m_rig->run(
        "mkdir folder; echo inside > folder/inside; ln -s folder link; echo x > \"$(printf 'caf\\351')\"");
    m_host = std::make_unique<HostFiles>(m_rig->remotes, m_rig->open(m_server, m_identity).id());
    m_bookmarks = std::make_unique<Bookmarks>();
    m_page = std::make_unique<FilesPage>(*m_bookmarks);
    m_page->setAddress(QStringLiteral("me@here"));
    m_page->setStart(m_rig->path());
    m_page->show();
    bind(*m_host, *m_page);
    QTRY_VERIFY_WITH_TIMEOUT(lists("notes.txt"), test::kPatience);
}

void FilesBindingTest::cleanup()
{
    m_page.reset();
    m_host.reset();
    m_rig.reset();
}

void FilesBindingTest::listsWhereItWasAskedToBegin()
{
    QVERIFY(lists("folder") && lists("link") && lists("caf\xe9"));
    QCOMPARE(m_page->stateText(), QStringLiteral("Connected"));
    const HostFile link = model()->file(model()->indexOf("link"));
    QCOMPARE(link.target, QByteArray("folder"));
    QVERIFY(link.leadsToFolder);
    auto *space = m_page->findChild<QLabel *>(QStringLiteral("filesSpace"));
    QTRY_VERIFY(space->text().contains(QLatin1String("free")));
}

void FilesBindingTest::renames()
{
    model()->setData(model()->indexOf("caf\xe9"), QStringLiteral("caf\\xE8"), Qt::EditRole);
    QTRY_VERIFY_WITH_TIMEOUT(lists("caf\xe8"), test::kPatience);
    QVERIFY(QFile::exists(m_rig->file("notes.txt")));
    QVERIFY(!lists("caf\xe9"));
}

void FilesBindingTest::makesFoldersAndLinks()
{
    Q_EMIT m_page->folderRequested(path("made"));
    QTRY_VERIFY_WITH_TIMEOUT(lists("made"), test::kPatience);
    QVERIFY(QFileInfo(m_rig->file("made")).isDir());
    Q_EMIT m_page->linkRequested(path("new-link"), "made");
    QTRY_VERIFY_WITH_TIMEOUT(lists("new-link"), test::kPatience);
    QCOMPARE(model()->file(model()->indexOf("new-link")).target, QByteArray("made"));
}

void FilesBindingTest::deletes()
{
    list()->choose({"folder", "notes.txt"});
    m_page->findChild<QAction *>(QStringLiteral("fileDelete"))->trigger();
    QVERIFY(QFile::exists(m_rig->file("notes.txt")));
    m_page->findChild<QPushButton *>(QStringLiteral("confirmAction"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!lists("notes.txt") && !lists("folder"), test::kPatience);
    QVERIFY(!QFile::exists(m_rig->file("folder/inside")));
    QVERIFY(lists("caf\xe9"));
}

void FilesBindingTest::setsPermissions()
{
    Q_EMIT m_page->modeRequested({path("notes.txt")}, 0600);
    QTRY_COMPARE_WITH_TIMEOUT(model()->file(model()->indexOf("notes.txt")).mode, 0600U, test::kPatience);
}

void FilesBindingTest::moves()
{
    Q_EMIT m_page->moveRequested({path("notes.txt")}, path("folder"));
    QTRY_VERIFY_WITH_TIMEOUT(!lists("notes.txt"), test::kPatience);
    QVERIFY(QFile::exists(m_rig->file("folder/notes.txt")));
}

void FilesBindingTest::showsTexts()
{
    list()->choose({"notes.txt"});
    m_page->findChild<QAction *>(QStringLiteral("fileView"))->trigger();
    auto *text = m_page->findChild<QPlainTextEdit *>(QStringLiteral("previewText"));
    QTRY_COMPARE_WITH_TIMEOUT(text->toPlainText(), QStringLiteral("first line\nsecond line"),
                              test::kPatience);
}

void FilesBindingTest::saysWhatIsNotThere()
{
    const QByteArray before = m_page->path();
    m_page->browse("/no/such/folder");
    auto *strip = m_page->findChild<QLabel *>(QStringLiteral("stripText"));
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), test::kPatience);
    QVERIFY(strip->text().contains(QLatin1String("/no/such/folder")));
    QCOMPARE(m_page->path(), before);
    QVERIFY(lists("notes.txt"));
}

void FilesBindingTest::downloads()
{
    const QTemporaryDir here;
    Q_EMIT m_page->downloadRequested({path("notes.txt"), path("folder")}, here.path());
    QVERIFY(QTest::qWaitFor(
        [&] { return m_host->desk.transfers().size() == 2 && m_page->transfers().unfinished() == 0; },
        test::kPatience));
    QFile arrived(here.filePath(QStringLiteral("notes.txt")));
    QVERIFY(arrived.open(QIODevice::ReadOnly));
    QCOMPARE(arrived.readAll(), QByteArray("first line\nsecond line\n"));
    QVERIFY(QFile::exists(here.filePath(QStringLiteral("folder/inside"))));
    QVERIFY(m_page->transfers().isVisible());
}

void FilesBindingTest::uploadsAndListsWhatCame()
{
    const QTemporaryDir here;
    QFile made(here.filePath(QStringLiteral("upload me.txt")));
    QVERIFY(made.open(QIODevice::WriteOnly) && made.write("up") == 2);
    made.close();
    Q_EMIT m_page->uploadRequested({made.fileName()}, m_page->path());
    QTRY_VERIFY_WITH_TIMEOUT(lists("upload me.txt"), test::kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->contentOf("upload me.txt"), QByteArray("up"), test::kPatience);
}

void FilesBindingTest::asksAboutWhatIsThere()
{
    const QTemporaryDir here;
    QFile made(here.filePath(QStringLiteral("notes.txt")));
    QVERIFY(made.open(QIODevice::WriteOnly) && made.write("other") == 5);
    made.close();
    Q_EMIT m_page->uploadRequested({made.fileName()}, m_page->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_page->conflictCard().isVisible(), test::kPatience);
    QCOMPARE(m_rig->contentOf("notes.txt"), QByteArray("first line\nsecond line\n"));
    m_page->findChild<QPushButton *>(QStringLiteral("conflictOverwrite"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->contentOf("notes.txt"), QByteArray("other"), test::kPatience);
    QVERIFY(!m_page->conflictCard().isVisible());
}

void FilesBindingTest::editsInALocalEditor()
{
    const Editor editor;
    Q_EMIT m_page->editRequested(path("notes.txt"));
    QTRY_VERIFY_WITH_TIMEOUT(!editor.opened.isEmpty(), test::kPatience);
    QFile local(editor.opened);
    QVERIFY(local.open(QIODevice::WriteOnly) && local.write("edited here\n") == 12);
    local.close();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->contentOf("notes.txt"), QByteArray("edited here\n"), test::kPatience);
}

void FilesBindingTest::anEditedFileThatWasChangedThereAsks()
{
    const Editor editor;
    Q_EMIT m_page->editRequested(path("notes.txt"));
    QTRY_VERIFY_WITH_TIMEOUT(!editor.opened.isEmpty(), test::kPatience);
    m_rig->write("notes.txt", "another's");
    QFile local(editor.opened);
    QVERIFY(local.open(QIODevice::WriteOnly) && local.write("mine") == 4);
    local.close();
    auto *overwrite = m_page->findChild<QPushButton *>(QStringLiteral("stripNext"));
    auto *take = m_page->findChild<QPushButton *>(QStringLiteral("stripOther"));
    QTRY_VERIFY_WITH_TIMEOUT(overwrite->isVisible() && take->isVisible(), test::kPatience);
    QCOMPARE(overwrite->text(), QStringLiteral("Overwrite it there"));
    take->click();
    const auto content = [&] {
        return local.open(QIODevice::ReadOnly) ? (local.seek(0), local.readAll()) : QByteArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT((local.close(), content()), QByteArray("another's"), test::kPatience);
    QCOMPARE(m_rig->contentOf("notes.txt"), QByteArray("another's"));
    QVERIFY(!take->isVisible());
}

void FilesBindingTest::offersWhatFitsATypedPath()
{
    QTest::keyClick(list(), Qt::Key_Slash);
    auto *field = m_page->findChild<QLineEdit *>(QStringLiteral("pathField"));
    QTRY_VERIFY(field->isVisible());
    field->clear();
    QTest::keyClicks(field, QString::fromUtf8(m_page->path()) + QStringLiteral("/fo"));
    QTRY_COMPARE_WITH_TIMEOUT(field->completer()->completionCount(), 1, test::kPatience);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(field->text(), QString::fromUtf8(m_page->path()) + QStringLiteral("/folder/"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(lists("inside"), test::kPatience);
}

void FilesBindingTest::aProgramIsNotOpened_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a starter of the desktop")
        << QByteArray("notes.desktop") << QByteArray("[Desktop Entry]\nExec=true\n");
    QTest::newRow("a Java archive") << QByteArray("notes.jar") << QByteArray("PK\3\4");
    QTest::newRow("a program that has another name") << QByteArray("notes")
                                                     << QByteArray("\x7f"
                                                                   "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0",
                                                                   18);
}

void FilesBindingTest::aProgramIsNotOpened()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    const Editor editor;
    m_rig->write(name.constData(), bytes);
    Q_EMIT m_page->editRequested(path(name));
    const auto said = [this] {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("is not opened"));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), test::kPatience);
    QVERIFY(editor.opened.isEmpty());
}

void FilesBindingTest::eitherMayGoFirst()
{
    m_page->browse(path("folder"));
    m_host.reset(); // in the middle of it
    QTest::qWait(0);
    m_page->browse("/"); // nobody listens
    m_page.reset();
    m_host = std::make_unique<HostFiles>(m_rig->remotes, m_rig->remotes.sessions().first()->id());
    m_page = std::make_unique<FilesPage>(*m_bookmarks);
    m_page->setStart(m_rig->path());
    bind(*m_host, *m_page);
    QTRY_COMPARE_WITH_TIMEOUT(m_host->files.state(), FilesState::Open, test::kPatience);
    m_page.reset(); // while the folder is being read
    QCOMPARE(m_host->files.state(), FilesState::Open);
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::FilesBindingTest)
#include "FilesBindingTest.moc"

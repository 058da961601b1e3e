#include "FilesFixture.h"
#include "ui/files/FileDrag.h"

#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace porthole::ui {

/// A host's files in their tab: what is asked for, and by which keys, buttons and drags.
class FilesPageTest : public FilesFixture {
    Q_OBJECT
private Q_SLOTS:
    void enterOpensAFolder();
    void aDoubleClickLooksAtAFile();
    void upChoosesWhereOneCameFrom();
    void backAndForwardGoWhereOneWas();
    void typingFilters();
    void renamingAsksForTheName();
    void aNameThatIsTakenIsRefused();
    void deletingNamesWhatGoes();
    void escapeDeletesNothing();
    void aFolderIsNamed();
    void aNameWithASlashIsNone();
    void permissionsAreBoxesAndDigits();
    void formsGoWithTheFolder();
    void whatIsLookedAtIsDownloaded();
    void closingAsksWhileTransfersRun();
    void bookmarksArePerHost();
    void hiddenFilesComeWithAKey();
    void pathsAreCopied();
    void theMenuOpensByKey();
    void filesAreDroppedIntoFolders();
    void filesOfThisHostAreMoved();
    void filesOfAnotherHostAreNot();
    void whatIsChosenStaysWhenReadAgain();
    void namesHaveTheRoom();
    void anEmptyFolderSaysSo();
    void nothingCanBeDoneWithoutALine();
    void aQuestionOfTheConnectionTakesTheKeyboard();

private:
    void drop(const QMimeData &data, const QPoint &at)
    {
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list()->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list()->viewport(), &move);
        QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list()->viewport(), &event);
    }
    QPoint middleOf(const char *name) const { return list()->visualRect(model()->indexOf(name)).center(); }
    QPoint below() const { return {100, list()->viewport()->height() - 10}; }
};

void FilesPageTest::enterOpensAFolder()
{
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    choose({"plots"});
    key(Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toByteArray(), QByteArray("/home/ann/runs/2026-11/plots"));
    choose({"latest"}); // a link to one
    key(Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
}

void FilesPageTest::aDoubleClickLooksAtAFile()
{
    QSignalSpy asked(m_page.get(), &FilesPage::previewRequested);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf("run.sh"));
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, middleOf("run.sh"));
    QCOMPARE(asked.count(), 1);
    const QByteArray path = asked.first().first().toByteArray();
    QCOMPARE(path, QByteArray("/home/ann/runs/2026-11/run.sh"));
    m_page->showPreview(path, "#!/bin/sh\n", false);
    QTRY_VERIFY(find<QWidget>("previewText")->isVisible());
}

void FilesPageTest::upChoosesWhereOneCameFrom()
{
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    key(Qt::Key_Backspace);
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(asked.count(), 2);
    for (const auto &each : asked)
        QCOMPARE(each.first().toByteArray(), QByteArray("/home/ann/runs"));
    HostFolder above;
    above.path = "/home/ann/runs";
    above.files = {test::hostFolder("2026-10"), test::hostFolder("2026-11")};
    m_page->showFolder(above);
    QCOMPARE(list()->chosen().size(), 1);
    QCOMPARE(list()->chosen().first().name, QByteArray("2026-11"));
    QVERIFY(list()->hasFocus());
}

void FilesPageTest::backAndForwardGoWhereOneWas()
{
    QVERIFY(!find<QToolButton>("filesBack")->isEnabled());
    HostFolder next;
    next.path = "/var/log";
    m_page->showFolder(next);
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(asked.takeFirst().first().toByteArray(), QByteArray("/home/ann/runs/2026-11"));
    m_page->showFolder(test::someFolder());
    QVERIFY(!find<QToolButton>("filesBack")->isEnabled());
    find<QToolButton>("filesForward")->click();
    QCOMPARE(asked.takeFirst().first().toByteArray(), QByteArray("/var/log"));
}

void FilesPageTest::typingFilters()
{
    type(QStringLiteral("mesh"));
    QCOMPARE(filter()->text(), QStringLiteral("mesh"));
    QCOMPARE(model()->rowCount(), 2);
    QVERIFY(text("filesSummary").startsWith(QLatin1String("2 of 14")));
    key(Qt::Key_Down);
    QVERIFY(list()->hasFocus());
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter()->hasFocus());
    key(Qt::Key_Escape);
    QVERIFY(filter()->text().isEmpty() && list()->hasFocus());
    QCOMPARE(model()->rowCount(), 12);
}

void FilesPageTest::renamingAsksForTheName()
{
    QSignalSpy asked(m_page.get(), &FilesPage::renameRequested);
    choose({"run.log"});
    QTest::keyClick(m_page->windowHandle(), Qt::Key_F2);
    QTRY_VERIFY(find<QLineEdit>("renameField"));
    auto *field = find<QLineEdit>("renameField");
    QTRY_COMPARE(field->selectedText(), QStringLiteral("run")); // not its ending
    QTest::keyClicks(field, QStringLiteral("walk"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).toByteArray(), QByteArray("/home/ann/runs/2026-11/run.log"));
    QCOMPARE(asked.first().at(1).toByteArray(), QByteArray("/home/ann/runs/2026-11/walk.log"));
    HostFolder after = test::someFolder();
    after.files.first().name = "walk.log";
    m_page->showFolder(after);
    QCOMPARE(list()->chosen().first().name, QByteArray("walk.log"));
}

void FilesPageTest::aNameThatIsTakenIsRefused()
{
    QSignalSpy asked(m_page.get(), &FilesPage::renameRequested);
    for (const char *name : {"run.sh", ".bash_history", "../escape"})
        model()->setData(model()->indexOf("run.log"), QString::fromLatin1(name), Qt::EditRole);
    QCOMPARE(asked.count(), 0);
    QVERIFY(find<QWidget>("troubleStrip")->isVisible());
}

void FilesPageTest::deletingNamesWhatGoes()
{
    QSignalSpy asked(m_page.get(), &FilesPage::removeRequested);
    choose({"plots", "run.log"});
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Delete);
    QVERIFY(find<QPushButton>("cancelAction")->hasFocus());
    const QString consequence = text("consequence");
    QVERIFY2(consequence.contains(QLatin1String("plots, with everything in it")), qPrintable(consequence));
    QVERIFY(consequence.contains(QLatin1String("run.log")));
    QVERIFY(text("question").contains(u'2'));
    QCOMPARE(asked.count(), 0);
    find<QPushButton>("confirmAction")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<QList<QByteArray>>(),
             (QList<QByteArray>{"/home/ann/runs/2026-11/plots", "/home/ann/runs/2026-11/run.log"}));
    QVERIFY(list()->hasFocus());
}

void FilesPageTest::escapeDeletesNothing()
{
    QSignalSpy asked(m_page.get(), &FilesPage::removeRequested);
    choose({"run.log"});
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Delete);
    key(Qt::Key_Return); // Cancel is under the keyboard
    QVERIFY(!find<QWidget>("fileQuestion")->isVisible());
    QTest::keyClick(m_page->windowHandle(), Qt::Key_Delete);
    key(Qt::Key_Escape);
    QVERIFY(!find<QWidget>("fileQuestion")->isVisible());
    QVERIFY(list()->hasFocus());
    QCOMPARE(asked.count(), 0);
}

void FilesPageTest::aFolderIsNamed()
{
    QSignalSpy asked(m_page.get(), &FilesPage::folderRequested);
    QTest::keyClick(m_page->windowHandle(), Qt::Key_F7);
    QVERIFY(find<QLineEdit>("formName")->hasFocus());
    type(QStringLiteral("new"));
    key(Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toByteArray(), QByteArray("/home/ann/runs/2026-11/new"));
    QVERIFY(list()->hasFocus());
}

void FilesPageTest::aNameWithASlashIsNone()
{
    QSignalSpy asked(m_page.get(), &FilesPage::folderRequested);
    QTest::keyClick(m_page->windowHandle(), Qt::Key_F7);
    for (const char *name : {"", "..", "a/b", "plots"}) {
        find<QLineEdit>("formName")->setText(QLatin1String(name));
        QVERIFY2(!find<QPushButton>("formConfirm")->isEnabled(), name);
        key(Qt::Key_Return);
    }
    QCOMPARE(asked.count(), 0);
}

void FilesPageTest::permissionsAreBoxesAndDigits()
{
    QSignalSpy asked(m_page.get(), &FilesPage::modeRequested);
    choose({"run.sh"});
    find<QAction>("filePermissions")->trigger();
    auto *octal = find<QLineEdit>("permissionsOctal");
    QVERIFY(octal->hasFocus());
    QCOMPARE(octal->text(), QStringLiteral("0755"));
    QVERIFY(find<QCheckBox>("permission8")->isChecked());
    find<QCheckBox>("permission8")->setChecked(false);
    QCOMPARE(octal->text(), QStringLiteral("0754"));
    octal->selectAll();
    QTest::keyClicks(octal, QStringLiteral("2640"));
    QVERIFY(!find<QCheckBox>("permission2")->isChecked());
    QTest::keyClick(octal, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(1).toUInt(), 02640U);
}

/// Else they would be about files of the same names somewhere else.
void FilesPageTest::formsGoWithTheFolder()
{
    HostFolder other;
    other.path = "/etc";
    other.files = {test::hostFile("run.sh")};
    choose({"run.sh"});
    find<QAction>("filePermissions")->trigger();
    QVERIFY(find<QWidget>("permissionsForm")->isVisible());
    m_page->showFolder(other);
    QVERIFY(!find<QWidget>("permissionsForm")->isVisible());
    m_page->showFolder(test::someFolder());
    choose({"run.sh"});
    find<QAction>("fileDelete")->trigger();
    m_page->showFolder(other);
    QVERIFY(!find<QWidget>("fileQuestion")->isVisible());
}

void FilesPageTest::whatIsLookedAtIsDownloaded()
{
    QSignalSpy asked(m_page.get(), &FilesPage::downloadRequested);
    choose({"run.sh"});
    find<QAction>("fileView")->trigger();
    HostFolder other;
    other.path = "/etc";
    m_page->showFolder(other);
    find<QPushButton>("previewDownload")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<QList<QByteArray>>(),
             QList<QByteArray>{"/home/ann/runs/2026-11/run.sh"});
}

void FilesPageTest::closingAsksWhileTransfersRun()
{
    QVERIFY(!m_page->asksBeforeClosing());
    m_page->transfers().setTransfers({test::transferOf(1, transfer::TransferState::Running, 1, 2)});
    QSignalSpy closed(m_page.get(), &TabPage::closeRequested);
    QVERIFY(m_page->asksBeforeClosing());
    m_page->takeFocus(); // as the window does, which brings it to the front
    QVERIFY(find<QPushButton>("cancelAction")->hasFocus());
    find<QPushButton>("confirmAction")->click();
    QCOMPARE(closed.count(), 1);
    m_page->transfers().setTransfers({test::transferOf(1, transfer::TransferState::Done, 2, 2)});
    QVERIFY(!m_page->asksBeforeClosing());
}

void FilesPageTest::bookmarksArePerHost()
{
    m_bookmarks->set(QStringLiteral("somebody@else:22"), {"/there"});
    auto *star = find<QToolButton>("filesStar");
    QCOMPARE(star->menu()->actions().size(), 1);
    star->menu()->actions().last()->trigger();
    QCOMPARE(m_bookmarks->of(m_page->address()), QList<QByteArray>{"/home/ann/runs/2026-11"});
    QSignalSpy asked(m_page.get(), &FilesPage::browseRequested);
    star->menu()->actions().first()->trigger();
    QCOMPARE(asked.count(), 1);
}

void FilesPageTest::hiddenFilesComeWithAKey()
{
    QVERIFY(text("filesSummary").contains(QLatin1String("2 hidden")));
    QTest::keyClick(m_page->windowHandle(), Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(model()->rowCount(), 14);
    QVERIFY(find<QAction>("fileHidden")->isChecked());
}

void FilesPageTest::pathsAreCopied()
{
    choose({"run.log", "run.sh"});
    QTest::keyClick(m_page->windowHandle(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("/home/ann/runs/2026-11/run.log\n/home/ann/runs/2026-11/run.sh"));
}

void FilesPageTest::theMenuOpensByKey()
{
    choose({"plots"});
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
    QApplication::sendEvent(list(), &event);
    auto *menu = find<QMenu>("fileMenu");
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(find<QAction>("fileDelete")));
    QVERIFY(!find<QAction>("fileEdit")->isEnabled()); // a folder
    menu->close();
}

void FilesPageTest::filesAreDroppedIntoFolders()
{
    QSignalSpy asked(m_page.get(), &FilesPage::uploadRequested);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a b.txt")),
                  QUrl(QStringLiteral("https://example.org/no"))});
    drop(data, middleOf("plots"));
    drop(data, middleOf("run.log")); // into the folder that is shown
    drop(data, below());
    QCOMPARE(asked.count(), 3);
    QCOMPARE(asked.at(0).at(0).toStringList(), QStringList{QStringLiteral("/tmp/a b.txt")});
    QCOMPARE(asked.at(0).at(1).toByteArray(), QByteArray("/home/ann/runs/2026-11/plots"));
    QCOMPARE(asked.at(1).at(1).toByteArray(), QByteArray("/home/ann/runs/2026-11"));
    QCOMPARE(asked.at(2).at(1).toByteArray(), QByteArray("/home/ann/runs/2026-11"));
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://example.org/no"))});
    drop(link, below());
    QCOMPARE(asked.count(), 3);
}

void FilesPageTest::filesOfThisHostAreMoved()
{
    QSignalSpy asked(m_page.get(), &FilesPage::moveRequested);
    const auto data = FileDrag{m_page->address(), {"/home/ann/runs/2026-11/run.log"}}.toMimeData();
    drop(*data, middleOf("plots"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(1).toByteArray(), QByteArray("/home/ann/runs/2026-11/plots"));
    drop(*data, below()); // where it is already
    QCOMPARE(asked.count(), 1);
    const auto folder = FileDrag{m_page->address(), {"/home/ann/runs/2026-11/plots"}}.toMimeData();
    drop(*folder, middleOf("plots")); // into itself
    QCOMPARE(asked.count(), 1);
}

void FilesPageTest::filesOfAnotherHostAreNot()
{
    QSignalSpy asked(m_page.get(), &FilesPage::moveRequested);
    const auto data = FileDrag{QStringLiteral("bob@other:22"), {"/home/bob/x"}}.toMimeData();
    drop(*data, middleOf("plots"));
    QCOMPARE(asked.count(), 0);
}

void FilesPageTest::whatIsChosenStaysWhenReadAgain()
{
    choose({"run.log", "run.sh"});
    HostFolder again = test::someFolder();
    again.files.removeFirst(); // run.log is gone
    again.files << test::hostFile("aaa");
    m_page->showFolder(again);
    QCOMPARE(list()->chosen().size(), 1);
    QCOMPARE(list()->chosen().first().name, QByteArray("run.sh"));
}

void FilesPageTest::namesHaveTheRoom()
{
    m_page->resize(1200, 700);
    QTRY_VERIFY(!list()->isColumnHidden(FileModel::Owner));
    m_page->resize(500, 700);
    QTRY_VERIFY(list()->isColumnHidden(FileModel::Owner));
    QVERIFY(!list()->isColumnHidden(FileModel::Size));
    QVERIFY(list()->columnWidth(FileModel::Name) >= 200);
    m_page->resize(1200, 700);
    QTRY_VERIFY(!list()->isColumnHidden(FileModel::Owner));
}

void FilesPageTest::anEmptyFolderSaysSo()
{
    QVERIFY(!find<QLabel>("filesEmpty")->isVisible());
    HostFolder empty;
    empty.path = "/empty";
    m_page->showFolder(empty);
    QVERIFY(find<QLabel>("filesEmpty")->isVisible());
    m_page->showFolder(test::someFolder());
    QVERIFY(!find<QLabel>("filesEmpty")->isVisible());
}

void FilesPageTest::nothingCanBeDoneWithoutALine()
{
    choose({"run.log"});
    QVERIFY(find<QAction>("fileDelete")->isEnabled());
    m_page->showState(FilesState::Lost, Error::make(ErrorKind::Closed, "the connection was reset"));
    for (const char *name : {"fileDelete", "fileRename", "fileDownload", "fileUpload", "fileNewFolder"})
        QVERIFY2(!find<QAction>(name)->isEnabled(), name);
    QVERIFY(!list()->chosen().isEmpty()); // what was listed stays
    m_page->showState(FilesState::Open, std::nullopt);
    QVERIFY(find<QAction>("fileDelete")->isEnabled());
    QVERIFY(!find<QWidget>("troubleStrip")->isVisible());
}

void FilesPageTest::aQuestionOfTheConnectionTakesTheKeyboard()
{
    AuthQuestion question;
    question.prompts = {{QStringLiteral("Password: "), false}};
    m_page->ask(FilesPage::Asker::Transfers, question);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    m_page->hideOverlay(FilesPage::Asker::Session); // not the one that speaks
    QCOMPARE(m_page->asker(), FilesPage::Asker::Transfers);
    QSignalSpy freed(m_page.get(), &FilesPage::overlayFreed);
    m_page->hideOverlay(FilesPage::Asker::Transfers);
    QCOMPARE(freed.count(), 1);
    QVERIFY(list()->hasFocus());
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::FilesPageTest)
#include "FilesPageTest.moc"

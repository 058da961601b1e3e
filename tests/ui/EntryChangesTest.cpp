#include "EntriesFixture.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// What is saved, in the sidebar of a window: renamed, moved, deleted, and taken back.
class EntryChangesTest : public EntriesFixture {
    Q_OBJECT
private Q_SLOTS:
    void renamingIsDoneInPlace();
    void aTakenNameIsTold();
    void deletingOffersToUndo();
    void undoTakesBackWhatItSays_data();
    void undoTakesBackWhatItSays();
    void theKeyboardReachesUndo();
    void whatFailsOffersNothing();
    void theTrashGivesBack();
    void deletingForGoodIsAskedAboutFirst();
    void duplicatesLieBeside();
    void favouritesComeAndGo();
    void aNewFolderIsNamedAtOnce();
    void movingGoesThroughTheMenu();
    void onlyWhatWasMovedIsCounted();
};

void EntryChangesTest::renamingIsDoneInPlace()
{
    go("web2");
    key(Qt::Key_F2);
    auto *editor = list().findChild<QLineEdit *>();
    QVERIFY(editor && editor->hasFocus());
    QCOMPARE(editor->text(), QStringLiteral("web-2"));
    editor->selectAll();
    type(QStringLiteral("web-3"));
    key(Qt::Key_Return);
    QVERIFY(m_keeper->named("web-3"));
    QVERIFY(m_requests.empty()); // Enter was for the name
    QVERIFY(list().hasFocus());
    QVERIFY(!strip()->isVisible());
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_keeper->named("web-2"));
    goToFolder("prod");
    key(Qt::Key_F2);
    type(QStringLiteral("live"));
    key(Qt::Key_Return);
    QCOMPARE(m_keeper->all().folders.first().name, QStringLiteral("live"));
}

void EntryChangesTest::aTakenNameIsTold()
{
    QSignalSpy noticed(&sidebar(), &Sidebar::noticed);
    go("web2");
    key(Qt::Key_F2);
    type(QStringLiteral("Bastion"));
    key(Qt::Key_Return);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(m_keeper->named("web-2"));
}

void EntryChangesTest::deletingOffersToUndo()
{
    go("web2");
    list().selectionModel()->select(model().indexOf(EntryId{QStringLiteral("db1")}),
                                    QItemSelectionModel::Select);
    list().selectionModel()->select(model().indexOf(EntryId{QStringLiteral("web10")}),
                                    QItemSelectionModel::Select);
    key(Qt::Key_Delete);
    QVERIFY(m_keeper->named("web-2")->trashed.isValid());
    QVERIFY(strip()->isVisible());
    QCOMPARE(find<QLabel>("undoText")->text(), QStringLiteral("3 connections moved to the trash."));
    QVERIFY(list().hasFocus()); // whoever types on presses nothing unseen
    find<QPushButton>("undo")->click();
    QVERIFY(!strip()->isVisible());
    QVERIFY(!m_keeper->named("web-2")->trashed.isValid());
    QVERIFY(m_keeper->named("gone-1")->trashed.isValid());
}

void EntryChangesTest::undoTakesBackWhatItSays_data()
{
    QTest::addColumn<QString>("then");
    for (const char *then : {"renamed", "duplicated", "a favourite", "restored", "undone by a key"})
        QTest::newRow(then) << QString::fromLatin1(then);
}

/// What is done next without an offer of its own would be what the button takes back.
void EntryChangesTest::undoTakesBackWhatItSays()
{
    QFETCH(QString, then);
    go("web2");
    key(Qt::Key_Delete);
    QVERIFY(strip()->isVisible());
    // What another instance changes is no step of this one.
    EntryCollection all = m_keeper->all();
    all.entries[0].notes = QStringLiteral("from elsewhere");
    m_window->entries().setCollection(all, QStringLiteral("1 connection moved to the trash"),
                                      m_keeper->lastNumber());
    QVERIFY(strip()->isVisible());
    go(then == QLatin1String("restored") ? "gone" : "pi");
    if (then == QLatin1String("renamed")) {
        key(Qt::Key_F2);
        type(QStringLiteral("raspberry"));
        key(Qt::Key_Return);
        QVERIFY(m_keeper->named("raspberry"));
    } else if (then == QLatin1String("duplicated")) {
        key(Qt::Key_D, Qt::ControlModifier);
    } else if (then == QLatin1String("a favourite")) {
        choose("entryFavourite");
        QVERIFY(m_keeper->named("pi")->favourite);
    } else if (then == QLatin1String("restored")) {
        choose("entryRestore");
        QVERIFY(!m_keeper->named("gone-1")->trashed.isValid());
    } else {
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_keeper->named("web-2")->trashed.isValid());
    }
    QVERIFY(!strip()->isVisible());
}

void EntryChangesTest::theKeyboardReachesUndo()
{
    goToFolder("prod");
    key(Qt::Key_Delete);
    QCOMPARE(m_keeper->all().folders.size(), 2);
    QVERIFY(strip()->isVisible());
    auto *undo = find<QPushButton>("undo");
    for (int step = 0; step < 20 && !undo->hasFocus(); ++step)
        key(Qt::Key_Tab);
    QVERIFY(undo->hasFocus());
    key(Qt::Key_Return);
    QCOMPARE(m_keeper->all().folders.size(), 4);
    QVERIFY(list().hasFocus());
}

void EntryChangesTest::whatFailsOffersNothing()
{
    QSignalSpy noticed(&sidebar(), &Sidebar::noticed);
    m_keeper->setFailing(true);
    go("web2");
    key(Qt::Key_Delete);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(!strip()->isVisible());
    QVERIFY(!m_keeper->named("web-2")->trashed.isValid());
}

void EntryChangesTest::theTrashGivesBack()
{
    go("gone");
    QSignalSpy noticed(&sidebar(), &Sidebar::noticed);
    key(Qt::Key_Return); // not to be opened there
    QVERIFY(m_requests.empty());
    QCOMPARE(noticed.count(), 1);
    choose("entryRestore");
    QVERIFY(!m_keeper->named("gone-1")->trashed.isValid());
    QVERIFY(!model().indexOf(EntryRow::Trash).isValid());
}

void EntryChangesTest::deletingForGoodIsAskedAboutFirst()
{
    go("gone");
    key(Qt::Key_Delete);
    QVERIFY(find<QPushButton>("cancelAction")->hasFocus());
    key(Qt::Key_Escape);
    QVERIFY(m_keeper->named("gone-1"));
    QVERIFY(list().hasFocus());
    key(Qt::Key_Delete);
    find<QPushButton>("confirmAction")->click();
    QVERIFY(!m_keeper->named("gone-1"));
}

void EntryChangesTest::duplicatesLieBeside()
{
    go("web2");
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_keeper->all().entries.size(), test::someEntries().entries.size() + 1);
    const Entry &copy = m_keeper->all().entries.last();
    QCOMPARE(copy.folder, FolderId{QStringLiteral("prod")});
    QVERIFY(copy.name.compare(QLatin1String("web-2")) != 0 && !copy.favourite);
    QCOMPARE(copy.tags, m_keeper->named("web-2")->tags);
}

void EntryChangesTest::favouritesComeAndGo()
{
    go("pi");
    choose("entryFavourite");
    QVERIFY(m_keeper->named("pi")->favourite);
    QCOMPARE(model().rowCount(model().indexOf(EntryRow::Favourites)), 3);
    go("pi");
    choose("entryFavourite");
    QVERIFY(!m_keeper->named("pi")->favourite);
}

void EntryChangesTest::aNewFolderIsNamedAtOnce()
{
    goToFolder("lab");
    choose("entryNewFolder");
    QCOMPARE(m_keeper->all().folders.last().parent, FolderId{QStringLiteral("lab")});
    auto *editor = list().findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("New folder"));
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("racks"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_keeper->all().folders.last().name, QStringLiteral("racks"));
}

void EntryChangesTest::movingGoesThroughTheMenu()
{
    go("bastion");
    Q_EMIT list().customContextMenuRequested(list().visualRect(list().currentIndex()).center());
    auto *folders = find<QMenu>("entryFolders");
    QVERIFY(folders);
    QStringList paths;
    for (QAction *action : folders->actions())
        if (!action->isSeparator())
            paths << action->text();
    QCOMPARE(paths, (QStringList{QStringLiteral("None"), QStringLiteral("lab"), QStringLiteral("old things"),
                                 QStringLiteral("prod"), QStringLiteral("prod / databases")}));
    folders->actions().last()->trigger();
    find<QMenu>("entryMenu")->close();
    QCOMPARE(m_keeper->named("bastion")->folder, FolderId{QStringLiteral("db")});
    QVERIFY(strip()->isVisible());
}

void EntryChangesTest::onlyWhatWasMovedIsCounted()
{
    const FolderId old{QStringLiteral("old")}, prod{QStringLiteral("prod")};
    m_window->entries().move({{EntryId{QStringLiteral("web2")}, EntryId{QStringLiteral("gone")},
                               EntryId{QStringLiteral("pi")}, EntryId{QStringLiteral("rdp")}},
                              {prod}},
                             {old, {}, {}});
    // The folder with what is in it, and pi; neither what is there already nor what is in the trash.
    QCOMPARE(find<QLabel>("undoText")->text(), QStringLiteral("2 items moved."));
    QCOMPARE(m_keeper->named("web-2")->folder, prod);
    QCOMPARE(m_keeper->named("gone-1")->folder, FolderId{QStringLiteral("lab")});
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::EntryChangesTest)
#include "EntryChangesTest.moc"

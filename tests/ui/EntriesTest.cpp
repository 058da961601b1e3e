#include "SidebarFixture.h"
#include "TestEntries.h"
#include "TestHosts.h"
#include "ui/ConsolePage.h"
#include "ui/EnglishPlurals.h"
#include "ui/PageTabs.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/UndoStrip.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// What is saved, in the sidebar of a window, with keys and clicks.
class EntriesTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init()
    {
        SidebarFixture::init();
        m_keeper = std::make_unique<test::EntryKeeper>(m_window->entries(), test::someEntries());
        m_requests.clear();
        connect(m_window.get(), &MainWindow::hostRequested, this,
                [this](HostRequest &request) { m_requests.push_back(std::move(request)); });
        list().setFocus();
    }
    void cleanup()
    {
        m_keeper.reset();
        SidebarFixture::cleanup();
    }
    void onlyFavouritesAreOpenAtFirst();
    void enterOpensAHostWithWhatItInherits();
    void everyKindIsOpenedItsOwnWay();
    void severalAreOpenedAtOnce();
    void theFilterOpensUpWhatItFinds();
    void whatIsInTheTrashIsNotOpened();
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
    void theStateOfATabIsOnItsRow();
    void closedFoldersStayClosed();
    void theAddressFieldFindsThem();
    void enterWaitsForWhatIsFound();
    void theAddressFieldFindsWhatTheMenuDoes();
    void theEditorOpensInATab();
    void manyAreNotFelt();
    void everythingHasAName();

private:
    EntryTreeView &list() const { return m_window->sidebar().saved(); }
    EntryTreeModel &model() const { return m_window->entries().model(); }
    void go(const QModelIndex &index)
    {
        QVERIFY(index.isValid());
        list().setFocus();
        list().scrollTo(index);
        list().setCurrentIndex(index);
    }
    void go(const char *id) { go(model().indexOf(EntryId{QLatin1String(id)})); }
    void goToFolder(const char *id) { go(model().indexOf(FolderId{QLatin1String(id)})); }
    void choose(const char *action)
    {
        Q_EMIT list().customContextMenuRequested(list().visualRect(list().currentIndex()).center());
        auto *menu = find<QMenu>("entryMenu");
        QVERIFY(menu);
        auto *found = menu->findChild<QAction *>(QLatin1String(action));
        QVERIFY2(found, action);
        menu->close();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        found->trigger();
        delete menu;
    }
    UndoStrip *strip() const { return find<UndoStrip>("undoStrip"); }

    EnglishPlurals m_plurals;
    std::unique_ptr<test::EntryKeeper> m_keeper;
    std::vector<HostRequest> m_requests;
};

void EntriesTest::onlyFavouritesAreOpenAtFirst()
{
    QVERIFY(list().isExpanded(model().indexOf(EntryRow::Favourites)));
    QVERIFY(!list().isExpanded(model().indexOf(FolderId{QStringLiteral("prod")})));
    QVERIFY(!list().isExpanded(model().indexOf(EntryRow::Trash)));
}

void EntriesTest::enterOpensAHostWithWhatItInherits()
{
    QSignalSpy used(&m_window->entries(), &EntryDesk::useNoted);
    go("web10");
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.user, QStringLiteral("deploy"));
    QCOMPARE(int{m_requests.front().host.port}, 2200);
    QCOMPARE(m_requests.front().host.host, QStringLiteral("web-10.example"));
    QVERIFY(m_requests.front().connect && !m_requests.front().save);
    QCOMPARE(used.count(), 1);
    key(Qt::Key_F3);
    QCOMPARE(m_requests.size(), std::size_t{2});
    QVERIFY(!m_requests.back().wantsShell);
    // A folder is opened up.
    goToFolder("lab");
    key(Qt::Key_Return);
    QVERIFY(list().isExpanded(list().currentIndex()));
    QCOMPARE(m_requests.size(), std::size_t{2});
}

void EntriesTest::everyKindIsOpenedItsOwnWay()
{
    QSignalSpy servers(m_window.get(), &MainWindow::serverOpenRequested);
    QSignalSpy gateways(m_window.get(), &MainWindow::gatewayRequested);
    QSignalSpy clouds(&sidebar(), &Sidebar::cloudOpenRequested);
    QString console;
    connect(m_window.get(), &MainWindow::openRequested, this,
            [&console](const ConsoleTarget &target) { console = target.url.displayName(); });
    for (const char *id : {"kvm", "slycat", "pinned", "cloud", "rdp"}) {
        go(id);
        key(Qt::Key_Return);
    }
    QCOMPARE(console, QStringLiteral("vnc://kvm.lab.example:5901"));
    QCOMPARE(gateways.count(), 1);
    QCOMPARE(servers.count(), 1);
    QCOMPARE(servers.first().first().value<ServerRef>(), demoServer(QStringLiteral("s1")));
    QCOMPARE(clouds.count(), 1);
    QVERIFY(m_requests.empty());
}

void EntriesTest::severalAreOpenedAtOnce()
{
    go("web2");
    list().selectionModel()->select(model().indexOf(EntryId{QStringLiteral("bastion")}),
                                    QItemSelectionModel::Select);
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{2});
}

void EntriesTest::theFilterOpensUpWhatItFinds()
{
    sidebar().focusFilter();
    type(QStringLiteral("db-1"));
    const QModelIndex found = model().indexOf(EntryId{QStringLiteral("db1")});
    QVERIFY(list().visualRect(found).isValid());
    key(Qt::Key_Return); // the first of what was found
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("db-1"));
    key(Qt::Key_Escape);
    QVERIFY(!list().isExpanded(model().indexOf(FolderId{QStringLiteral("prod")})));
    type(QStringLiteral("gone"));
    QVERIFY(!list().isExpanded(model().indexOf(EntryRow::Trash)));
}

void EntriesTest::whatIsInTheTrashIsNotOpened()
{
    QSignalSpy servers(m_window.get(), &MainWindow::serverOpenRequested);
    sidebar().focusFilter();
    type(QStringLiteral("gone-1"));
    QVERIFY(model().indexOf(EntryRow::Trash).isValid()); // it is found
    QVERIFY(!model().firstEntry());
    key(Qt::Key_Return);
    QVERIFY(m_requests.empty());
    QVERIFY(servers.isEmpty());
    key(Qt::Key_Escape);
    // What is behind it in the order is found all the same.
    EntryCollection all = m_keeper->all();
    all.entries[4].trashed = QDateTime::currentDateTimeUtc(); // pi
    all.entries[4].name = QStringLiteral("one-more pi");
    all.entries[10].name = QStringLiteral("pi of old");
    all.entries[3].notes = QStringLiteral("stands beside the pi");
    m_window->entries().setCollection(all, {});
    type(QStringLiteral("pi"));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.back().host.name, QStringLiteral("bastion"));
    // Nor by its id, which another program may know: it is told as in the tree.
    auto *status = find<QLabel>("status");
    m_window->openEntry(EntryId{QStringLiteral("gone")});
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(status->text(), QStringLiteral("It is in the trash. Its menu brings it back."));
}

void EntriesTest::renamingIsDoneInPlace()
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

void EntriesTest::aTakenNameIsTold()
{
    QSignalSpy noticed(&sidebar(), &Sidebar::noticed);
    go("web2");
    key(Qt::Key_F2);
    type(QStringLiteral("Bastion"));
    key(Qt::Key_Return);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(m_keeper->named("web-2"));
}

void EntriesTest::deletingOffersToUndo()
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

void EntriesTest::undoTakesBackWhatItSays_data()
{
    QTest::addColumn<QString>("then");
    for (const char *then : {"renamed", "duplicated", "a favourite", "restored", "undone by a key"})
        QTest::newRow(then) << QString::fromLatin1(then);
}

/// What is done next without an offer of its own would be what the button takes back.
void EntriesTest::undoTakesBackWhatItSays()
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

void EntriesTest::theKeyboardReachesUndo()
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

void EntriesTest::whatFailsOffersNothing()
{
    QSignalSpy noticed(&sidebar(), &Sidebar::noticed);
    m_keeper->setFailing(true);
    go("web2");
    key(Qt::Key_Delete);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(!strip()->isVisible());
    QVERIFY(!m_keeper->named("web-2")->trashed.isValid());
}

void EntriesTest::theTrashGivesBack()
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

void EntriesTest::deletingForGoodIsAskedAboutFirst()
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

void EntriesTest::duplicatesLieBeside()
{
    go("web2");
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_keeper->all().entries.size(), test::someEntries().entries.size() + 1);
    const Entry &copy = m_keeper->all().entries.last();
    QCOMPARE(copy.folder, FolderId{QStringLiteral("prod")});
    QVERIFY(copy.name.compare(QLatin1String("web-2")) != 0 && !copy.favourite);
    QCOMPARE(copy.tags, m_keeper->named("web-2")->tags);
}

void EntriesTest::favouritesComeAndGo()
{
    go("pi");
    choose("entryFavourite");
    QVERIFY(m_keeper->named("pi")->favourite);
    QCOMPARE(model().rowCount(model().indexOf(EntryRow::Favourites)), 3);
    go("pi");
    choose("entryFavourite");
    QVERIFY(!m_keeper->named("pi")->favourite);
}

void EntriesTest::aNewFolderIsNamedAtOnce()
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

void EntriesTest::movingGoesThroughTheMenu()
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

void EntriesTest::onlyWhatWasMovedIsCounted()
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

void EntriesTest::theStateOfATabIsOnItsRow()
{
    auto *page = new ConsolePage;
    page->setEntry(QStringLiteral("kvm"));
    m_window->addPage(page);
    page->showState(SessionState::Live, std::nullopt);
    const QModelIndex row = model().indexOf(EntryId{QStringLiteral("kvm")});
    QVERIFY(row.data(EntryTreeModel::DetailRole).toString().startsWith(QLatin1String("Live")));
    QVERIFY(!row.data(EntryTreeModel::StateRole).value<QIcon>().isNull());
    m_window->tabs().remove(page);
    delete page;
    QVERIFY(row.data(EntryTreeModel::StateRole).value<QIcon>().isNull());
}

void EntriesTest::closedFoldersStayClosed()
{
    goToFolder("prod");
    key(Qt::Key_Right);
    QVERIFY(list().isExpanded(list().currentIndex()));
    go(model().indexOf(EntryRow::Favourites));
    key(Qt::Key_Left);
    // Another instance has changed something.
    m_window->entries().change(setFavourite(m_keeper->all(), {EntryId{QStringLiteral("pi")}}, true));
    QVERIFY(list().isExpanded(model().indexOf(FolderId{QStringLiteral("prod")})));
    QVERIFY(!list().isExpanded(model().indexOf(EntryRow::Favourites)));
}

void EntriesTest::theAddressFieldFindsThem()
{
    QSignalSpy searched(&m_window->entries(), &EntryDesk::searchRequested);
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("dbs"));
    QCOMPARE(searched.count(), 3);
    const auto *hits = find<QListView>("suggestionList");
    // An older search's answer is for nobody.
    Q_EMIT m_window->entries().found(searched.first().at(2).toInt(), {EntryId{QStringLiteral("pi")}});
    QVERIFY(!hits || !hits->isVisible());
    Q_EMIT m_window->entries().found(searched.last().at(2).toInt(),
                                     {EntryId{QStringLiteral("db1")}, EntryId{QStringLiteral("kvm")}});
    hits = find<QListView>("suggestionList");
    QVERIFY(hits && hits->isVisible());
    QVERIFY(hits->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QLatin1String("prod / databases")));
    key(Qt::Key_Return);
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.user, QStringLiteral("deploy"));
    QVERIFY(find<QLineEdit>("address")->text().isEmpty());
}

void EntriesTest::enterWaitsForWhatIsFound()
{
    QSignalSpy searched(&m_window->entries(), &EntryDesk::searchRequested);
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("pi"));
    key(Qt::Key_Return);
    QVERIFY(m_requests.empty());
    Q_EMIT m_window->entries().found(searched.last().at(2).toInt(), {EntryId{QStringLiteral("db1")}});
    QCOMPARE(m_requests.size(), std::size_t{1});
    QCOMPARE(m_requests.front().host.name, QStringLiteral("db-1"));
    // A search that never ends keeps nobody.
    type(QStringLiteral("bastion"));
    key(Qt::Key_Return);
    QTRY_COMPARE(m_requests.size(), std::size_t{2});
    QCOMPARE(m_requests.back().host.host, QStringLiteral("bastion"));
}

void EntriesTest::theAddressFieldFindsWhatTheMenuDoes()
{
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral(">dark"));
    const auto *hits = find<QListView>("suggestionList");
    QVERIFY(hits && hits->isVisible());
    QCOMPARE(hits->model()->index(0, 0).data().toString(), QStringLiteral("Appearance: Dark"));
    key(Qt::Key_Return);
    QVERIFY(m_theme->dark());
    m_theme->setAppearance(Appearance::Light);
    // Without the sign nothing is done that nobody has chosen.
    m_keeper.reset();
    m_window->entries().setCollection({}, {});
    key(Qt::Key_K, Qt::ControlModifier);
    type(QStringLiteral("dark"));
    QVERIFY(hits->isVisible() && !hits->currentIndex().isValid());
    key(Qt::Key_Return);
    QVERIFY(!m_theme->dark());
    QCOMPARE(m_requests.size(), std::size_t{1}); // a host of that name
}

void EntriesTest::theEditorOpensInATab()
{
    go("web2");
    key(Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(m_window->tabs().count(), 1);
    QCOMPARE(m_window->tabs().current()->title(), QStringLiteral("Edit web-2"));
    auto *user = find<QLineEdit>("entryUser");
    QCOMPARE(user->placeholderText(), QStringLiteral("deploy, from the folder prod"));
    list().setFocus();
    key(Qt::Key_Return, Qt::AltModifier); // asked for again, it comes to the front
    QCOMPARE(m_window->tabs().count(), 1);
    user->setFocus();
    type(QStringLiteral("root"));
    key(Qt::Key_Return);
    QCOMPARE(m_window->tabs().count(), 0);
    QCOMPARE(m_keeper->named("web-2")->settings.user, std::optional(QStringLiteral("root")));
    QVERIFY(strip()->isVisible());
}

void EntriesTest::manyAreNotFelt()
{
    m_keeper.reset();
    const EntryCollection many = test::manyEntries(100'000);
    QElapsedTimer time;
    const auto painted = [&] {
        list().viewport()->repaint();
        return time.restart();
    };
    time.start();
    m_window->entries().setCollection(many, {});
    const qint64 shown = painted();
    list().expandAll();
    time.restart();
    list().scrollToBottom();
    const qint64 scrolled = painted();
    m_window->entries().setCollection(many, {}); // what is opened up stays so
    const qint64 again = painted();
    filterField()->setText(QStringLiteral("host"));
    const qint64 all = painted();
    filterField()->setText(QStringLiteral("host-777"));
    const qint64 some = painted();
    qInfo(
        "100,000 entries in the window: shown in %lld ms, scrolled to the end in %lld ms, changed while all "
        "are opened up in %lld ms, filtered to all of them in %lld ms and to 111 in %lld ms",
        shown, scrolled, again, all, some);
    // Generous: what counts is that it is not seconds on a busy machine.
    QVERIFY(shown < 3000 && scrolled < 1000 && again < 5000 && all < 3000 && some < 3000);
    QCOMPARE(model().firstEntry()->name, QStringLiteral("host-777"));
}

void EntriesTest::everythingHasAName()
{
    go("web2");
    key(Qt::Key_Delete);
    for (const QWidget *widget : sidebar().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
            qobject_cast<const QLabel *>(widget) || widget->inherits("QLineEditIconButton"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::EntriesTest)
#include "EntriesTest.moc"

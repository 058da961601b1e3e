#include "EntriesFixture.h"
#include "ui/ConsolePage.h"
#include "ui/PageTabs.h"
#include "ui/hosts/KnownHosts.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

namespace porthole::ui {

/// What is saved, in the sidebar of a window: opened and found, with keys and clicks.
class EntriesTest : public EntriesFixture {
    Q_OBJECT
private Q_SLOTS:
    void onlyFavouritesAreOpenAtFirst();
    void enterOpensAHostWithWhatItInherits();
    void everyKindIsOpenedItsOwnWay();
    void severalAreOpenedAtOnce();
    void theFilterOpensUpWhatItFinds();
    void whatIsInTheTrashIsNotOpened();
    void theStateOfATabIsOnItsRow();
    void closedFoldersStayClosed();
    void theAddressFieldFindsThem();
    void enterWaitsForWhatIsFound();
    void theAddressFieldFindsWhatTheMenuDoes();
    void theEditorOpensInATab();
    void manyAreNotFelt();
    void everythingHasAName();
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

// What was seen of what is saved, beside it: in words, as a shape, and for how long.
#include "SidebarFixture.h"
#include "TestEntries.h"
#include "core/secrets/MemoryCredentialStore.h"
#include "core/session/Settings.h"
#include "core/session/health/HealthBook.h"
#include "core/session/reach/RouteBook.h"
#include "core/store/HostStore.h"
#include "ui/ConsolePage.h"
#include "ui/EnglishPlurals.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/entries/HealthBinding.h"
#include "ui/entries/HealthText.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

namespace porthole::ui {

using State = Health::State;

class HealthTest : public SidebarFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init();
    void cleanup();
    void ageIsSaid_data();
    void ageIsSaid();
    void everyStateHasAShapeOfItsOwn();
    void aCheckIsAMenuAway();
    void aFolderIsCheckedWithWhatIsInIt();
    void whatIsOpenSaysMoreOfItself();
    void itIsLookedUnaskedOnlyIfThatIsChosen();

private:
    EntryTreeView &list() const { return sidebar().saved(); }
    EntryTreeModel &model() const { return m_window->entries().model(); }
    QString heard(const char *id) const
    {
        return model().indexOf(EntryId{QString::fromLatin1(id)}).data(Qt::AccessibleTextRole).toString();
    }
    void check(const QModelIndex &index)
    {
        list().setFocus();
        list().setCurrentIndex(index);
        Q_EMIT list().customContextMenuRequested(list().visualRect(index).center());
        auto *menu = find<QMenu>("entryMenu");
        QVERIFY(menu);
        auto *found = menu->findChild<QAction *>(QStringLiteral("entryHealth"));
        QVERIFY(found);
        menu->close();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        found->trigger();
        delete menu;
    }

    EnglishPlurals m_plurals;
    std::unique_ptr<QTemporaryDir> m_folder;
    secrets::MemoryCredentialStore m_keychain;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::HostStore> m_hostStore;
    std::unique_ptr<store::SettingStore> m_settingStore;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<HostRegistry> m_hosts;
    std::unique_ptr<remotes::RemoteRegistry> m_remotes;
    std::unique_ptr<RouteBook> m_routes;
    std::unique_ptr<HealthBook> m_book;
    std::unique_ptr<QTcpServer> m_server;
};

void HealthTest::init()
{
    SidebarFixture::init();
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<store::Store>(m_folder->filePath(QStringLiteral("s.db")));
    m_hostStore = std::make_unique<store::HostStore>(*m_store);
    m_settingStore = std::make_unique<store::SettingStore>(*m_store);
    m_settings = std::make_unique<Settings>(*m_settingStore);
    m_hosts = std::make_unique<HostRegistry>(*m_hostStore, m_keychain);
    m_remotes = std::make_unique<remotes::RemoteRegistry>();
    m_routes = std::make_unique<RouteBook>(*m_store, *m_hosts, *m_remotes);
    HealthSources sources;
    const QString nothing = m_folder->filePath(QStringLiteral("none"));
    sources.sshFiles = {nothing, nothing, nothing, nothing, m_folder->path(), {}};
    m_book = std::make_unique<HealthBook>(sources, net::ChannelOptions());
    EntryCollection all = test::someEntries();
    for (Entry &entry : all.entries) {
        entry.address = entry.kind == EntryKind::Host ? QStringLiteral("127.0.0.1") : entry.address;
        entry.settings.port = m_server->serverPort();
    }
    m_window->entries().setCollection(all, {});
    bind(*m_book, *m_routes, *m_settings, *m_window);
}

void HealthTest::cleanup()
{
    SidebarFixture::cleanup(); // the window goes first
    m_book.reset();
    m_routes.reset();
    m_remotes.reset();
    m_hosts.reset();
    m_settings.reset();
    m_settingStore.reset();
    m_hostStore.reset();
    m_store.reset();
}

void HealthTest::ageIsSaid_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("now") << int(State::Reachable) << 5 << QStringLiteral("Reachable just now");
    QTest::newRow("a while ago") << int(State::Reachable) << 190 << QStringLiteral("Reachable 3 min ago");
    QTest::newRow("a clock that was put back")
        << int(State::Reachable) << -90 << QStringLiteral("Reachable just now");
    QTest::newRow("not") << int(State::Unreachable) << 60
                         << QStringLiteral("Not reachable 1 min ago: refused");
    QTest::newRow("nobody has looked") << int(State::Unknown) << 0 << QString();
}

void HealthTest::ageIsSaid()
{
    QFETCH(int, state);
    QFETCH(int, seconds);
    QFETCH(QString, words);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(healthWords({State(state), now.addSecs(-seconds), QStringLiteral("refused")}, now), words);
}

void HealthTest::everyStateHasAShapeOfItsOwn()
{
    QVERIFY(healthIcon(State::Unknown).isNull());
    // In black on white: what is left without colours.
    QList<QImage> shapes;
    for (const State state : {State::Looking, State::Reachable, State::Unreachable, State::Untold}) {
        QImage shape =
            healthIcon(state).pixmap(QSize(32, 32)).toImage().convertToFormat(QImage::Format_Alpha8);
        QVERIFY(!shape.isNull() && !shapes.contains(shape));
        shapes << shape;
    }
}

void HealthTest::aCheckIsAMenuAway()
{
    const QModelIndex index = model().indexOf(EntryId{QStringLiteral("bastion")});
    QVERIFY(index.data(EntryTreeModel::StateRole).value<QIcon>().isNull());
    check(index);
    QTRY_VERIFY(heard("bastion").contains(QLatin1String("Reachable just now")));
    QVERIFY(!model()
                 .indexOf(EntryId{QStringLiteral("bastion")})
                 .data(EntryTreeModel::StateRole)
                 .value<QIcon>()
                 .isNull());
    QVERIFY(!heard("pi").contains(QLatin1String("Reachable"))); // nobody has asked
    m_server->close();
    list().setFocus();
    list().setCurrentIndex(model().indexOf(EntryId{QStringLiteral("bastion")}));
    key(Qt::Key_F5);
    QTRY_VERIFY(heard("bastion").contains(QLatin1String("Not reachable just now")));
}

void HealthTest::aFolderIsCheckedWithWhatIsInIt()
{
    check(model().indexOf(FolderId{QStringLiteral("prod")}));
    QTRY_VERIFY(heard("db1").contains(QLatin1String("Reachable"))); // in a folder within
    QTRY_VERIFY(heard("web2").contains(QLatin1String("Reachable")));
    QVERIFY(!heard("pi").contains(QLatin1String("Reachable")));
    check(model().indexOf(FolderId{QStringLiteral("old")}));
    QVERIFY(find<QLabel>("status")->text().startsWith(QLatin1String("There is nothing in it")));
}

void HealthTest::whatIsOpenSaysMoreOfItself()
{
    check(model().indexOf(EntryId{QStringLiteral("bastion")}));
    QTRY_VERIFY(heard("bastion").contains(QLatin1String("Reachable")));
    auto *page = new ConsolePage;
    page->setEntry(QStringLiteral("bastion"));
    m_window->addPage(page);
    QVERIFY(!heard("bastion").contains(QLatin1String("Reachable")));
    QVERIFY(heard("bastion").contains(page->stateText()));
}

void HealthTest::itIsLookedUnaskedOnlyIfThatIsChosen()
{
    QVERIFY(!m_settings->preferences().looksAtHealth);
    QVERIFY(m_book->known().isEmpty());
    Preferences chosen = m_settings->preferences();
    chosen.looksAtHealth = true;
    m_settings->setPreferences(chosen);
    // The favourites, as nothing was used yet.
    QCOMPARE(m_book->known().size(), 2);
    QTRY_VERIFY(heard("bastion").contains(QLatin1String("Reachable")));
}

} // namespace porthole::ui

QTEST_MAIN(porthole::ui::HealthTest)
#include "HealthTest.moc"

#pragma once

#include <memory>
#include <vector>

#include "SidebarFixture.h"
#include "TestEntries.h"
#include "TestHosts.h"
#include "ui/EnglishPlurals.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/sidebar/UndoStrip.h"

#include <QMenu>

namespace porthole::ui {

/// A window with someEntries() saved, which are kept as the store would, and hands to use them with.
class EntriesFixture : public SidebarFixture {
    Q_OBJECT
protected Q_SLOTS:
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

protected:
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

} // namespace porthole::ui

#include "GalleryFiles.h"

#include "GalleryPictures.h"
#include "TestClouds.h"
#include "TestFiles.h"
#include "TestHosts.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/files/Bookmarks.h"
#include "ui/files/ConflictCard.h"
#include "ui/files/FilesPage.h"
#include "ui/files/TransferList.h"
#include "ui/hosts/KnownHosts.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <functional>

namespace porthole::ui {

namespace {

constexpr QSize kSize(1180, 760);

class FilesGallery {
public:
    FilesGallery(Theme &theme, const QString &folder)
        : m_theme(theme)
        , m_folder(folder)
    {}

    void draw(const char *name, const std::function<void(FilesPage &)> &change, QSize size = kSize)
    {
        CloudTreeModel clouds;
        test::fillClouds(clouds);
        Bookmarks bookmarks;
        MainWindow window(m_theme, clouds);
        window.hosts().setHosts(test::someHosts());
        window.resize(size);
        if (!comesToFront(window, QLatin1String(name)))
            return;
        auto *page = new FilesPage(bookmarks);
        page->setAddress(QStringLiteral("ann@build-1.lab.example:22"));
        page->setHost(QStringLiteral("build-1"));
        page->setHome("/home/ann");
        page->setHasShell(true);
        bookmarks.set(page->address(), {"/home/ann/runs/2026-11", "/var/log"});
        page->showState(FilesState::Open, std::nullopt);
        window.addPage(page);
        page->showFolder(test::someFolder());
        page->showSpace(418'000'000'000);
        change(*page);
        QApplication::sendPostedEvents();
        QTest::qWait(50); // layouts of what has just been shown
        // Before the window: whoever looks through that closes them.
        for (QWidget *popup : QApplication::topLevelWidgets())
            if (auto *menu = qobject_cast<QMenu *>(popup); menu && menu->isVisible()) {
                keepPicture(*menu, m_folder, QLatin1String(name) + QStringLiteral("-menu"));
                menu->close();
            }
        keepPicture(window, m_folder, QLatin1String(name));
    }

private:
    Theme &m_theme;
    const QString m_folder;
};

QAbstractItemView *listOf(const FilesPage &page)
{
    return page.findChild<QAbstractItemView *>(QStringLiteral("hostFiles"));
}

void choose(const FilesPage &page, int from, int to)
{
    QAbstractItemView *list = listOf(page);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(from, 0));
    const QItemSelection rows(list->model()->index(from, 0), list->model()->index(to, 0));
    list->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void trigger(const FilesPage &page, const char *action)
{
    page.findChild<QAction *>(QLatin1String(action))->trigger();
}

QList<transfer::FileReport> failures()
{
    return {{"/home/ann/runs/2026-11/frames/0001.png", transfer::FileReport::Outcome::Failed, 0,
             Error::make(ErrorKind::Forbidden, "the host does not let it be read")},
            {"/home/ann/runs/2026-11/frames/0002.png", transfer::FileReport::Outcome::Failed, 0,
             Error::make(ErrorKind::Forbidden, "the host does not let it be read")}};
}

} // namespace

void drawFiles(Theme &theme, const QString &folder)
{
    FilesGallery gallery(theme, folder);
    gallery.draw("files", [](FilesPage &page) { choose(page, 4, 6); });
    gallery.draw("files-transfer", [](FilesPage &page) {
        page.transfers().setTransfers(test::someTransfers());
        page.transfers().addReports({1}, failures());
        listOf(page)->setFocus();
    });
    gallery.draw("files-failures", [](FilesPage &page) {
        page.transfers().setTransfers(test::someTransfers());
        page.transfers().addReports({1}, failures());
        for (auto *more : page.transfers().findChildren<QToolButton *>(QStringLiteral("disclosure")))
            more->setChecked(true);
    });
    gallery.draw("files-conflict", [](FilesPage &page) {
        page.transfers().setTransfers(test::someTransfers());
        page.conflictCard().ask(test::conflict(), transfer::Direction::Get);
    });
    gallery.draw("files-delete", [](FilesPage &page) {
        choose(page, 1, 5);
        trigger(page, "fileDelete");
    });
    gallery.draw("files-permissions", [](FilesPage &page) {
        choose(page, 10, 10);
        trigger(page, "filePermissions");
    });
    gallery.draw("files-new-folder", [](FilesPage &page) { trigger(page, "fileNewFolder"); });
    gallery.draw("files-empty", [](FilesPage &page) {
        HostFolder empty;
        empty.path = "/home/ann/runs/2026-11/plots";
        page.showFolder(empty);
    });
    gallery.draw("files-50000", [](FilesPage &page) {
        page.showFolder(test::largeFolder(50'000));
        listOf(page)->setFocus();
        QTest::keyClicks(listOf(page), QStringLiteral("4999"));
    });
    gallery.draw("files-path", [](FilesPage &page) {
        listOf(page)->setFocus();
        QTest::keyClick(listOf(page), Qt::Key_Slash);
    });
    gallery.draw("files-rename", [](FilesPage &page) {
        choose(page, 8, 8);
        trigger(page, "fileRename");
    });
    gallery.draw("files-preview", [](FilesPage &page) {
        choose(page, 9, 9);
        trigger(page, "fileView");
        page.showPreview(page.path() + "/run.log",
                         "step 1180  residual 3.1e-07\nstep 1190  residual 2.2e-07\n", false);
    });
    gallery.draw("files-trouble", [](FilesPage &page) {
        page.showBrowseTrouble(
            "/root", Error::make(ErrorKind::Forbidden, "the host does not let this folder be read"));
    });
    gallery.draw("files-sign-in",
                 [](FilesPage &page) { page.ask(FilesPage::Asker::Transfers, test::codeQuestion()); });
    gallery.draw(
        "files-narrow", [](FilesPage &page) { choose(page, 0, 0); }, QSize(640, 520));
    gallery.draw("files-menu", [](FilesPage &page) {
        expectPicture(QStringLiteral("files-menu-menu"));
        choose(page, 8, 8);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
        QApplication::sendEvent(listOf(page), &event);
    });
}

} // namespace porthole::ui

#include "ui/MainWindow.h"

#include "ui/AddressBar.h"
#include "ui/Icons.h"
#include "ui/LockCurtain.h"
#include "ui/MainMenu.h"
#include "ui/PageTabs.h"
#include "ui/PeerText.h"
#include "ui/StartPage.h"
#include "ui/StatusLine.h"
#include "ui/TabOrder.h"
#include "ui/TabPage.h"
#include "ui/Theme.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellDesk.h"
#include "ui/entries/EntryDesk.h"
#include "ui/files/Bookmarks.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>

namespace porthole::ui {

namespace {

QToolButton *headerButton(const char *iconName, const QString &name, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(iconName));
    button->setIcon(icon(QLatin1StringView(iconName)));
    button->setAccessibleName(name);
    button->setToolTip(toolTipText(toolTip));
    return button;
}

} // namespace

MainWindow::MainWindow(Theme &theme, CloudTreeModel &clouds, QWidget *parent)
    : QWidget(parent)
    , m_clouds(clouds)
    , m_hosts(new KnownHosts(this))
    , m_entries(new EntryDesk(this))
    , m_shells(new ShellDesk(this))
    , m_bookmarks(new Bookmarks(this))
    , m_menu(new MainMenu(theme, this))
    , m_address(new AddressBar(clouds, *m_hosts, m_entries->model()))
    , m_sidebarButton(headerButton("sidebar", tr("Sidebar"), tr("Sidebar (Ctrl+B)")))
    , m_menuButton(headerButton("menu", tr("Menu"), tr("Menu (F10)")))
    , m_stack(new QStackedWidget)
    , m_start(new StartPage(clouds))
    , m_tabs(new PageTabs)
    , m_sidebar(new Sidebar(clouds, *m_hosts, *m_entries, *m_tabs))
    , m_status(new StatusLine)
    , m_content(new QWidget)
{
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_tabs);
    m_stack->setMinimumWidth(320);
    auto *split = new QSplitter;
    split->setObjectName(QStringLiteral("split"));
    split->addWidget(m_sidebar);
    split->addWidget(m_stack);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1); // Qt makes the part that can be grabbed wider
    split->setStretchFactor(1, 1);
    split->setSizes({280, 840});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_content);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(split, 1);
    column->addWidget(m_status);
    connectParts();
    connectSidebar();
    connectMenu();
    connectHosts();
    connectEntries();
    connectClouds();
    connectShells();
    connectFiles();
    connectGateways();
    makeShortcuts();

    setWindowIcon(QIcon(QStringLiteral(":/icons/org.porthole.Porthole.svg")));
    setMinimumSize(560, 400);
    resize(QSize(1120, 760).boundedTo(screen()->availableSize()));
    showSidebar(!clouds.cloudNames().isEmpty());
    showCurrent();
    m_address->focusField();
}

MainWindow::~MainWindow()
{
    // The tabs go after this; what they say while they do is for nobody.
    m_tabs->disconnect(this);
    m_sidebar->disconnect(this);
    m_shells->disconnect(this);
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->disconnect(this);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    orderTabsAsLaidOut(*this);
    return QWidget::focusNextPrevChild(next);
}

QWidget *MainWindow::makeHeader()
{
    m_sidebarButton->setCheckable(true);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_menu);
    auto *header = new QWidget;
    header->setObjectName(QStringLiteral("header"));
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::kGrid, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_sidebarButton, 0, Qt::AlignTop);
    row->addWidget(m_address, 1, Qt::AlignTop);
    row->addWidget(m_menuButton, 0, Qt::AlignTop);
    return header;
}

void MainWindow::connectParts()
{
    connect(m_address, &AddressBar::openRequested, this, &MainWindow::openRequested);
    connect(m_address, &AddressBar::serverRequested, this, &MainWindow::openServer);
    connect(m_address, &AddressBar::serverNamed, this, &MainWindow::openNamed);
    m_address->setMenu(m_menu);
    connect(m_address, &AddressBar::left, this, &MainWindow::focusPage);
    connect(m_start, &StartPage::submitted, this, &MainWindow::submit);
    connect(m_start, &StartPage::pasteRequested, this, &MainWindow::pasteAndOpen);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::cloudRequested, this, [this](const QString &cloud) {
        showSidebar(true);
        m_sidebar->openCloud(cloud);
    });
    connect(m_tabs, &PageTabs::closePageRequested, this, &MainWindow::requestClose);
    connect(m_tabs, &PageTabs::currentChanged, this, &MainWindow::showCurrent);
    // Queued: a window is active only after this was told.
    connect(m_tabs, &PageTabs::currentChanged, this, &MainWindow::noteSeen, Qt::QueuedConnection);
    connect(qApp, &QGuiApplication::focusWindowChanged, this, &MainWindow::noteSeen, Qt::QueuedConnection);
    // Queued: the click is told of before the tab it leads to has come to the front.
    connect(m_tabs, &PageTabs::tabBarClicked, this, &MainWindow::focusPageUnlessTyping, Qt::QueuedConnection);
    connect(&m_clouds, &CloudTreeModel::cloudChanged, this, [this] {
        if (!m_sidebarChosen)
            showSidebar(true);
    });
}

void MainWindow::connectSidebar()
{
    connect(m_sidebarButton, &QToolButton::clicked, this, &MainWindow::toggleSidebar);
    connect(m_sidebar, &Sidebar::serverOpenRequested, this, &MainWindow::openServer);
    connect(m_sidebar, &Sidebar::noticed, this, &MainWindow::notice);
    connect(m_sidebar, &Sidebar::tabActivated, this, [this](int tab) { bringToFront(m_tabs->page(tab)); });
    connect(m_sidebar, &Sidebar::tabCloseRequested, this,
            [this](int tab) { requestClose(m_tabs->page(tab)); });
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::openWanted, m_address, &AddressBar::focusField);
    connect(m_menu, &MainMenu::pasteWanted, this, &MainWindow::pasteAndOpen);
    connect(m_menu, &MainMenu::closeWanted, this, &MainWindow::closeCurrent);
    connect(m_menu, &MainMenu::demoWanted, this, &MainWindow::demoRequested);
    connect(m_menu, &MainMenu::terminalLookWanted, this, &MainWindow::terminalLookWanted);
    connect(m_menu, &MainMenu::importWanted, this, &MainWindow::chooseImport);
    connect(m_menu, &MainMenu::exportWanted, this, &MainWindow::chooseExport);
    connect(m_menu, &MainMenu::preferencesWanted, this, &MainWindow::preferencesWanted);
    connect(m_menu, &MainMenu::lockWanted, this, &MainWindow::lockWanted);
    connect(m_menu, &MainMenu::quitWanted, this, &QWidget::close);
    connect(m_menu, &MainMenu::appearanceChanged, this, &MainWindow::updateStatus);
    connect(m_menu, &QMenu::aboutToShow, this, [this] { m_menu->setConsoleOpen(m_tabs->count() > 0); });
    connect(&m_menu->sidebarAction(), &QAction::triggered, this, &MainWindow::toggleSidebar);
}

void MainWindow::makeShortcuts()
{
    // None of these fires while a live console has the keyboard: they are its keys then. A terminal leaves us
    // those with Shift, which say nothing to a host that they would not say without.
    const auto add = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    const auto addBoth = [&add](Qt::Key key, auto action) {
        add(QKeySequence(Qt::CTRL | key), action);
        add(QKeySequence(Qt::CTRL | Qt::SHIFT | key), action);
    };
    for (const auto key : {Qt::Key_L, Qt::Key_K, Qt::Key_T})
        addBoth(key, [this] { m_address->focusField(); });
    addBoth(Qt::Key_N, [this] { newHost(); });
    addBoth(Qt::Key_B, [this] { toggleSidebar(); });
    addBoth(Qt::Key_F, [this] { focusFilter(); });
    addBoth(Qt::Key_W, [this] { closeCurrent(); });
    addBoth(Qt::Key_Q, [this] { close(); });
    addBoth(Qt::Key_Comma, [this] { Q_EMIT preferencesWanted(); });
    add(QKeySequence(Qt::Key_F10), [this] { m_menuButton->showMenu(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), [this] { detachCurrent(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), [this] { Q_EMIT lockWanted(); });
    addBoth(Qt::Key_PageDown, [this] { step(1); });
    addBoth(Qt::Key_PageUp, [this] { step(-1); });
}

void MainWindow::addPage(TabPage *page)
{
    connect(page, &TabPage::statusChanged, this, &MainWindow::updateStatus);
    connect(page, &TabPage::titleChanged, this, &MainWindow::updateStatus);
    connect(page, &TabPage::noticed, this, &MainWindow::notice);
    watch(page);
    connect(page, &TabPage::closeRequested, this, [this, page] { closePage(page); });
    connect(page, &TabPage::editAddressRequested, this, [this, page] { m_address->offer(page->address()); });
    m_tabs->add(page);
    showCurrent();
    focusPageUnlessTyping();
}

void MainWindow::requestClose(TabPage *page)
{
    if (page->asksBeforeClosing())
        bringToFront(page);
    else
        closePage(page);
}

void MainWindow::closePage(TabPage *page)
{
    const bool wasInFront = m_tabs->current() == page;
    page->disconnect(this);
    m_tabs->remove(page);
    // Later: the button that was pressed may be the page's own.
    page->deleteLater();
    page->leave();
    showCurrent();
    // One that closes by itself may lie behind another, where somebody is at work.
    if (wasInFront && !m_address->beingEdited() && !m_sidebar->isAncestorOf(QApplication::focusWidget()))
        focusControls();
}

void MainWindow::closeCurrent()
{
    if (TabPage *page = m_tabs->current(); page && !page->closePart())
        requestClose(page);
}

void MainWindow::submit(const QString &text) { m_address->submit(text); }

void MainWindow::pasteAndOpen() { m_address->submit(QApplication::clipboard()->text().trimmed()); }

void MainWindow::focusPage()
{
    if (TabPage *page = m_tabs->current(); page && !isLocked())
        page->takeFocus();
}

void MainWindow::focusControls()
{
    // A console takes the keyboard when it is opened or clicked. One that merely comes to the front does
    // not: whoever works with our shortcuts would type the next one, or a link, into that machine.
    if (isLocked())
        return;
    if (TabPage *page = m_tabs->current())
        page->focusToolBar();
    else
        m_address->focusField();
}

void MainWindow::step(int direction)
{
    m_tabs->step(direction);
    focusControls();
}

void MainWindow::focusPageUnlessTyping()
{
    if (!m_address->beingEdited())
        focusPage();
}

void MainWindow::showCurrent()
{
    m_stack->setCurrentIndex(m_tabs->count() > 0 ? 1 : 0);
    updateStatus();
}

void MainWindow::notice(const QString &text) { m_status->notice(text); }

void MainWindow::updateStatus()
{
    const TabPage *page = m_tabs->count() > 0 ? m_tabs->current() : nullptr;
    m_status->setState(page ? page->stateIcon() : QIcon(), page ? page->statusText() : tr("Nothing is open"));
    nameWindow();
}

} // namespace porthole::ui

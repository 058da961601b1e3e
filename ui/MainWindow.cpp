#include "ui/MainWindow.h"

#include "core/session/ConsoleSession.h"
#include "ui/AddressBar.h"
#include "ui/ConsoleBinding.h"
#include "ui/ConsolePage.h"
#include "ui/ConsoleTabs.h"
#include "ui/ConsoleView.h"
#include "ui/ElidedLabel.h"
#include "ui/EmptyPage.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/StateText.h"
#include "ui/Theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

constexpr int kNoticeMilliseconds = 6000;

} // namespace

MainWindow::MainWindow(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_address(new AddressBar)
    , m_stack(new QStackedWidget)
    , m_tabs(new ConsoleTabs)
    , m_menu(new QToolButton)
    , m_statusIcon(new QLabel)
    , m_status(new ElidedLabel)
{
    auto *empty = new EmptyPage;
    m_stack->addWidget(empty);
    m_stack->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_stack, 1);
    column->addWidget(makeFooter());
    makeShortcuts();
    m_noticeTime.setSingleShot(true);
    m_noticeTime.setInterval(kNoticeMilliseconds);

    connect(m_address, &AddressBar::openRequested, this, &MainWindow::openRequested);
    connect(m_address, &AddressBar::left, this, &MainWindow::focusConsole);
    connect(empty, &EmptyPage::pasteRequested, this, &MainWindow::pasteAndOpen);
    connect(m_tabs, &ConsoleTabs::closePageRequested, this, &MainWindow::closePage);
    connect(m_tabs, &ConsoleTabs::currentChanged, this, &MainWindow::showCurrent);
    // Queued: the click is told of before the tab it leads to has come to the front.
    connect(m_tabs, &ConsoleTabs::tabBarClicked, this, &MainWindow::focusConsoleUnlessTyping,
            Qt::QueuedConnection);
    connect(&m_noticeTime, &QTimer::timeout, this, &MainWindow::updateStatus);

    setWindowIcon(QIcon(QStringLiteral(":/icons/org.porthole.Porthole.svg")));
    setMinimumSize(560, 400);
    resize(QSize(1120, 760).boundedTo(screen()->availableSize()));
    showCurrent();
    m_address->focusField();
}

MainWindow::~MainWindow()
{
    // The tabs go after this; what they say while they do is for nobody.
    m_tabs->disconnect(this);
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->disconnect(this);
}

QWidget *MainWindow::makeHeader()
{
    m_menu->setIcon(icon(QLatin1StringView("menu")));
    m_menu->setObjectName(QStringLiteral("menu"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(toolTipText(tr("Menu (F10)")));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(makeMenu());
    auto *header = new QWidget;
    header->setObjectName(QStringLiteral("header"));
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::kGrid, metrics::kGrid, metrics::kGrid, metrics::kGrid);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_address, 1, Qt::AlignTop);
    row->addWidget(m_menu, 0, Qt::AlignTop);
    return header;
}

QWidget *MainWindow::makeFooter()
{
    m_status->setObjectName(QStringLiteral("status"));
    auto *footer = new QWidget;
    footer->setObjectName(QStringLiteral("footer"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, metrics::kHalf, 12, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_statusIcon);
    row->addWidget(m_status, 1);
    return footer;
}

QMenu *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Open a console…\tCtrl+K")), &QAction::triggered, m_address,
            &AddressBar::focusField);
    connect(menu->addAction(tr("Open link from clipboard")), &QAction::triggered, this,
            &MainWindow::pasteAndOpen);
    QAction *close = menu->addAction(tr("Close this console\tCtrl+W"));
    connect(close, &QAction::triggered, this, &MainWindow::closeCurrent);
    connect(menu, &QMenu::aboutToShow, close, [this, close] { close->setEnabled(m_tabs->count() > 0); });
    menu->addSeparator();
    makeAppearanceMenu(menu->addMenu(tr("Appearance")));
    menu->addSeparator();
    connect(menu->addAction(tr("Quit\tCtrl+Q")), &QAction::triggered, this, &QWidget::close);
    return menu;
}

void MainWindow::makeAppearanceMenu(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group](const QString &text, Appearance appearance) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme.appearance() == appearance);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance] {
            m_theme.setAppearance(appearance);
            updateStatus();
        });
    };
    add(tr("System"), Appearance::System);
    add(tr("Light"), Appearance::Light);
    add(tr("Dark"), Appearance::Dark);
}

void MainWindow::makeShortcuts()
{
    // None of these fires while a live console has the keyboard: they are its keys then.
    const auto add = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    for (const auto key : {Qt::Key_L, Qt::Key_K, Qt::Key_T})
        add(QKeySequence(Qt::CTRL | key), [this] { m_address->focusField(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { closeCurrent(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    add(QKeySequence(Qt::Key_F10), [this] { m_menu->showMenu(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { step(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { step(-1); });
}

ConsolePage *MainWindow::addConsole(ConsoleSession *session)
{
    auto *page = new ConsolePage;
    m_sessions.insert(page, session);
    bind(*session, *page);
    // The session's owner let it go: there is nothing left to show, and nothing to close.
    connect(session, &QObject::destroyed, page, [this, page] {
        m_sessions.remove(page);
        closePage(page);
    });
    addPage(page);
    return page;
}

void MainWindow::addPage(ConsolePage *page)
{
    connect(page, &ConsolePage::statusChanged, this, &MainWindow::updateStatus);
    connect(page, &ConsolePage::titleChanged, this, &MainWindow::updateStatus);
    connect(page, &ConsolePage::noticed, this, &MainWindow::notice);
    connect(page, &ConsolePage::closeRequested, this, [this, page] { closePage(page); });
    connect(page, &ConsolePage::editAddressRequested, this,
            [this, page] { m_address->offer(page->address()); });
    m_tabs->add(page);
    showCurrent();
    focusConsoleUnlessTyping();
}

void MainWindow::closePage(ConsolePage *page)
{
    page->disconnect(this);
    m_tabs->remove(page);
    page->view().setFrames(nullptr);
    // Later: the button that was pressed may be the page's own.
    page->deleteLater();
    if (ConsoleSession *session = m_sessions.take(page)) {
        session->disconnect(page);
        page->disconnect(session);
        session->close();
        Q_EMIT consoleClosed(session);
    }
    showCurrent();
    if (!m_address->beingEdited())
        focusControls();
}

void MainWindow::closeCurrent()
{
    if (ConsolePage *page = m_tabs->current())
        closePage(page);
}

void MainWindow::submit(const QString &text) { m_address->submit(text); }

void MainWindow::pasteAndOpen() { m_address->submit(QApplication::clipboard()->text().trimmed()); }

void MainWindow::focusConsole()
{
    if (ConsolePage *page = m_tabs->current())
        page->takeFocus();
}

void MainWindow::focusControls()
{
    // A console takes the keyboard when it is opened or clicked. One that merely comes to the front does
    // not: whoever works with our shortcuts would type the next one, or a link, into that machine.
    if (ConsolePage *page = m_tabs->current())
        page->focusToolBar();
    else
        m_address->focusField();
}

void MainWindow::step(int direction)
{
    m_tabs->step(direction);
    focusControls();
}

void MainWindow::focusConsoleUnlessTyping()
{
    if (!m_address->beingEdited())
        focusConsole();
}

void MainWindow::showCurrent()
{
    m_stack->setCurrentIndex(m_tabs->count() > 0 ? 1 : 0);
    updateStatus();
}

void MainWindow::notice(const QString &text)
{
    m_notice = text;
    m_noticeTime.start();
    updateStatus();
}

void MainWindow::updateStatus()
{
    const ConsolePage *page = m_tabs->count() > 0 ? m_tabs->current() : nullptr;
    const QString state = page ? page->statusText() : tr("Nothing is open");
    m_status->setText(m_noticeTime.isActive() ? m_notice : state);
    m_status->setAccessibleName(m_status->text());
    m_statusIcon->setVisible(page != nullptr);
    if (page)
        m_statusIcon->setPixmap(
            stateIcon(page->state()).pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    const QString name = QCoreApplication::translate("porthole::ui::MainWindow", "Porthole");
    setWindowTitle(page ? windowTitleText(tr("%1 — %2").arg(page->title(), name)) : name);
}

} // namespace porthole::ui

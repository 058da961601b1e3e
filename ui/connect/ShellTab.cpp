#include "ui/connect/ShellTab.h"

#include "ui/connect/PaneTree.h"
#include "ui/connect/ShellPage.h"

#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

/// Of a pane that can still be split, in device independent pixels: two terminals of some columns, or rows.
constexpr int kLeastWidth = 360, kLeastHeight = 240;
/// Nor is a pane dragged to less: what is in its tool bar would have it wider.
constexpr QSize kLeastPane(160, 96);

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

} // namespace

ShellTab::ShellTab(ShellPage *first, QWidget *parent)
    : TabPage(parent)
    , m_column(new QVBoxLayout(this))
    , m_panes(new PaneTree(first))
    , m_current(first)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_panes, 1);
    adopt(first);
    makeShortcuts();
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *now) { followFocus(now); });
    connect(this, &TabPage::left, this, [this] {
        for (ShellPage *page : pages())
            page->leave();
    });
    refresh();
}

void ShellTab::makeShortcuts()
{
    const auto add = [this](Qt::Key key, auto action) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(Qt::Key_E, [this] { Q_EMIT splitRequested(m_current, Qt::Horizontal); });
    add(Qt::Key_O, [this] { Q_EMIT splitRequested(m_current, Qt::Vertical); });
    add(Qt::Key_X, [this] { toggleMaximised(); });
    add(Qt::Key_P, [this] { Q_EMIT m_current->snippetsRequested(); });
    add(Qt::Key_G, [this] { Q_EMIT m_current->broadcastRequested(); });
}

void ShellTab::adopt(ShellPage *page)
{
    connect(page, &TabPage::titleChanged, this, &ShellTab::refresh);
    connect(page, &TabPage::stateChanged, this, &ShellTab::refresh);
    connect(page, &TabPage::statusChanged, this, &ShellTab::refresh);
    connect(page, &TabPage::noticed, this, &TabPage::noticed);
    connect(page, &TabPage::closeRequested, this, [this, page] { Q_EMIT pageCloseRequested(page); });
    page->setMinimumSize(kLeastPane);
    if (page->terminal())
        page->terminal()->installEventFilter(this);
}

void ShellTab::insert(ShellPage *page, ShellPage *beside, Qt::Orientation direction)
{
    adopt(page);
    m_panes->insert(page, beside, direction);
    page->show();
    setCurrentPage(page);
}

void ShellTab::take(ShellPage *page)
{
    page->disconnect(this);
    if (page->terminal())
        page->terminal()->removeEventFilter(this);
    const bool hadKeys = page->isAncestorOf(QApplication::focusWidget());
    const QList<ShellPage *> before = pages();
    const auto at = before.indexOf(page);
    m_panes->take(page);
    const QList<ShellPage *> left = pages();
    if (m_current == page)
        m_current = left.at(std::min(at, left.size() - 1));
    if (hadKeys)
        m_current->takeFocus();
    refresh();
}

QList<ShellPage *> ShellTab::pages() const
{
    QList<ShellPage *> all;
    for (QWidget *pane : m_panes->panes())
        all << qobject_cast<ShellPage *>(pane);
    return all;
}

void ShellTab::setCurrentPage(ShellPage *page)
{
    if (m_panes->maximised() && m_panes->maximised() != page)
        m_panes->maximise(nullptr);
    m_current = page;
    refresh();
}

bool ShellTab::hasRoom(const ShellPage *page, Qt::Orientation direction)
{
    return direction == Qt::Horizontal ? page->width() >= kLeastWidth : page->height() >= kLeastHeight;
}

bool ShellTab::isMaximised() const { return m_panes->maximised() != nullptr; }

void ShellTab::toggleMaximised()
{
    m_panes->maximise(isMaximised() || pages().size() < 2 ? nullptr : m_current);
    refresh();
    m_current->takeFocus();
}

void ShellTab::move(Qt::Key arrow)
{
    auto *next = qobject_cast<ShellPage *>(m_panes->neighbour(m_current, arrow));
    if (!next)
        return;
    setCurrentPage(next);
    next->takeFocus();
}

void ShellTab::setStrip(QWidget *strip)
{
    if (m_strip) {
        m_strip->hide();
        m_strip->deleteLater(); // its own button may have asked for that
    }
    m_strip = strip;
    if (strip)
        m_column->insertWidget(0, strip);
}

/// The current one is known by its frame, and by the name of the tab.
void ShellTab::refresh()
{
    const QList<ShellPage *> all = pages();
    const bool several = all.size() > 1;
    for (ShellPage *page : all) {
        page->setCompact(several);
        page->setCurrentOfSeveral(several && page == m_current);
    }
    setAddress(m_current->address());
    const QString title =
        several ? tr("%1 +%2").arg(m_current->title()).arg(all.size() - 1) : m_current->title();
    setTitle(title);
    Q_EMIT stateChanged();
    Q_EMIT statusChanged();
}

void ShellTab::followFocus(const QWidget *now)
{
    if (!now || !m_panes->isAncestorOf(now) || m_current->isAncestorOf(now))
        return;
    for (ShellPage *page : pages())
        if (page->isAncestorOf(now))
            return setCurrentPage(page);
}

/// Whose state the tab shows: one that needs somebody goes before one that is as it should be.
const ShellPage *ShellTab::telling() const
{
    if (m_current->state() != ShellState::Open)
        return m_current;
    const QList<ShellPage *> all = pages();
    const auto down = std::find_if(all.begin(), all.end(),
                                   [](const ShellPage *page) { return page->state() != ShellState::Open; });
    return down == all.end() ? m_current : *down;
}

bool ShellTab::needsAttention() const
{
    const QList<ShellPage *> all = pages();
    return std::any_of(all.begin(), all.end(), [](const ShellPage *page) { return page->needsAttention(); });
}

QList<OpenTab> ShellTab::reopenings() const
{
    QList<OpenTab> all;
    for (const ShellPage *page : pages())
        all << page->reopenings();
    return all;
}

QString ShellTab::stateText() const { return telling()->stateText(); }

QIcon ShellTab::stateIcon() const { return telling()->stateIcon(); }

QString ShellTab::statusText() const
{
    QString text = m_current->statusText();
    if (isMaximised())
        return tr("%1 · one of %2, Ctrl+Shift+X shows the others").arg(text).arg(pages().size());
    return text;
}

void ShellTab::takeFocus() { m_current->takeFocus(); }

void ShellTab::focusToolBar() { m_current->focusToolBar(); }

bool ShellTab::closePart()
{
    if (pages().size() < 2)
        return false;
    Q_EMIT pageCloseRequested(m_current);
    return true;
}

bool ShellTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && pages().size() > 1) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        // Alone in its tab a host has these keys too.
        if ((key.modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier && isArrow(key.key())) {
            move(static_cast<Qt::Key>(key.key()));
            return true;
        }
    }
    return TabPage::eventFilter(watched, event);
}

} // namespace porthole::ui

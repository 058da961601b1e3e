// What keys and context menus do in the sidebar.

#include "ui/clouds/CloudTreeView.h"
#include "ui/clouds/ServerMenu.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/sidebar/Sidebar.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace porthole::ui {

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &press = *static_cast<QKeyEvent *>(event);
    if (watched == m_filter)
        return filterKey(press.key());
    return treeKey(press);
}

bool Sidebar::filterKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (m_filter->text().isEmpty())
            m_tree->setFocus();
        m_filter->setText(QString());
        return true;
    case Qt::Key_Down:
        focusEntriesOrTree();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const Entry *entry = m_desk.model().firstEntry(); entry && m_desk.model().isFiltered()) {
            Q_EMIT entryOpenRequested(EntryId(entry->id));
            return true;
        }
        // What was typed for is the first of what was found.
        if (!m_filter->text().isEmpty())
            m_tree->selectFirstServer();
        if (const auto server = m_tree->currentServer())
            Q_EMIT serverOpenRequested(*server);
        return true;
    default:
        return false;
    }
}

bool Sidebar::treeKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_F5) {
        refresh(m_tree->currentIndex());
    } else if (event.matches(QKeySequence::Copy)) {
        if (m_tree->currentIndex().isValid())
            copy(m_tree->currentIndex().data().toString());
    } else if (event.key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->setText(QString());
    } else {
        return false;
    }
    return true;
}

void Sidebar::showMenu(const QPoint &position)
{
    // The menu key asks at some point of the view: it means the row that has the keyboard.
    QModelIndex index = m_tree->indexAt(position);
    QPoint at = position;
    if (m_tree->hasFocus() && m_tree->currentIndex().isValid() && index != m_tree->currentIndex()) {
        index = m_tree->currentIndex();
        at = m_tree->visualRect(index).center();
    }
    const QPoint global = m_tree->viewport()->mapToGlobal(at);
    if (const auto server = m_model.serverAt(index))
        showServerMenu(*server, global);
    else if (index.isValid())
        showCloudMenu(index, global);
}

void Sidebar::showServerMenu(const ServerRef &ref, const QPoint &at)
{
    const auto server = m_model.server(ref);
    if (!server)
        return;
    auto *menu = new ServerMenu(*server, this);
    connect(menu, &ServerMenu::openWanted, this, [this, ref] { Q_EMIT serverOpenRequested(ref); });
    connect(menu, &ServerMenu::actionWanted, this, [this, ref](ServerAction action) { act(ref, action); });
    connect(menu, &ServerMenu::copyWanted, this, &Sidebar::copy);
    connect(menu, &ServerMenu::pinWanted, this, [this, ref] {
        if (const auto now = m_model.server(ref))
            m_desk.pin(*now, ref.cloud);
    });
    connect(menu, &ServerMenu::refreshWanted, this,
            [this, ref] { Q_EMIT refreshRequested(ref.cloud, ref.scope); });
    menu->popup(at);
}

void Sidebar::showCloudMenu(const QModelIndex &index, const QPoint &at)
{
    const QString cloud = m_model.cloudAt(index);
    const CloudEntry *entry = m_model.cloud(cloud);
    const bool usable = entry->summary.problem.isEmpty();
    const bool signedIn = entry->state == CloudState::Open;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("cloudMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!signedIn) {
        QAction *signIn = menu->addAction(tr("Sign in"));
        signIn->setEnabled(usable && entry->state != CloudState::SigningIn);
        connect(signIn, &QAction::triggered, this, [this, cloud] { openCloud(cloud); });
    }
    QAction *again = menu->addAction(tr("Refresh\tF5"));
    again->setEnabled(m_model.scopeAt(index).has_value() && signedIn);
    connect(again, &QAction::triggered, this, [this, row = QPersistentModelIndex(index)] { refresh(row); });
    connect(menu->addAction(tr("Copy name\tCtrl+C")), &QAction::triggered, this,
            [this, name = index.data().toString()] { copy(name); });
    addReachMenu(*menu, cloud);
    if (const EntryId id{entry->summary.entry}; !id.value.isEmpty())
        connect(menu->addAction(tr("Edit…")), &QAction::triggered, this, [this, id] {
            Q_EMIT entryEditRequested({{id}, {}});
        });
    else
        connect(menu->addAction(tr("Copy into Porthole…")), &QAction::triggered, this,
                [this, cloud] { Q_EMIT cloudCopyRequested(cloud); });
    if (signedIn) {
        menu->addSeparator();
        connect(menu->addAction(tr("Sign out")), &QAction::triggered, this,
                [this, cloud] { Q_EMIT cloudSignOutRequested(cloud); });
    }
    menu->popup(at);
}

} // namespace porthole::ui

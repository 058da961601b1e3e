// What the sidebar does about what is saved.

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PeerText.h"
#include "ui/Theme.h"
#include "ui/clouds/ActionQuestion.h"
#include "ui/clouds/CloudTreeView.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"
#include "ui/sidebar/SidebarHeading.h"
#include "ui/sidebar/UndoStrip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

namespace porthole::ui {

QWidget *Sidebar::makeEntriesHeading()
{
    auto *add = new QToolButton;
    add->setObjectName(QStringLiteral("newHost"));
    add->setIcon(icon(QLatin1StringView("plus"), IconColour::Muted));
    add->setAccessibleName(tr("New host"));
    add->setToolTip(toolTipText(tr("Connect to a host (Ctrl+N)")));
    connect(add, &QToolButton::clicked, this, &Sidebar::newHostRequested);
    m_warning->setContentsMargins(12, 0, 12, metrics::kHalf);
    m_warning->hide();
    m_noEntries->setObjectName(QStringLiteral("noEntries"));
    m_noEntries->setTextFormat(Qt::PlainText);
    m_noEntries->setProperty("role", QStringLiteral("muted"));
    m_noEntries->setContentsMargins(12, 0, 12, metrics::kHalf);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, metrics::kGrid, 0);
    row->setSpacing(0);
    row->addWidget(sidebarHeading(tr("Saved")), 1);
    row->addWidget(add);
    return line;
}

void Sidebar::setWarning(const QString &text)
{
    showOrHide(m_warning, text);
    m_warning->setAccessibleName(text);
    shareHeight();
    if (text.isEmpty())
        return;
    QAccessibleEvent alert(m_warning, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Sidebar::connectEntries()
{
    m_desk.serve(*m_entries);
    connect(m_entries, &EntryTreeView::openWanted, this, &Sidebar::entryOpenRequested);
    connect(m_entries, &EntryTreeView::filesWanted, this, &Sidebar::entryFilesRequested);
    connect(m_entries, &EntryTreeView::editWanted, this, &Sidebar::entryEditRequested);
    connect(m_entries, &EntryTreeView::purgeWanted, this, &Sidebar::askAboutPurge);
    connect(m_entries, &EntryTreeView::removalWanted, this, &Sidebar::askAboutRemoval);
    connect(m_entries, &EntryTreeView::copyWanted, this, &Sidebar::copy);
    connect(m_entries, &EntryTreeView::noticed, this, &Sidebar::noticed);
    connect(m_entries, &EntryTreeView::leftUpwards, this, &Sidebar::focusFilter);
    connect(m_entries, &EntryTreeView::leftDownwards, this, &Sidebar::focusTree);
    connect(m_entries, &EntryTreeView::heightChanged, this, &Sidebar::entriesChanged);
    connect(&m_desk, &EntryDesk::noticed, this, &Sidebar::noticed);
    connect(&m_desk, &EntryDesk::undoOffered, m_undo, &UndoStrip::offer);
    // The button takes back what it says, and nothing else.
    for (const auto over : {&EntryDesk::offerOutdated, &EntryDesk::undoRequested})
        connect(&m_desk, over, m_undo, &UndoStrip::dismiss);
    connect(m_undo, &UndoStrip::undoWanted, &m_desk, &EntryDesk::undoRequested);
    connect(m_undo, &UndoStrip::left, this, [this] { m_entries->setFocus(); });
    for (const auto signal : {&QTreeView::expanded, &QTreeView::collapsed})
        connect(m_tree, signal, this, &Sidebar::shareHeight);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &Sidebar::shareHeight);
    entriesChanged();
}

void Sidebar::entriesChanged()
{
    const EntryTreeModel &model = m_desk.model();
    const bool any = model.rowCount() > 0;
    m_entries->setVisible(any);
    shareHeight();
    m_noEntries->setVisible(!any);
    m_noEntries->setText(model.isFiltered() ? tr("Nothing matches.") : tr("Nothing is saved yet."));
}

/// What is saved has the room that it needs, unless the clouds need it as well: then it has two thirds.
void Sidebar::shareHeight()
{
    const int together = m_entries->height() + m_tree->height();
    const int wanted = m_entries->sizeHint().height();
    const int left = together - m_tree->contentHeight(EntryTreeView::kMostRows);
    m_entries->setMaximumHeight(m_entries->isVisible() ? std::min(wanted, std::max(left, together * 2 / 3))
                                                       : wanted);
}

void Sidebar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareHeight();
}

void Sidebar::focusEntriesOrTree()
{
    if (m_desk.model().rowCount() > 0)
        m_entries->focusFirst();
    else
        focusTree();
}

void Sidebar::focusTree()
{
    m_tree->selectFirstServer();
    m_tree->setFocus(Qt::TabFocusReason);
}

void Sidebar::askAboutPurge(const QList<EntryId> &entries)
{
    const Entry *first = m_desk.model().find(entries.first());
    const auto count = static_cast<int>(entries.size());
    const Question::Words words{count == 1 && first ? tr("Delete %1 for good?").arg(first->name)
                                                    : tr("Delete %n connection(s) for good?", nullptr, count),
                                tr("The machines themselves, and tabs that are open, stay as they are."),
                                tr("Delete"), tr("Delete for good")};
    m_question->ask(words, [this, entries] { Q_EMIT m_desk.purgeRequested(entries); });
    m_askedFrom = m_entries;
}

void Sidebar::askAboutRemoval(const EntryId &id)
{
    const Entry *entry = m_desk.model().find(id);
    if (!entry)
        return;
    if (KnownHosts::aliasOf({id.value})) {
        Q_EMIT entryRemovalRequested(id); // which it cannot be: that is all there is to say
        return;
    }
    const QString detail = entryDetail(*entry, m_desk.model().folders());
    const Question::Words words{
        tr("Remove %1?").arg(entry->name),
        entry->kind == EntryKind::Host
            ? tr("%1\nIts password goes from the keychain as well. The host itself, and tabs that "
                 "are open, stay as they are.")
                  .arg(detail)
            : tr("%1\nThe server itself, and tabs that are open, stay as they are.").arg(detail),
        tr("Remove"), tr("Remove %1").arg(entry->name)};
    m_question->ask(words, [this, id] { Q_EMIT entryRemovalRequested(id); });
    m_askedFrom = m_entries;
}

} // namespace porthole::ui

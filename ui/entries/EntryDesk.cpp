#include "ui/entries/EntryDesk.h"

#include "ui/entries/EntryTreeView.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

namespace porthole::ui {

EntryDesk::EntryDesk(QObject *parent)
    : QObject(parent)
    , m_model(new EntryTreeModel(this))
{
    connect(m_model, &EntryTreeModel::entryRenamed, this, &EntryDesk::rename);
    connect(m_model, &EntryTreeModel::folderRenamed, this, &EntryDesk::renameFolder);
    connect(m_model, &EntryTreeModel::nameRefused, this, &EntryDesk::noticed);
    connect(m_model, &EntryTreeModel::moved, this, &EntryDesk::move);
    connect(m_model, &EntryTreeModel::trashed, this, &EntryDesk::trash);
}

void EntryDesk::serve(EntryTreeView &view)
{
    connect(&view, &EntryTreeView::duplicateWanted, this,
            [this](const QList<EntryId> &entries) { change(duplicate(m_model->collection(), entries)); });
    connect(&view, &EntryTreeView::favouriteWanted, this,
            [this](const QList<EntryId> &entries, bool favourite) {
                change(setFavourite(m_model->collection(), entries, favourite));
            });
    connect(&view, &EntryTreeView::folderWanted, this,
            [this, &view](const FolderId &parent) { addFolder(view, parent); });
    connect(&view, &EntryTreeView::moveWanted, this,
            [this](const ChosenEntries &what, const FolderId &folder) {
                move(what, {folder, std::nullopt, std::nullopt});
            });
    connect(&view, &EntryTreeView::trashWanted, this, &EntryDesk::trash);
    connect(&view, &EntryTreeView::restoreWanted, this, &EntryDesk::restoreRequested);
    connect(&view, &EntryTreeView::healthWanted, this, &EntryDesk::healthWanted);
    connect(&view, &EntryTreeView::undoWanted, this, &EntryDesk::undoRequested);
    connect(&view, &EntryTreeView::redoWanted, this, &EntryDesk::redoRequested);
}

void EntryDesk::setCollection(const EntryCollection &collection, const QString &undoable, qint64 step)
{
    m_expects = false;
    m_model->setCollection(collection);
    Q_EMIT collectionChanged();
    const QString offer = std::exchange(m_offer, QString());
    if (!offer.isEmpty() && offer == undoable) {
        m_offered = step;
        Q_EMIT undoOffered(offer);
    } else if (step != m_offered) {
        Q_EMIT offerOutdated();
    }
}

void EntryDesk::tellFailure(const QString &why)
{
    m_offer.clear();
    if (std::exchange(m_expects, false))
        Q_EMIT collectionChanged(); // there is none: what is known from elsewhere is all
    Q_EMIT noticed(why);
}

void EntryDesk::change(EntryBatch batch, const QString &words)
{
    if (batch.isEmpty())
        return;
    m_offer = words;
    Q_EMIT changeRequested(batch, words);
}

void EntryDesk::change(EntryEdit &edit)
{
    if (edit.batch.isEmpty() && !edit.password)
        return edit.answer({});
    m_offer = edit.words;
    // Whatever came of it was told by then: no later change is this one.
    edit.answer = [desk = QPointer(this), tell = std::move(edit.answer)](const Result<> &saved) {
        if (desk)
            desk->m_offer.clear();
        tell(saved);
    };
    Q_EMIT editRequested(edit);
}

void EntryDesk::trash(const ChosenEntries &what)
{
    const EntryBatch batch =
        porthole::ui::trash(m_model->collection(), what, QDateTime::currentDateTimeUtc());
    const auto entries = static_cast<int>(batch.entries.size());
    change(batch, entries > 0
                      ? tr("%n connection(s) moved to the trash", nullptr, entries)
                      : tr("%n folder(s) removed", nullptr, static_cast<int>(batch.removedFolders.size())));
}

void EntryDesk::move(const ChosenEntries &what, const EntryPlace &place)
{
    const EntryBatch batch = moveTo(m_model->collection(), what, place);
    change(batch, tr("%n item(s) moved", nullptr, static_cast<int>(countOf(what, batch))));
}

void EntryDesk::pin(const Server &server, const QString &cloud)
{
    const QList<Entry> &saved = m_model->collection().entries;
    const bool isThere = std::any_of(saved.begin(), saved.end(), [&](const Entry &entry) {
        return entry.kind == EntryKind::Server && entry.cloud == cloud && entry.address == server.id.value &&
               !entry.trashed.isValid();
    });
    Entry entry;
    entry.id = newEntryId();
    entry.kind = EntryKind::Server;
    entry.name = server.name.isEmpty() ? server.id.value : server.name;
    entry.address = server.id.value;
    entry.cloud = cloud;
    if (isThere)
        return Q_EMIT noticed(tr("%1 is saved already").arg(entry.name));
    const QString words = tr("%1 saved").arg(entry.name);
    change({{}, {std::move(entry)}, {}, {}}, words);
}

void EntryDesk::rename(const EntryId &id, const QString &name)
{
    EntryBatch batch;
    if (const Entry *entry = m_model->find(id)) {
        batch.entries << *entry;
        batch.entries.first().name = name;
    }
    change(batch);
}

void EntryDesk::renameFolder(const FolderId &id, const QString &name)
{
    EntryBatch batch;
    if (const Folder *folder = m_model->folders().find(id)) {
        batch.folders << *folder;
        batch.folders.first().name = name;
    }
    change(batch);
}

void EntryDesk::addFolder(EntryTreeView &view, const FolderId &parent)
{
    const FolderId id = newFolderId();
    view.renameWhenThere(id);
    change(porthole::ui::addFolder(m_model->collection(), parent, id));
}

} // namespace porthole::ui

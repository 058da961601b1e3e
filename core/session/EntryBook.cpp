#include "core/session/EntryBook.h"

#include "core/model/EntryEdits.h"
#include "core/model/EntryMerge.h"
#include "core/model/SavedCloud.h"
#include "core/store/EntryIndex.h"
#include "core/store/EntryTable.h"

#include <QSet>
#include <atomic>
#include <utility>

namespace porthole {

using store::Database;
using store::EntryTable;

/// All of it as it was at a version, with the places of the ids.
struct EntryBook::Reading {
    EntryCollection collection;
    QHash<QString, qsizetype> entryAt, folderAt;
    qint64 version = 0;
};

struct EntryBook::Change {
    EntryTable::Applied applied;
    qint64 before = 0, after = 0; ///< versions

    /// Whether it is all that has happened since `version`.
    bool follows(qint64 version) const { return before == version && after == before + 1; }
};

struct EntryBook::Shelf {
    store::EntryIndex index;
    std::atomic<int> search = 0; ///< the number of the newest one; on both threads

    Result<Reading> read(Database &database);
    Result<Change> write(Database &database, const EntryBatch &batch, const EntryBatch &base);
    Result<Change> noteUsed(Database &database, const EntryId &id, const QDateTime &when);
};

namespace {

template <class Item> QHash<QString, qsizetype> placesOf(const QList<Item> &items)
{
    QHash<QString, qsizetype> places;
    places.reserve(items.size());
    for (qsizetype i = 0; i < items.size(); ++i)
        places.insert(items[i].id.value, i);
    return places;
}

template <class Item> void put(QList<Item> &items, QHash<QString, qsizetype> &places, const QList<Item> &done)
{
    for (const Item &item : done) {
        const auto at = places.constFind(item.id.value);
        if (at != places.cend()) {
            items[*at] = item;
        } else {
            places.insert(item.id.value, items.size());
            items << item;
        }
    }
}

template <class Item, class Id>
void removeFrom(QList<Item> &items, QHash<QString, qsizetype> &places, const QList<Id> &gone)
{
    if (gone.isEmpty())
        return;
    QSet<QString> ids;
    for (const Id &id : gone)
        ids.insert(id.value);
    items.removeIf([&ids](const Item &item) { return ids.contains(item.id.value); });
    places = placesOf(items);
}

/// What was made of `bases`, as if it had been made of what is known now; what is the same by now is left
/// out. Returns those of the bases that are gone: what was made of them is for the store to pass over.
template <class Item>
QList<Item> bringUp(QList<Item> &items, const QList<Item> &bases, const EntryBook &known)
{
    const QHash<QString, qsizetype> places = placesOf(bases);
    QList<Item> kept, gone;
    for (Item &item : items) {
        const qsizetype at = places.value(item.id.value, -1);
        const Item *now = known.find(item.id);
        if (at >= 0 && !now)
            gone << bases[at];
        if (at < 0 || !now)
            kept << std::move(item);
        else if (Item both = merged(bases[at], std::move(item), *now); both != *now)
            kept << std::move(both);
    }
    items = std::move(kept);
    return gone;
}

} // namespace

Result<EntryBook::Reading> EntryBook::Shelf::read(Database &database)
{
    EntryTable table(database);
    Reading reading;
    // First: what comes between the two is read again then.
    PH_TRY(reading.version, table.version());
    PH_TRY(reading.collection, table.read());
    PH_DO(index.rebuild(database, reading.collection, reading.version));
    reading.entryAt = placesOf(reading.collection.entries);
    reading.folderAt = placesOf(reading.collection.folders);
    return reading;
}

Result<EntryBook::Change> EntryBook::Shelf::write(Database &database, const EntryBatch &batch,
                                                  const EntryBatch &base)
{
    EntryTable table(database);
    Change change;
    PH_TRY(change.before, table.version());
    PH_TRY(change.applied, table.write(batch, base));
    // It is saved now: what fails behind this is no failure of saving, and all is read again.
    change.after = table.version().value_or(-1);
    (void)index.follow(database, change.applied.done, change.before, change.after).has_value();
    return change;
}

Result<EntryBook::Change> EntryBook::Shelf::noteUsed(Database &database, const EntryId &id,
                                                     const QDateTime &when)
{
    EntryTable table(database);
    Change change;
    PH_TRY(change.before, table.version());
    PH_DO(table.noteUsed(id, when));
    PH_TRY(Entry entry, table.find(id));
    change.applied.done.entries << std::move(entry);
    PH_TRY(change.after, table.version());
    PH_DO(index.follow(database, change.applied.done, change.before, change.after));
    return change;
}

EntryBook::EntryBook(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_shelf(std::make_shared<Shelf>())
{
    m_lookTime.setInterval(kLookMilliseconds);
    connect(&m_lookTime, &QTimer::timeout, this, [this] { m_flows.begin(lookForChanges()); });
}

EntryBook::~EntryBook() = default;

void EntryBook::load()
{
    m_flows.begin(read());
    m_lookTime.start();
}

Task<> EntryBook::read()
{
    // Work that captures is a variable: see core/base/Task.h.
    store::Store::Work<Reading> work = [shelf = m_shelf](Database &database) {
        return shelf->read(database);
    };
    auto reading = co_await m_store.run<Reading>(std::move(work));
    if (!reading) {
        Q_EMIT failed(reading.error());
        co_return;
    }
    take(*std::move(reading));
}

Task<> EntryBook::lookForChanges()
{
    if (!m_isRead)
        co_return; // the store cannot be opened: load() says so, once
    const auto version =
        co_await m_store.run<qint64>([](Database &database) { return EntryTable(database).version(); });
    if (version && *version != m_version)
        co_await read();
}

void EntryBook::take(Reading reading)
{
    const bool isSame = m_isRead && reading.version == m_version && reading.collection == m_collection;
    m_isRead = true;
    m_version = reading.version;
    if (isSame)
        return;
    m_collection = std::move(reading.collection);
    m_entryAt = std::move(reading.entryAt);
    m_folderAt = std::move(reading.folderAt);
    Q_EMIT changed();
}

const Entry *EntryBook::find(const EntryId &id) const
{
    const auto at = m_entryAt.constFind(id.value);
    return at == m_entryAt.cend() ? nullptr : &m_collection.entries[*at];
}

const Folder *EntryBook::find(const FolderId &id) const
{
    const auto at = m_folderAt.constFind(id.value);
    return at == m_folderAt.cend() ? nullptr : &m_collection.folders[*at];
}

void EntryBook::apply(EntryBatch batch, QString words)
{
    begin(Kind::Step, std::move(batch), std::move(words));
}

void EntryBook::apply(EntryBatch batch, const EntryBatch &base, QString words, Answer answer)
{
    EntryBatch gone;
    gone.folders = bringUp(batch.folders, base.folders, *this);
    gone.entries = bringUp(batch.entries, base.entries, *this);
    begin(Kind::Step, std::move(batch), std::move(words), std::move(answer), gone);
}

/// `gone`: what of the batch was made of something that is not there any more, as it was.
void EntryBook::begin(Kind kind, EntryBatch batch, QString words, Answer answer, const EntryBatch &gone)
{
    if (batch.isEmpty()) {
        if (answer)
            answer({});
        return;
    }
    carryServers(batch, m_collection, m_otherClouds);
    keepUses(batch);
    EntryBatch base = knownOf(batch);
    base.folders << gone.folders;
    base.entries << gone.entries;
    m_flows.begin(change(kind, std::move(batch), std::move(base), std::move(words), std::move(answer)));
}

void EntryBook::trash(const QList<EntryId> &entries, QString words)
{
    EntryBatch batch;
    for (const EntryId &id : entries) {
        const Entry *entry = find(id);
        if (!entry || entry->trashed.isValid())
            continue;
        batch.entries << *entry;
        batch.entries.last().trashed = QDateTime::currentDateTimeUtc();
    }
    apply(std::move(batch), std::move(words));
}

void EntryBook::note(EntryBatch batch) { begin(Kind::Note, std::move(batch), {}); }

void EntryBook::restore(const QList<EntryId> &entries) { apply(restored(entries, m_collection)); }

void EntryBook::trashFolder(const FolderId &folder, QString words)
{
    apply(trashedFolder(folder, m_collection, QDateTime::currentDateTimeUtc()), std::move(words));
}

void EntryBook::purge(const QList<EntryId> &entries)
{
    EntryBatch batch;
    for (const EntryId &id : entries) {
        if (const Entry *entry = find(id); entry && entry->trashed.isValid())
            batch.removedEntries << id;
    }
    begin(Kind::Purge, std::move(batch), {});
}

void EntryBook::emptyTrash()
{
    QList<EntryId> all;
    for (const Entry &entry : std::as_const(m_collection.entries))
        all << entry.id;
    purge(all);
}

void EntryBook::undo() { turn(Kind::Undo, m_steps); }

void EntryBook::redo() { turn(Kind::Redo, m_undone); }

void EntryBook::turn(Kind kind, QList<Step> &steps)
{
    if (steps.isEmpty())
        return;
    Step step = steps.takeLast();
    m_flows.begin(change(kind, std::move(step.inverse), std::move(step.done), std::move(step.words)));
}

/// Of a change that is on the disk.
void EntryBook::keepStep(Kind kind, Step step)
{
    step.number = ++m_lastNumber;
    switch (kind) {
    case Kind::Step:
        m_undone.clear(); // what would be done again was made from something else
        m_steps << std::move(step);
        break;
    case Kind::Note:
        break;
    case Kind::Redo:
        m_steps << std::move(step);
        break;
    case Kind::Undo:
        m_undone << std::move(step);
        break;
    case Kind::Purge: // what is gone for good does not come back with an older step
        m_steps.clear();
        m_undone.clear();
        break;
    }
    if (m_steps.size() > kMostSteps)
        m_steps.removeFirst();
}

/// What was used since somebody took it up stays used.
void EntryBook::keepUses(EntryBatch &batch) const
{
    for (Entry &entry : batch.entries) {
        if (const Entry *now = find(entry.id); now && now->uses > entry.uses) {
            entry.uses = now->uses;
            entry.lastUsed = now->lastUsed;
        }
    }
}

/// What a batch is about, as it is known here.
EntryBatch EntryBook::knownOf(const EntryBatch &batch) const
{
    EntryBatch known;
    for (const Entry &entry : batch.entries) {
        if (const Entry *now = find(entry.id))
            known.entries << *now;
    }
    for (const Folder &folder : batch.folders) {
        if (const Folder *now = find(folder.id))
            known.folders << *now;
    }
    return known;
}

QString EntryBook::undoable() const { return m_steps.isEmpty() ? QString() : m_steps.last().words; }

/// `base` is what the batch was made from: see EntryTable::write().
Task<> EntryBook::change(Kind kind, EntryBatch batch, EntryBatch base, QString words, Answer answer)
{
    store::Store::Work<Change> work = [shelf = m_shelf, batch, base](Database &database) {
        return shelf->write(database, batch, base);
    };
    auto done = co_await m_store.run<Change>(std::move(work));
    if (!done) {
        if (kind == Kind::Undo || kind == Kind::Redo) // not done yet
            (kind == Kind::Undo ? m_steps : m_undone)
                << Step{std::move(batch), std::move(base), std::move(words), ++m_lastNumber};
        Q_EMIT failed(done.error());
        if (answer)
            answer(done.error());
        co_return;
    }
    if (!done->applied.passedOver.isEmpty())
        Q_EMIT passedOver(done->applied.passedOver);
    if (!done->applied.done.isEmpty())
        keepStep(kind, {std::move(done->applied.inverse), done->applied.done, std::move(words)});
    if (done->follows(m_version)) {
        merge(done->applied.done);
        m_version = done->after;
        Q_EMIT changed();
    } else {
        co_await read();
    }
    if (kind == Kind::Purge)
        Q_EMIT purged();
    if (answer)
        answer({});
}

void EntryBook::merge(const EntryBatch &done)
{
    put(m_collection.folders, m_folderAt, done.folders);
    put(m_collection.entries, m_entryAt, done.entries);
    removeFrom(m_collection.folders, m_folderAt, done.removedFolders);
    removeFrom(m_collection.entries, m_entryAt, done.removedEntries);
}

void EntryBook::noteUsed(const EntryId &id) { m_flows.begin(use(id)); }

Task<> EntryBook::use(EntryId id)
{
    store::Store::Work<Change> work = [shelf = m_shelf, id, when = QDateTime::currentDateTimeUtc()](
                                          Database &database) { return shelf->noteUsed(database, id, when); };
    const auto done = co_await m_store.run<Change>(std::move(work));
    if (!done) {
        Q_EMIT failed(done.error());
        co_return;
    }
    if (done->follows(m_version) && find(id)) {
        merge(done->applied.done);
        m_version = done->after;
    } else {
        co_await read();
    }
    Q_EMIT used(id);
}

void EntryBook::search(const QString &text, int most, int number)
{
    m_shelf->search = number;
    m_flows.begin(seek(text, most, number));
}

Task<> EntryBook::seek(QString text, int most, int number)
{
    store::Store::Work<QList<EntryId>> work = [shelf = m_shelf, text, most,
                                               number](Database &database) -> Result<QList<EntryId>> {
        if (shelf->search != number)
            return QList<EntryId>();
        return shelf->index.find(database, text, most, QDateTime::currentDateTimeUtc());
    };
    const auto hits = co_await m_store.run<QList<EntryId>>(std::move(work));
    if (m_shelf->search != number)
        co_return;
    if (hits)
        Q_EMIT found(number, *hits);
    else
        Q_EMIT failed(hits.error());
}

} // namespace porthole

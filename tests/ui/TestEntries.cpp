#include "TestEntries.h"

#include <algorithm>

namespace porthole::test {

namespace {

QString text(const char *value) { return QString::fromUtf8(value); }

template <class Item> void overwrite(QList<Item> &items, const Item &item)
{
    const auto known =
        std::find_if(items.begin(), items.end(), [&](const Item &other) { return other.id == item.id; });
    if (known == items.end())
        items << item;
    else
        *known = item;
}

} // namespace

Folder folder(const char *id, const char *name, const char *parent, const char *colour)
{
    Folder made;
    made.id = {text(id)};
    made.name = text(name);
    made.parent = {text(parent)};
    if (colour)
        made.settings.colour = text(colour);
    return made;
}

Entry entry(const char *id, const char *name, const char *folder, const char *address, EntryKind kind)
{
    Entry made;
    made.id = {text(id)};
    made.kind = kind;
    made.name = text(name);
    made.folder = {text(folder)};
    made.address = address ? text(address) : made.name + QStringLiteral(".example");
    return made;
}

EntryCollection someEntries()
{
    EntryCollection all;
    all.folders = {folder("prod", "prod", "", "#d8433a"), folder("db", "databases", "prod"),
                   folder("lab", "lab", "", "#2f8f4e"), folder("old", "old things")};
    all.folders[0].settings.user = QStringLiteral("deploy");
    all.folders[0].settings.port = 2200;
    all.entries = {entry("web10", "web-10", "prod"),
                   entry("web2", "web-2", "prod"),
                   entry("db1", "db-1", "db"),
                   entry("bastion", "bastion", ""),
                   entry("pi", "pi", "lab"),
                   entry("kvm", "kvm of the lab", "lab", "vnc://kvm.lab.example:5901", EntryKind::Console),
                   entry("cloud", "corp", "", "corp", EntryKind::Cloud),
                   entry("slycat", "slycat.example", "", "slycat://slycat.example", EntryKind::Gateway),
                   entry("pinned", "build-7", "lab", "s1", EntryKind::Server),
                   entry("rdp", "accounts", "old", "rdp://accounts.example:3389", EntryKind::Unsupported),
                   entry("gone", "gone-1", "lab")};
    all.entries[1].favourite = true;
    all.entries[1].tags = {QStringLiteral("nginx"), QStringLiteral("web")};
    all.entries[3].favourite = true;
    all.entries[3].settings.user = QStringLiteral("ann");
    all.entries[8].cloud = QStringLiteral("lab");
    all.entries.last().trashed = QDateTime(QDate(2026, 11, 20), QTime(9, 30), Qt::UTC);
    return all;
}

EntryCollection manyEntries(int count)
{
    EntryCollection all;
    for (int at = 0; at < count; ++at) {
        const int folders = at / 100;
        if (at % 100 == 0)
            all.folders << folder(qPrintable(QStringLiteral("f%1").arg(folders)),
                                  qPrintable(QStringLiteral("site %1").arg(folders)));
        all.entries << entry(qPrintable(QStringLiteral("e%1").arg(at)),
                             qPrintable(QStringLiteral("host-%1").arg(at)),
                             qPrintable(QStringLiteral("f%1").arg(folders)));
    }
    return all;
}

void apply(EntryCollection &all, const EntryBatch &batch)
{
    for (const Folder &folder : batch.folders)
        overwrite(all.folders, folder);
    for (const Entry &entry : batch.entries)
        overwrite(all.entries, entry);
    all.folders.removeIf([&](const Folder &folder) { return batch.removedFolders.contains(folder.id); });
    all.entries.removeIf([&](const Entry &entry) { return batch.removedEntries.contains(entry.id); });
}

EntryKeeper::EntryKeeper(ui::EntryDesk &desk, EntryCollection all)
    : m_desk(desk)
    , m_all(std::move(all))
{
    connect(&desk, &ui::EntryDesk::changeRequested, this, &EntryKeeper::apply);
    connect(&desk, &ui::EntryDesk::editRequested, this, [this](ui::EntryEdit &edit) {
        apply(edit.batch, edit.words);
        edit.answer(m_failing ? Result<>(Error::make(ErrorKind::Storage, "the disk is full")) : Result<>());
    });
    connect(&desk, &ui::EntryDesk::undoRequested, this, &EntryKeeper::undo);
    connect(&desk, &ui::EntryDesk::purgeRequested, this, [this](const QList<EntryId> &ids) {
        m_all.entries.removeIf([&](const Entry &entry) { return ids.contains(entry.id); });
        m_steps.clear();
        tell();
    });
    connect(&desk, &ui::EntryDesk::restoreRequested, this, [this](const QList<EntryId> &ids) {
        EntryBatch batch;
        for (const Entry &entry : std::as_const(m_all.entries))
            if (ids.contains(entry.id)) {
                batch.entries << entry;
                batch.entries.last().trashed = {};
            }
        apply(batch, {});
    });
    tell();
}

const Entry *EntryKeeper::named(const char *name) const
{
    const auto found = std::find_if(m_all.entries.begin(), m_all.entries.end(),
                                    [&](const Entry &entry) { return entry.name == text(name); });
    return found == m_all.entries.end() ? nullptr : &*found;
}

void EntryKeeper::apply(const EntryBatch &batch, const QString &words)
{
    if (m_failing)
        return m_desk.tellFailure(QStringLiteral("the disk is full"));
    m_steps.append({m_all, words, ++m_lastNumber});
    test::apply(m_all, batch);
    tell();
}

void EntryKeeper::undo()
{
    if (!m_steps.isEmpty())
        m_all = m_steps.takeLast().before;
    tell();
}

void EntryKeeper::tell()
{
    m_desk.setCollection(m_all, m_steps.isEmpty() ? QString() : m_steps.last().words,
                         m_steps.isEmpty() ? 0 : m_steps.last().number);
}

} // namespace porthole::test

#include "core/import/Plan.h"

#include "core/import/FolderMap.h"
#include "core/import/HostNames.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/EntryInheritance.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace porthole::imports {

namespace {

/// What two connections to the same have in common, with what they get from their folders. Empty for what
/// cannot be told.
QString targetOf(const Entry &entry, const FolderTree &folders)
{
    const EffectiveSettings settings = effectiveSettings(entry.settings, entry.folder, folders);
    QString address = entry.address;
    if (entry.kind == EntryKind::Console) {
        // ":1" and ":5901" are the same place.
        const auto url = ConsoleUrl::parse(entry.address);
        if (!url)
            return {};
        const ConsoleRoute &route = url->routes().first();
        address = QString::number(static_cast<int>(route.transport)) + route.endpoint.toString() +
                  QString::fromLatin1(route.requestTarget);
    }
    return QStringList{QString::number(static_cast<int>(entry.kind)), address,
                       settings.user.value.value_or(QString()),
                       QString::number(settings.port.value.value_or(0)), entry.cloud}
        .join(QChar(1));
}

/// The same of an item, whose folder may be here already, or comes with it.
QString targetOf(const ImportedEntry &item, const FolderMap &folders)
{
    const QList<Folder> around = folders.wayDown(item.folder);
    Entry entry = item.entry;
    entry.folder = around.isEmpty() ? FolderId() : around.last().id;
    return targetOf(entry, FolderTree(around));
}

/// What is here, by all that an item can be found by.
class KnownEntries {
public:
    explicit KnownEntries(const EntryCollection &known)
    {
        const FolderTree folders(known.folders);
        for (const Entry &entry : known.entries) {
            m_byId.insert(entry.id.value, &entry);
            if (!entry.origin.isEmpty())
                m_byOrigin.insert(entry.origin, &entry);
            if (!entry.trashed.isValid())
                m_byTarget.insert(targetOf(entry, folders), &entry);
        }
    }
    const Entry *same(const Entry &imported) const
    {
        const Entry *byId = m_byId.value(imported.id.value);
        return byId ? byId : m_byOrigin.value(imported.origin);
    }
    const Entry *alike(const QString &target) const
    {
        return target.isEmpty() ? nullptr : m_byTarget.value(target);
    }

private:
    QHash<QString, const Entry *> m_byId, m_byOrigin, m_byTarget;
};

/// It has it because nobody has approved it, not because somebody has taken it away.
bool isUnapproved(EntryField field, const QString &ours)
{
    return ours.isEmpty() && (field == EntryField::IdentityFile || field == EntryField::AgentCommand ||
                              field == EntryField::CaCertificateFile);
}

/// A name that was made unique is not one that somebody has chosen.
bool isAsImported(const Entry &here, EntryField field, const QString &ours)
{
    return hadText(here.imported, field, ours) || isUnapproved(field, ours) ||
           (field == EntryField::Name && hadText(here.imported, field, HostNames::withoutNumber(ours)));
}

/// Each thing by itself: what is the same, what has changed on one side, what on both.
void compare(PlanItem &item, const Entry &here, const FolderMap &folders)
{
    const QList<QString> ours = fieldsOf(here, folders.pathOf(here.folder)), theirs = fieldsOf(item.imported);
    bool conflict = false;
    for (int i = 0; i < kEntryFields; ++i) {
        const auto field = static_cast<EntryField>(i);
        if (ours[i] == theirs[i] || hadText(here.imported, field, theirs[i]))
            continue;
        item.fields << field;
        conflict = conflict || !isAsImported(here, field, ours[i]);
    }
    item.known = here.id;
    item.state = here.trashed.isValid()  ? PlanState::InTrash
                 : conflict              ? PlanState::ChangedHere
                 : item.fields.isEmpty() ? PlanState::Unchanged
                                         : PlanState::Changed;
}

/// Folders of our own export that are known, and are another here.
QList<PlanFolder> changedFolders(const Imported &imported, const FolderMap &folders)
{
    QList<PlanFolder> changed;
    for (const ImportedFolder &folder : imported.folders) {
        const Folder *const here = folder.path.isEmpty() ? nullptr : folders.find(folder.id);
        if (!here)
            continue;
        EntrySettings ours = here->settings;
        ours.credential = std::nullopt; // those two are never imported
        ours.identityFile = std::nullopt;
        if (here->name != folder.path.last() || ours != folder.settings || here->notes != folder.notes)
            changed << PlanFolder{folder, here->id};
    }
    return changed;
}

/// The file of authorities is a field of its own.
void takeDescription(Entry &to, std::optional<CloudDescription> theirs)
{
    if (theirs && to.description)
        theirs->caCertificateFile = to.description->caCertificateFile;
    to.description = std::move(theirs);
}

/// A secret that is kept for one cloud is not sent to another because a file says so.
bool leadsElsewhere(EntryField field, const Entry &here)
{
    return here.description && (field == EntryField::Address || field == EntryField::Description ||
                                field == EntryField::CaCertificateFile || field == EntryField::Kind);
}

void take(Entry &to, EntryField field, const ImportedEntry &from, const Approval &approved)
{
    const Entry &theirs = from.entry;
    switch (field) {
    case EntryField::Kind:
        to.kind = theirs.kind;
        return;
    case EntryField::Name:
        to.name = theirs.name;
        return;
    case EntryField::Folder: // its id is looked up by the caller
        return;
    case EntryField::Address:
        to.address = theirs.address;
        return;
    case EntryField::User:
        to.settings.user = theirs.settings.user;
        return;
    case EntryField::Port:
        to.settings.port = theirs.settings.port;
        return;
    case EntryField::IdentityFile:
        if (approved.identityFile || !from.inert.identityFile)
            to.settings.identityFile = from.inert.identityFile;
        return;
    case EntryField::Agent:
        to.settings.agent = theirs.settings.agent;
        return;
    case EntryField::AgentCommand:
        if (approved.agentCommand || !from.inert.agentCommand)
            to.agentCommand = from.inert.agentCommand;
        return;
    case EntryField::Colour:
        to.settings.colour = theirs.settings.colour;
        return;
    case EntryField::Tunnels:
        to.tunnels = theirs.tunnels + (approved.tunnels ? from.inert.tunnels : QList<Tunnel>());
        return;
    case EntryField::Tags:
        to.tags = theirs.tags;
        return;
    case EntryField::Notes:
        to.notes = theirs.notes;
        return;
    case EntryField::Cloud:
        to.cloud = theirs.cloud;
        return;
    case EntryField::Description:
        takeDescription(to, theirs.description);
        return;
    case EntryField::CaCertificateFile:
        if (to.description && (approved.identityFile || !from.inert.caCertificateFile))
            to.description->caCertificateFile = from.inert.caCertificateFile.value_or(QString());
        return;
    }
}

QList<EntryField> allFields()
{
    QList<EntryField> fields;
    for (int i = 0; i < kEntryFields; ++i)
        fields << static_cast<EntryField>(i);
    return fields;
}

/// An entry as it is saved once its item was taken over.
Entry merged(const PlanItem &item, const Entry *here, FolderMap &folders, HostNames &names)
{
    Entry entry = here ? *here : Entry();
    if (!here)
        entry.id = item.imported.entry.id.value.isEmpty() ? newEntryId() : item.imported.entry.id;
    if (entry.origin.isEmpty())
        entry.origin = item.imported.entry.origin;
    entry.imported = digestsOf(fieldsOf(item.imported));
    entry.trashed = {};
    for (const EntryField field : here ? item.fields : allFields()) {
        if (here && leadsElsewhere(field, *here))
            entry.settings.credential.reset();
        take(entry, field, item.imported, item.approved);
        if (field == EntryField::Folder)
            entry.folder = folders.ensure(item.imported.folder);
    }
    if (entry.kind == EntryKind::Host)
        entry.name = names.take(entry.name, entry.id);
    return entry;
}

} // namespace

qsizetype Plan::count(PlanState state) const
{
    return std::count_if(items.begin(), items.end(),
                         [&](const PlanItem &item) { return item.state == state; });
}

Plan planOf(const EntryCollection &known, Imported imported)
{
    const FolderMap folders(known.folders, imported.folders);
    const KnownEntries entries(known);
    Plan plan;
    plan.changedFolders = changedFolders(imported, folders);
    QSet<QString> seen;
    for (ImportedEntry &entry : imported.entries) {
        PlanItem item;
        item.imported = std::move(entry);
        item.imported.folder = folders.localPath(item.imported.folder);
        const Entry *const same = entries.same(item.imported.entry);
        const QString target = targetOf(item.imported, folders);
        const Entry *const alike = same ? nullptr : entries.alike(target);
        const QString whole = target + QChar(2) + item.imported.entry.name;
        if (same) {
            compare(item, *same, folders);
        } else if (alike) {
            item.state = PlanState::AlreadyHere;
            item.known = alike->id;
        } else if (seen.contains(whole)) { // it is in the import twice
            item.state = PlanState::AlreadyHere;
        }
        seen.insert(whole);
        item.selected = item.state == PlanState::New || item.state == PlanState::Changed;
        plan.items << std::move(item);
    }
    plan.folders = std::move(imported.folders);
    plan.refused = std::move(imported.refused);
    return plan;
}

EntryBatch batchOf(const Plan &plan, const EntryCollection &known)
{
    FolderMap folders(known.folders, plan.folders);
    HostNames names(known.entries);
    QHash<QString, const Entry *> byId;
    for (const Entry &entry : known.entries)
        byId.insert(entry.id.value, &entry);
    EntryBatch batch;
    for (const PlanItem &item : plan.items) {
        // One that is here already and is wanted nevertheless is a second one.
        const bool isSecond = item.state == PlanState::AlreadyHere || item.state == PlanState::New;
        const Entry *const here = isSecond ? nullptr : byId.value(item.known.value);
        if (item.selected)
            batch.entries << merged(item, here, folders, names);
    }
    batch.folders = folders.takeNew();
    for (const PlanFolder &folder : plan.changedFolders) {
        const Folder *const here = folder.selected ? folders.find(folder.known) : nullptr;
        if (!here)
            continue;
        Folder changed = *here;
        changed.name = folder.imported.path.last();
        changed.notes = folder.imported.notes;
        const EntrySettings ours = std::exchange(changed.settings, folder.imported.settings);
        changed.settings.credential = ours.credential;
        changed.settings.identityFile = ours.identityFile;
        batch.folders << changed;
    }
    return batch;
}

const char *wordsOf(PlanState state)
{
    switch (state) {
    case PlanState::New:
        return "new";
    case PlanState::Changed:
        return "changed";
    case PlanState::Unchanged:
        return "unchanged";
    case PlanState::AlreadyHere:
        return "already here";
    case PlanState::ChangedHere:
        return "changed here";
    case PlanState::InTrash:
        return "in the trash";
    }
    return "";
}

} // namespace porthole::imports

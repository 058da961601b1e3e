#include "core/import/FolderMap.h"
#include "core/import/HostNames.h"
#include "core/import/Plan.h"
#include "core/model/EntryEdits.h"
#include "core/model/EntryInheritance.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <utility>

namespace porthole::imports {

namespace {

/// Those that listen for others stay where they are here.
QList<Tunnel> tunnelsOf(const Entry &here, const ImportedEntry &from)
{
    QList<Tunnel> tunnels = from.entry.tunnels;
    for (const Tunnel &tunnel : from.inert.tunnels) {
        if (here.tunnels.contains(tunnel))
            tunnels << tunnel;
    }
    return tunnels;
}

/// The file of authorities is a field of its own.
void takeDescription(Entry &to, std::optional<CloudDescription> theirs)
{
    if (theirs && to.description)
        theirs->caCertificateFile = to.description->caCertificateFile;
    to.description = std::move(theirs);
}

/// Whether what is kept to sign in with might be sent to somebody else.
bool leadsElsewhere(EntryField field, const Entry &here)
{
    switch (field) {
    case EntryField::Kind:
    case EntryField::Address:
    case EntryField::Port:
        return true;
    case EntryField::Description:
    case EntryField::CaCertificateFile:
        return here.description.has_value();
    default:
        return false;
    }
}

/// A secret that is kept for one machine is not sent to another because a file says so, nor is that of the
/// folders around in its stead. "None of its own, whatever the folder has" stays.
void dropCredential(Entry &entry, const QList<Folder> &around)
{
    const auto isOne = [](const std::optional<CredentialRef> &ref) { return ref && !ref->value.isEmpty(); };
    if (!isOne(entry.settings.credential))
        return;
    entry.settings.credential.reset();
    const FolderId folder = around.isEmpty() ? FolderId() : around.last().id;
    if (isOne(effectiveSettings({}, folder, FolderTree(around)).credential.value))
        entry.settings.credential = CredentialRef();
}

/// All but what is inert.
void take(Entry &to, EntryField field, const ImportedEntry &from)
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
        if (!from.inert.identityFile)
            to.settings.identityFile = theirs.settings.identityFile;
        return;
    case EntryField::Agent:
        to.settings.agent = theirs.settings.agent;
        return;
    case EntryField::AgentCommand:
        if (!from.inert.agentCommand)
            to.agentCommand = theirs.agentCommand;
        return;
    case EntryField::Colour:
        to.settings.colour = theirs.settings.colour;
        return;
    case EntryField::Tunnels:
        to.tunnels = tunnelsOf(to, from);
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
        if (to.description && !from.inert.caCertificateFile)
            to.description->caCertificateFile.clear();
        return;
    }
}

void takeApproved(Entry &to, const Inert &approved)
{
    if (approved.identityFile)
        to.settings.identityFile = approved.identityFile;
    if (approved.caCertificateFile && to.description) {
        if (to.description->caCertificateFile != *approved.caCertificateFile)
            dropCredential(to, {}); // see leadsElsewhere(); no folder's is a cloud's
        to.description->caCertificateFile = *approved.caCertificateFile;
    }
    if (approved.agentCommand)
        to.agentCommand = approved.agentCommand;
    for (const Tunnel &tunnel : approved.tunnels) {
        if (!to.tunnels.contains(tunnel))
            to.tunnels << tunnel;
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
    entry.trashed = {};
    bool isElsewhere = false;
    for (const EntryField field : here ? item.fields : allFields()) {
        isElsewhere = isElsewhere || (here && leadsElsewhere(field, *here));
        take(entry, field, item.imported);
        if (field == EntryField::Folder)
            entry.folder = folders.ensure(item.imported.folder);
    }
    if (isElsewhere) {
        const bool isMoved = item.fields.contains(EntryField::Folder);
        dropCredential(entry, folders.wayDown(isMoved ? item.imported.folder : folders.pathOf(entry.folder)));
    }
    takeApproved(entry, item.approved);
    entry.imported = digestsOf(fieldsOf(item.imported), entry.tunnels);
    if (entry.kind == EntryKind::Host)
        entry.name = names.take(entry.name, entry.id);
    return entry;
}

/// The entry here that becomes what an item says; nullptr: there will be a new one. One that is here already
/// and is wanted nevertheless is a second one.
const Entry *becoming(const PlanItem &item, const QHash<QString, const Entry *> &byId)
{
    const bool isSecond = item.state == PlanState::AlreadyHere || item.state == PlanState::New;
    return isSecond ? nullptr : byId.value(item.known.value);
}

/// The ids of those that give up the names that they have, whatever order the items come in.
QSet<QString> renamedBy(const Plan &plan, const QHash<QString, const Entry *> &byId)
{
    QSet<QString> renamed;
    for (const PlanItem &item : plan.items) {
        const Entry *const here = item.selected ? becoming(item, byId) : nullptr;
        const Entry &theirs = item.imported.entry;
        const bool isGivenUp = (item.fields.contains(EntryField::Name) && here &&
                                foldedName(here->name) != foldedName(theirs.name)) ||
                               (item.fields.contains(EntryField::Kind) && theirs.kind != EntryKind::Host);
        if (here && isGivenUp)
            renamed.insert(here->id.value);
    }
    return renamed;
}

/// Those that an import brings, with the keys that were approved: new ones are made of them.
QList<ImportedFolder> foldersOf(const Plan &plan)
{
    QList<ImportedFolder> folders = plan.folders;
    QHash<QStringList, QString> approved;
    for (const PlanFolderKey &key : plan.keys) {
        if (key.approved)
            approved.insert(key.importedFolder, key.identityFile);
    }
    for (ImportedFolder &folder : folders) {
        if (const auto key = approved.constFind(folder.path); key != approved.cend())
            folder.settings.identityFile = *key;
    }
    return folders;
}

/// Folders that are here and become others, each once.
class FolderChanges {
public:
    explicit FolderChanges(const FolderMap &folders)
        : m_folders(folders)
    {}

    /// Nullptr if it is not here.
    Folder *at(const FolderId &id)
    {
        const auto known = m_changed.find(id.value);
        if (known != m_changed.end())
            return &*known;
        const Folder *const here = m_folders.find(id);
        return here ? &*m_changed.insert(id.value, *here) : nullptr;
    }
    QList<Folder> take() const { return m_changed.values(); }

private:
    const FolderMap &m_folders;
    QMap<QString, Folder> m_changed; // by id, in an order that is always the same
};

QList<Folder> changedFolders(const Plan &plan, const FolderMap &folders)
{
    FolderChanges changes(folders);
    for (const PlanFolder &folder : plan.changedFolders) {
        Folder *const changed = folder.selected ? changes.at(folder.known) : nullptr;
        if (!changed)
            continue;
        changed->name = folder.imported.path.last();
        changed->notes = folder.imported.notes;
        const EntrySettings ours = std::exchange(changed->settings, folder.imported.settings);
        changed->settings.credential = ours.credential;
        changed->settings.identityFile = ours.identityFile;
    }
    for (const PlanFolderKey &key : plan.keys) {
        if (Folder *const changed = key.approved ? changes.at(key.known) : nullptr)
            changed->settings.identityFile = key.identityFile;
    }
    return changes.take();
}

} // namespace

EntryBatch batchOf(const Plan &plan, const EntryCollection &known, const std::stop_token &stop)
{
    FolderMap folders(known.folders, foldersOf(plan));
    QHash<QString, const Entry *> byId;
    for (const Entry &entry : known.entries)
        byId.insert(entry.id.value, &entry);
    HostNames names(known.entries, renamedBy(plan, byId));
    EntryBatch batch;
    batch.folders = changedFolders(plan, folders);
    for (const PlanItem &item : plan.items) {
        if (stop.stop_requested())
            return {};
        if (item.selected)
            batch.entries << merged(item, becoming(item, byId), folders, names);
    }
    for (const PlanEmptyFolder &folder : plan.emptyFolders) {
        if (folder.selected)
            folders.ensure(folders.localPath(folder.imported.path));
    }
    batch.folders << folders.takeNew();
    return batch;
}

} // namespace porthole::imports

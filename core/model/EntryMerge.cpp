#include "core/model/EntryMerge.h"

namespace porthole {

namespace {

/// For each of the fields: theirs where mine is as it was.
template <class Item, class... Fields>
void take(const Item &base, Item &mine, const Item &theirs, Fields Item::*...fields)
{
    const auto takeOne = [&](auto field) {
        if (mine.*field == base.*field)
            mine.*field = theirs.*field;
    };
    (takeOne(fields), ...);
}

void takeSettings(const EntrySettings &base, EntrySettings &mine, const EntrySettings &theirs)
{
    take(base, mine, theirs, &EntrySettings::user, &EntrySettings::port, &EntrySettings::identityFile,
         &EntrySettings::credential, &EntrySettings::agent, &EntrySettings::colour);
}

} // namespace

Entry merged(const Entry &base, Entry mine, const Entry &theirs)
{
    take(base, mine, theirs, &Entry::kind, &Entry::name, &Entry::folder, &Entry::address,
         &Entry::agentCommand, &Entry::tunnels, &Entry::description, &Entry::cloud, &Entry::tags,
         &Entry::favourite, &Entry::notes, &Entry::position, &Entry::lastUsed, &Entry::uses, &Entry::trashed,
         &Entry::origin, &Entry::imported);
    takeSettings(base.settings, mine.settings, theirs.settings);
    return mine;
}

Folder merged(const Folder &base, Folder mine, const Folder &theirs)
{
    take(base, mine, theirs, &Folder::parent, &Folder::name, &Folder::notes, &Folder::position);
    takeSettings(base.settings, mine.settings, theirs.settings);
    return mine;
}

} // namespace porthole

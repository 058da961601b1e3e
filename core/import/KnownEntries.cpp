#include "core/import/KnownEntries.h"

#include "core/import/EntryFields.h"
#include "core/import/Origins.h"
#include "core/import/formats/JsonNames.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/EntryInheritance.h"

#include <algorithm>

namespace porthole::imports {

namespace {

constexpr QChar kBetween(1);

/// An address as those that lead to the same have it. Empty for what cannot be told.
QString placeOf(const Entry &entry)
{
    if (entry.kind == EntryKind::Host)
        return entry.address.toLower();
    if (entry.kind != EntryKind::Console)
        return entry.address;
    // ":1" and ":5901" are the same place.
    const auto url = ConsoleUrl::parse(entry.address);
    if (!url)
        return {};
    const ConsoleRoute &route = url->routes().first();
    return QString::number(static_cast<int>(route.transport)) + route.endpoint.toString() +
           QString::fromLatin1(route.requestTarget);
}

QString targetOf(const Entry &entry, const FolderTree &folders)
{
    const EffectiveSettings settings = effectiveSettings(entry.settings, entry.folder, folders);
    const QString place = placeOf(entry);
    if (place.isEmpty())
        return {};
    // Of others it stands in the address.
    const int usual = entry.kind == EntryKind::Host ? kUsualPort : 0;
    const int port = settings.port.value.value_or(0);
    return QStringList{QString::number(static_cast<int>(entry.kind)), place,
                       settings.user.value.value_or(QString()), QString::number(port != 0 ? port : usual),
                       entry.cloud}
        .join(kBetween);
}

QString targetKey(const QString &family, const QString &target) { return family + kBetween + target; }

QString placeKey(const QString &family, const Entry &entry)
{
    return family + kBetween + QString::number(static_cast<int>(entry.kind)) + placeOf(entry);
}

/// Whether it leads where `theirs` does, or did when it was imported: what somebody has changed here since is
/// still what it was made of.
bool leadsTo(const Entry &here, const Entry &theirs)
{
    const bool isKind =
        here.kind == theirs.kind || hadText(here.imported, EntryField::Kind, nameIn(kKindNames, theirs.kind));
    return isKind &&
           (placeOf(here) == placeOf(theirs) || hadText(here.imported, EntryField::Address, theirs.address));
}

/// The same as a key.
QString formerPlaceKey(const QString &family, const QString &kindDigest, const QString &addressDigest)
{
    return family + QChar(2) + kindDigest + addressDigest;
}

} // namespace

QString targetOf(const ImportedEntry &item, const FolderMap &folders)
{
    const QList<Folder> around = folders.wayDown(item.folder);
    Entry entry = item.entry;
    entry.folder = around.isEmpty() ? FolderId() : around.last().id;
    if (item.saysUsualPort)
        entry.settings.port = kUsualPort;
    return targetOf(entry, FolderTree(around));
}

KnownEntries::KnownEntries(const EntryCollection &known)
{
    const FolderTree folders(known.folders);
    // What is in the trash is found only where nothing else is.
    for (const bool isTrashed : {false, true}) {
        for (const Entry &entry : known.entries) {
            if (entry.trashed.isValid() == isTrashed)
                add(entry, targetOf(entry, folders));
        }
    }
}

void KnownEntries::add(const Entry &entry, const QString &target)
{
    m_byId.insert(entry.id.value, &entry);
    if (!entry.trashed.isValid())
        m_byTarget.insert(target, &entry);
    if (entry.origin.isEmpty())
        return;
    if (!m_byOrigin.contains(entry.origin))
        m_byOrigin.insert(entry.origin, &entry);
    const QString family = unnumbered(entry.origin);
    m_ofTarget[targetKey(family, target)] << &entry;
    m_ofPlace[placeKey(family, entry)] << &entry;
    if (const QString kind = digestAt(entry.imported, EntryField::Kind); !kind.isEmpty())
        m_ofPlace[formerPlaceKey(family, kind, digestAt(entry.imported, EntryField::Address))] << &entry;
}

const Entry *KnownEntries::exactly(const Entry &imported) const
{
    if (const Entry *const byId = m_byId.value(imported.id.value))
        return byId;
    const Entry *const here = m_byOrigin.value(imported.origin);
    return here && (isIdentity(imported.origin) || leadsTo(*here, imported)) ? here : nullptr;
}

const Entry *KnownEntries::takeFrom(Lists &lists, const QString &key)
{
    const auto list = lists.find(key);
    while (list != lists.end() && !list->isEmpty()) {
        const Entry *const first = list->takeFirst();
        if (!m_found.contains(first))
            return first;
    }
    return nullptr;
}

QList<const Entry *> KnownEntries::find(const QList<ImportedEntry> &items, const QStringList &targets)
{
    QList<const Entry *> found(items.size(), nullptr);
    const auto forThoseLeft = [&](const auto &look) {
        for (qsizetype i = 0; i < items.size(); ++i) {
            if (!found[i] && (found[i] = look(items[i].entry, targets[i])))
                m_found.insert(found[i], targets[i]);
        }
    };
    for (const ImportedEntry &item : items)
        m_origins.insert(item.entry.origin);
    // The surest first: what one item is, no other is.
    forThoseLeft([&](const Entry &item, const QString &) {
        const Entry *const exact = exactly(item);
        return m_found.contains(exact) ? nullptr : exact;
    });
    forThoseLeft([&](const Entry &item, const QString &target) {
        return target.isEmpty() ? nullptr : takeFrom(m_ofTarget, targetKey(unnumbered(item.origin), target));
    });
    forThoseLeft([&](const Entry &item, const QString &) {
        return takeFrom(m_ofPlace, placeKey(unnumbered(item.origin), item));
    });
    forThoseLeft([&](const Entry &item, const QString &) {
        return takeFrom(m_ofPlace,
                        formerPlaceKey(unnumbered(item.origin), digestOf(nameIn(kKindNames, item.kind)),
                                       digestOf(item.address)));
    });
    return found;
}

const Entry *KnownEntries::alike(const QString &target) const
{
    const Entry *const here = target.isEmpty() ? nullptr : m_byTarget.value(target);
    return m_found.value(here, target) == target ? here : nullptr;
}

QString KnownEntries::freeOrigin(const QString &origin)
{
    if (origin.isEmpty() || !m_byOrigin.contains(origin))
        return origin;
    const QString family = unnumbered(origin);
    int &number = m_numbers[family]; // goes on where it stopped, should ten thousand have one
    QString free = origin;
    for (number = std::max(number, 1); m_byOrigin.contains(free) || m_origins.contains(free);)
        free = numbered(family, ++number);
    m_origins.insert(free);
    return free;
}

} // namespace porthole::imports

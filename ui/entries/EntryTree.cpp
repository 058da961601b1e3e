#include "ui/entries/EntryTree.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace porthole::ui {

namespace {

std::size_t place(qsizetype at) { return static_cast<std::size_t>(at); }

/// A line each: no word is found across two of them, since words hold no blanks.
QString haystackOf(const Entry &entry, const QString &path)
{
    const QStringList parts{entry.name,
                            entry.address,
                            entry.cloud,
                            entry.settings.user.value_or(QString()),
                            entry.tags.join(u'\n'),
                            path,
                            entry.notes};
    return parts.join(u'\n').toLower();
}

/// Whether two states of an entry stand at the same place in the tree.
bool standsWhere(const Entry &one, const Entry &other)
{
    return one.name == other.name && one.folder == other.folder && one.position == other.position &&
           one.favourite == other.favourite && one.trashed.isValid() == other.trashed.isValid() &&
           (!one.trashed.isValid() || one.trashed == other.trashed);
}

} // namespace

bool EntryTree::Key::operator<(const Key &other) const
{
    return std::tie(bucket, position, name, at) <
           std::tie(other.bucket, other.position, other.name, other.at);
}

void EntryTree::setCollection(const EntryCollection &collection, const QList<Entry> &others)
{
    const QList<Entry> before = std::exchange(m_collection.entries, collection.entries);
    const bool isAlike = m_collection.folders == collection.folders && m_others == others;
    m_haystacks.clear();
    if (const auto moved = isAlike ? movedSince(before) : std::nullopt) {
        putElsewhere(*moved);
        return;
    }
    m_collection.folders = collection.folders;
    m_others = others;
    m_folders = FolderTree(m_collection.folders);
    m_folderAt.clear();
    for (const Folder &folder : std::as_const(m_collection.folders))
        m_folderAt.insert(folder.id.value, m_folderAt.size());
    sortFolders();
    sortEntries();
}

/// Those that belong elsewhere in the order than they did; nothing where they are many, or not the same ones.
std::optional<std::vector<qint32>> EntryTree::movedSince(const QList<Entry> &before) const
{
    constexpr std::size_t kFew = 100;
    const QList<Entry> &now = m_collection.entries;
    if (before.size() != now.size())
        return std::nullopt;
    std::vector<qint32> moved;
    for (qsizetype at = 0; at < now.size(); ++at) {
        if (before[at].id != now[at].id)
            return std::nullopt;
        if (standsWhere(before[at], now[at]))
            continue;
        if (moved.size() == kFew)
            return std::nullopt;
        moved.push_back(static_cast<qint32>(at));
    }
    return moved;
}

/// What has changed of a hundred thousand is one as a rule: the others stay as they were sorted.
void EntryTree::putElsewhere(const std::vector<qint32> &moved)
{
    if (moved.empty())
        return;
    std::vector<bool> isMoved(m_entryOrder.size());
    for (const qint32 at : moved)
        isMoved[place(at)] = true;
    std::erase_if(m_entryOrder, [&](qint32 at) { return isMoved[place(at)]; });
    for (const qint32 at : moved) {
        const Key key = keyOf(at);
        const auto behind =
            std::lower_bound(m_entryOrder.begin(), m_entryOrder.end(), key,
                             [this](qint32 one, const Key &other) { return keyOf(one) < other; });
        m_entryOrder.insert(behind, at);
    }
    countAndSortFavourites();
}

/// The bucket that each folder is in. What has lost the folder around it, or is around itself, is at the top.
void EntryTree::sortFolders()
{
    const QList<Folder> &folders = m_collection.folders;
    m_folderParent.assign(place(folders.size()), 0);
    for (qsizetype at = 0; at < folders.size(); ++at) {
        qsizetype up = at;
        for (qsizetype step = 0; up >= 0 && step <= folders.size(); ++step)
            up = m_folderAt.value(folders[up].parent.value, -1);
        const qsizetype parent = m_folderAt.value(folders[at].parent.value, -1);
        m_folderParent[place(at)] = up < 0 ? static_cast<qint32>(parent + 1) : 0;
    }
    std::vector<QString> keys;
    keys.reserve(place(folders.size()));
    for (const Folder &folder : folders)
        keys.push_back(naturalKey(folder.name));
    m_folderOrder.resize(place(folders.size()));
    std::iota(m_folderOrder.begin(), m_folderOrder.end(), 0);
    const auto keyOf = [&](qint32 at) {
        return std::tuple<qint32, qint64, const QString &, const QString &>(
            m_folderParent[place(at)], folders[at].position, keys[place(at)], folders[at].id.value);
    };
    std::sort(m_folderOrder.begin(), m_folderOrder.end(),
              [&](qint32 a, qint32 b) { return keyOf(a) < keyOf(b); });
}

std::size_t EntryTree::bucketOf(const Entry &entry) const
{
    if (entry.trashed.isValid())
        return bucketCount() - 1;
    return place(m_folderAt.value(entry.folder.value, -1) + 1);
}

EntryTree::Key EntryTree::keyOf(qsizetype at) const
{
    const Entry &one = entry(at);
    // Of the trash, what came last is the first.
    const qint64 position = one.trashed.isValid() ? -one.trashed.toMSecsSinceEpoch()
                            : isSaved(at)         ? one.position
                                                  : std::numeric_limits<qint64>::max();
    return {bucketOf(one), position, naturalKey(one.name), static_cast<qint32>(at)};
}

void EntryTree::sortEntries()
{
    const qsizetype count = m_collection.entries.size() + m_others.size();
    std::vector<Key> keys;
    keys.reserve(place(count));
    m_entryAt.clear();
    m_entryAt.reserve(count);
    for (qsizetype at = 0; at < count; ++at) {
        m_entryAt.insert(entry(at).id.value, at);
        keys.push_back(keyOf(at));
    }
    std::sort(keys.begin(), keys.end());
    m_entryOrder.clear();
    for (const Key &key : keys)
        m_entryOrder.push_back(key.at);
    countAndSortFavourites();
}

void EntryTree::countAndSortFavourites()
{
    m_trashed = 0;
    std::vector<Key> favourites;
    for (qsizetype at = 0; at < m_collection.entries.size() + m_others.size(); ++at) {
        if (entry(at).trashed.isValid())
            ++m_trashed;
        else if (entry(at).favourite)
            favourites.push_back({0, 0, naturalKey(entry(at).name), static_cast<qint32>(at)});
    }
    std::sort(favourites.begin(), favourites.end());
    m_favourites.clear();
    for (const Key &key : favourites)
        m_favourites.push_back(key.at);
}

void EntryTree::makeHaystacks()
{
    std::vector<QString> paths(bucketCount());
    for (const Folder &folder : std::as_const(m_collection.folders))
        paths[place(m_folderAt.value(folder.id.value) + 1)] = folderPath(folder.id, m_folders);
    m_haystacks.reserve(m_entryOrder.size());
    for (std::size_t at = 0; at < m_entryOrder.size(); ++at) {
        const Entry &one = entry(static_cast<qsizetype>(at));
        m_haystacks.push_back(haystackOf(one, paths[bucketOf(one)]));
    }
}

/// Which entries are in sight, by bucket.
void EntryTree::choose()
{
    if (!m_filter.isEmpty() && m_haystacks.empty())
        makeHaystacks();
    m_shown.clear();
    m_ranges.assign(bucketCount(), Range{});
    for (const qint32 at : m_entryOrder) {
        if (!m_filter.isEmpty() && !m_filter.matches(m_haystacks[place(at)]))
            continue;
        Range &range = m_ranges[bucketOf(entry(at))];
        if (range.count == 0)
            range.first = static_cast<qint32>(m_shown.size());
        ++range.count;
        m_shown.push_back(at);
    }
}

/// Which folders are: all of them, or those that something was found in, or that fit themselves.
void EntryTree::chooseFolders()
{
    const QList<Folder> &folders = m_collection.folders;
    m_folderShown.assign(place(folders.size()), m_filter.isEmpty());
    for (qsizetype at = 0; !m_filter.isEmpty() && at < folders.size(); ++at) {
        if (m_ranges[place(at + 1)].count == 0 && !m_filter.matches(folders[at].name.toLower()))
            continue;
        for (qsizetype up = at; up >= 0 && !m_folderShown[place(up)]; up = m_folderParent[place(up)] - 1)
            m_folderShown[place(up)] = true;
    }
    m_folderRanges.assign(bucketCount(), Range{});
    for (std::size_t row = 0; row < m_folderOrder.size(); ++row) {
        Range &range = m_folderRanges[place(m_folderParent[place(m_folderOrder[row])])];
        if (range.count++ == 0)
            range.first = static_cast<qint32>(row);
    }
}

void EntryTree::arrange()
{
    choose();
    chooseFolders();
    m_entryNode.assign(m_entryOrder.size(), -1);
    m_folderNode.assign(m_folderOrder.size(), -1);
    m_nodes.assign(1, EntryNode{});
    for (std::size_t at = 0; at < m_nodes.size(); ++at)
        appendChildrenOf(static_cast<qint32>(at));
}

void EntryTree::append(EntryRow row, qsizetype at, qint32 parent)
{
    EntryNode &above = m_nodes[place(parent)];
    const auto here = static_cast<qint32>(m_nodes.size());
    if (above.count == 0)
        above.first = here;
    const qint32 among = above.count++;
    m_nodes.push_back({row, static_cast<qint32>(at), parent, among, 0, 0});
}

void EntryTree::appendEntries(const Range &range, qint32 parent)
{
    for (qint32 row = range.first; row < range.first + range.count; ++row) {
        const qint32 at = m_shown[place(row)];
        m_entryNode[place(at)] = static_cast<qint32>(m_nodes.size());
        append(EntryRow::Entry, at, parent);
    }
}

void EntryTree::appendFolders(std::size_t bucket, qint32 parent)
{
    const Range &range = m_folderRanges[bucket];
    for (qint32 row = range.first; row < range.first + range.count; ++row) {
        const qint32 at = m_folderOrder[place(row)];
        if (!m_folderShown[place(at)])
            continue;
        m_folderNode[place(at)] = static_cast<qint32>(m_nodes.size());
        append(EntryRow::Folder, at, parent);
    }
}

void EntryTree::appendChildrenOf(qint32 node)
{
    const EntryNode above = m_nodes[place(node)];
    switch (above.row) {
    case EntryRow::Root:
        // What is looked for is found at its place, once.
        if (!m_favourites.empty() && m_filter.isEmpty())
            append(EntryRow::Favourites, -1, node);
        appendFolders(0, node);
        appendEntries(m_ranges.front(), node);
        if (m_ranges.back().count > 0)
            append(EntryRow::Trash, -1, node);
        break;
    case EntryRow::Favourites:
        for (const qint32 at : m_favourites)
            append(EntryRow::Entry, at, node);
        break;
    case EntryRow::Folder:
        appendFolders(place(above.at + 1), node);
        appendEntries(m_ranges[place(above.at + 1)], node);
        break;
    case EntryRow::Trash:
        appendEntries(m_ranges.back(), node);
        break;
    case EntryRow::Entry:
        break;
    }
}

qint32 EntryTree::nodeOf(EntryRow row) const
{
    const EntryNode &root = m_nodes.front();
    for (qint32 at : {root.first, root.first + root.count - 1})
        if (root.count > 0 && node(at).row == row)
            return at;
    return -1;
}

qint32 EntryTree::favouriteNode(qsizetype at) const
{
    const qint32 above = nodeOf(EntryRow::Favourites);
    if (above < 0)
        return -1;
    const EntryNode &favourites = node(above);
    for (qint32 child = favourites.first; child < favourites.first + favourites.count; ++child)
        if (node(child).at == at)
            return child;
    return -1;
}

} // namespace porthole::ui

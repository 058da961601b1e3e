#pragma once

#include "core/model/EntryInheritance.h"
#include "ui/clouds/ServerFilter.h"

#include <QHash>
#include <optional>
#include <vector>

namespace porthole::ui {

/// What a row of the tree of saved things is.
enum class EntryRow : quint8 {
    Root,
    Favourites, ///< holds entries that stand in their folders as well
    Folder,
    Entry,
    Trash,
};

/// A row. The children of one lie behind each other: nodes `first` to `first + count`.
struct EntryNode {
    EntryRow row = EntryRow::Root;
    qint32 at = -1; ///< of the folders, or of the entries
    qint32 parent = -1;
    qint32 place = 0; ///< among its siblings
    qint32 first = 0;
    qint32 count = 0;
};

/// What is saved as a tree: favourites, the folders in their order, each with its folders and then its
/// entries, and the trash. A flat list of small nodes, so that 100,000 entries are sorted once and filtered
/// at every key. The caller arranges it anew after changes. Thread: the GUI thread.
class EntryTree {
public:
    EntryTree() = default;
    EntryTree(const EntryTree &) = delete;
    EntryTree &operator=(const EntryTree &) = delete;

    /// `others` are there as well, and not saved in it: hosts for this run, at the end of the top level.
    void setCollection(const EntryCollection &collection, const QList<Entry> &others);
    void setFilter(const ServerFilter &filter) { m_filter = filter; }
    const ServerFilter &filter() const { return m_filter; }
    void arrange();

    const std::vector<EntryNode> &nodes() const { return m_nodes; }
    const EntryNode &node(qsizetype at) const { return m_nodes[static_cast<std::size_t>(at)]; }
    const EntryCollection &collection() const { return m_collection; }
    const FolderTree &folders() const { return m_folders; }
    const Entry &entry(qsizetype at) const
    {
        return at < m_collection.entries.size() ? m_collection.entries[at]
                                                : m_others[at - m_collection.entries.size()];
    }
    const Folder &folder(qsizetype at) const { return m_collection.folders[at]; }
    /// Whether it is one of the collection.
    bool isSaved(qsizetype at) const { return at < m_collection.entries.size(); }
    qsizetype trashCount() const { return m_trashed; }

    /// Where it is in entries and folders; -1: nowhere.
    qsizetype entryAt(const EntryId &id) const { return m_entryAt.value(id.value, -1); }
    qsizetype folderAt(const FolderId &id) const { return m_folderAt.value(id.value, -1); }
    /// The node of its row, among the favourites or at its place; -1: it is not in sight.
    qint32 nodeOfEntry(qsizetype at) const { return m_entryNode[static_cast<std::size_t>(at)]; }
    qint32 favouriteNode(qsizetype at) const;
    qint32 nodeOfFolder(qsizetype at) const { return m_folderNode[static_cast<std::size_t>(at)]; }
    qint32 nodeOf(EntryRow row) const;

private:
    /// A stretch of m_shown, or of m_folderOrder.
    struct Range {
        qint32 first = 0;
        qint32 count = 0;
    };
    /// What entries are sorted by.
    struct Key {
        std::size_t bucket = 0;
        qint64 position = 0;
        QString name{}; ///< its natural key
        qint32 at = 0;

        bool operator<(const Key &other) const;
    };
    Key keyOf(qsizetype at) const;
    std::optional<std::vector<qint32>> movedSince(const QList<Entry> &before) const;
    void putElsewhere(const std::vector<qint32> &moved);
    void sortFolders();
    void sortEntries();
    void countAndSortFavourites();
    void makeHaystacks();
    void choose();
    void chooseFolders();
    void append(EntryRow row, qsizetype at, qint32 parent);
    void appendChildrenOf(qint32 node);
    void appendEntries(const Range &range, qint32 parent);
    void appendFolders(std::size_t bucket, qint32 parent);
    std::size_t bucketOf(const Entry &entry) const;
    std::size_t bucketCount() const { return static_cast<std::size_t>(m_collection.folders.size()) + 2; }

    EntryCollection m_collection;
    FolderTree m_folders{m_collection.folders};
    QList<Entry> m_others;
    ServerFilter m_filter;
    QHash<QString, qsizetype> m_entryAt, m_folderAt;
    // A bucket: 0 is the top level, then a folder each, and the trash is the last.
    std::vector<qint32> m_folderParent; // the bucket that each folder is in
    std::vector<qint32> m_folderOrder, m_entryOrder;
    std::vector<QString> m_haystacks; // made when they are first needed
    std::vector<qint32> m_shown;      // entries that the filter lets through, by bucket
    std::vector<Range> m_ranges, m_folderRanges;
    std::vector<bool> m_folderShown;
    std::vector<qint32> m_favourites;
    std::vector<EntryNode> m_nodes{EntryNode{}};
    std::vector<qint32> m_entryNode, m_folderNode;
    qsizetype m_trashed = 0;
};

} // namespace porthole::ui

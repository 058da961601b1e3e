#pragma once

#include "ui/entries/EntryMoves.h"
#include "ui/entries/EntryTree.h"

#include <QAbstractItemModel>
#include <QIcon>
#include <functional>

namespace porthole::ui {

/// The state of something saved: of the tab that it is open in, or what was seen of it from outside.
struct EntryOpen {
    QString state{};
    QIcon icon{};
};

/// What is saved as a tree for views. It is told what is there and asks for nothing; what somebody does with
/// rows it reports. A change is one change of the layout, however much it changes.
/// Thread: the GUI thread.
class EntryTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole + 1,
        MarkRole,  ///< QColor; invalid: none
        StateRole, ///< QIcon of its state; null: none
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setCollection(const EntryCollection &collection);
    const EntryCollection &collection() const { return m_tree.collection(); }
    const FolderTree &folders() const { return m_tree.folders(); }
    /// Hosts and Slycat servers that stand in no collection. What
    /// the collection has comes to stand in it alone.
    void setOthers(const QList<Entry> &others);
    /// What there is to say of their state, by the id of the entry.
    void setOpen(const QHash<QString, EntryOpen> &open);

    /// Shows what has all the words of it; an empty one shows all.
    void setFilter(const QString &typed);
    bool isFiltered() const { return !m_tree.filter().isEmpty(); }

    /// How many rows there are, opened up or not.
    qsizetype totalRows() const { return static_cast<qsizetype>(m_tree.nodes().size()) - 1; }
    /// The entry that would be the first if everything but the trash were opened up; nullptr: there is none.
    const Entry *firstEntry() const;
    EntryRow rowKind(const QModelIndex &index) const;
    const Entry *entryAt(const QModelIndex &index) const;
    const Folder *folderAt(const QModelIndex &index) const;
    /// One of the collection; the others can be opened and edited, and have no place of their own.
    bool isSaved(const QModelIndex &index) const;
    const Entry *find(const EntryId &id) const;
    /// Whether the collection has it, in sight or not.
    bool isKept(const EntryId &id) const { return find(id) && m_tree.isSaved(m_tree.entryAt(id)); }
    /// At its place, not among the favourites.
    QModelIndex indexOf(const EntryId &id) const;
    QModelIndex indexOf(const FolderId &id) const;
    QModelIndex indexOf(EntryRow row) const;
    /// Those of the collection, each once.
    ChosenEntries chosen(const QModelIndexList &rows) const;

    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    bool hasChildren(const QModelIndex &parent = {}) const override { return rowCount(parent) > 0; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// The collection or the others are other ones.
    void contentChanged();
    void entryRenamed(const porthole::EntryId &entry, const QString &name);
    void folderRenamed(const porthole::FolderId &folder, const QString &name);
    /// Why a name will not do.
    void nameRefused(const QString &reason);
    void moved(const porthole::ui::ChosenEntries &what, const porthole::ui::EntryPlace &place);
    void trashed(const porthole::ui::ChosenEntries &what);

private:
    const EntryNode &nodeAt(const QModelIndex &index) const;
    QModelIndex indexFor(qint32 node) const;
    void restructure(const std::function<void()> &change);
    QVariant entryData(const QModelIndex &index, int role) const;
    QVariant folderData(const Folder &folder, int role) const;
    QVariant groupData(EntryRow row, int role) const;
    QString nameProblem(const QModelIndex &index, const QString &name) const;
    EntryPlace placeOf(int row, const QModelIndex &parent, const ChosenEntries &what) const;

    EntryTree m_tree;
    QList<Entry> m_others;
    QHash<QString, EntryOpen> m_open;
};

} // namespace porthole::ui

#pragma once

#include "core/model/HostFile.h"
#include "ui/clouds/ServerFilter.h"

#include <QAbstractTableModel>
#include <vector>

namespace porthole::ui {

/// A folder of a host as a table: sorted with folders first, filtered, and each of it as one change of the
/// layout, because a folder may have 50,000 entries and every key of the filter is one. What is sorted and
/// looked through is made once, when the folder comes.
class FileModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Size, Modified, Permissions, Owner, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(QList<HostFile> files);
    /// Those that have all the words in their name, in any case.
    void setFilter(const QString &words);
    /// Names that begin with a dot.
    void setShowsHidden(bool shows);
    bool showsHidden() const { return m_showsHidden; }
    const HostFile &file(const QModelIndex &index) const;
    /// Not valid if it is not shown.
    QModelIndex indexOf(const QByteArray &name) const;
    /// Of the folder, whatever is shown of it.
    int total() const { return static_cast<int>(m_entries.size()); }
    bool has(const QByteArray &name) const;
    /// Those that the filter lets through but that are hidden.
    int hiddenCount() const { return m_hidden; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// A name that was edited: asks for it and leaves the row as it is.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void renameRequested(const porthole::HostFile &file, const QByteArray &name);

private:
    struct Entry {
        HostFile file;
        QString name;     ///< as it is shown
        QString haystack; ///< what the filter looks through
        QString key;      ///< what names are sorted by
    };

    void sortEntries();
    void collect();
    void relayout(bool sorts);
    bool before(const Entry &a, const Entry &b) const;
    QString textOf(const Entry &entry, int column) const;
    const Entry &entry(const QModelIndex &index) const { return m_entries[index.internalId()]; }

    std::vector<Entry> m_entries;
    std::vector<quint32> m_sorted; // of m_entries, all of them
    std::vector<quint32> m_rows;   // of m_entries, those that are shown
    ServerFilter m_filter;
    int m_column = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_showsHidden = false;
    int m_hidden = 0;
};

} // namespace porthole::ui

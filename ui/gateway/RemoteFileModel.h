#pragma once

#include "core/model/RemoteListing.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace porthole::ui {

/// A folder of a host as a table. Names are the host's, made fit to be shown; file() has them as they are.
class RemoteFileModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Size, Modified, Kind, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(QList<RemoteFile> files);
    const RemoteFile &file(int row) const { return m_files.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RemoteFile> m_files;
};

/// Folders first, then by what the column holds; only those whose name contains the filter's words.
class RemoteFileOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RemoteFileOrder(RemoteFileModel &files, QObject *parent = nullptr);

    void setWords(const QString &words);
    const RemoteFile &file(const QModelIndex &index) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const RemoteFileModel &m_files;
    QStringList m_words;
};

} // namespace porthole::ui

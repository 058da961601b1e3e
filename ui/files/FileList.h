#pragma once

#include "core/model/HostFile.h"

#include <QSet>
#include <QStringList>
#include <QTreeView>

namespace porthole::ui {

class FileModel;

/// The list of a folder's files: choosing, renaming in place, and dragging both ways. Says what was asked for
/// and does none of it.
class FileList : public QTreeView {
    Q_OBJECT
public:
    /// `model` outlives it.
    explicit FileList(FileModel &model, QWidget *parent = nullptr);

    /// Whose files they are, and of which folder: what is dragged is known by it.
    void setPlace(const QString &host, const QByteArray &folder);
    /// In the order of the rows.
    QList<HostFile> chosen() const;
    /// Chooses those that are there and shows the first of them.
    void choose(const QSet<QByteArray> &names);
    /// The editor opens in the row.
    void beginRename();
    bool isEdited() const { return state() == EditingState; }

Q_SIGNALS:
    void openRequested(const porthole::HostFile &file);
    void upRequested();
    /// The buttons that mice have for it.
    void backRequested();
    void forwardRequested();
    /// What was typed into the list is meant to find something in it.
    void typed(const QString &text);
    void filterRequested();
    void pathEntryRequested();
    void menuRequested(const QPoint &globalPos);
    /// Files of this computer were dropped, to go into that folder.
    void filesDropped(const QStringList &localPaths, const QByteArray &folder);
    /// Files of this host were, to be moved there.
    void moveDropped(const QList<QByteArray> &paths, const QByteArray &folder);
    /// They were dragged to where nobody takes what is not here yet.
    void draggedOut(const QList<QByteArray> &paths);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions supported) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();
    /// The folder under the pointer: a row's, or the one that is shown.
    QByteArray folderAt(const QPoint &pos) const;
    bool takes(const QDropEvent &event) const;
    void showTarget(const QPoint &pos);

    FileModel &m_model;
    QString m_host;
    QByteArray m_folder;
    QPersistentModelIndex m_target; // the row something is about to be dropped on
    bool m_dropping = false;        // something is dragged over the list
};

} // namespace porthole::ui

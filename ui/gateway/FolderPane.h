#pragma once

#include "core/model/RemoteListing.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;
class QTreeView;

namespace porthole::ui {

class RemoteFileModel;
class RemoteFileOrder;

/// A folder of a host: where one is, to be typed or walked, what is in it, and downloading from it.
class FolderPane : public QWidget {
    Q_OBJECT
public:
    explicit FolderPane(QWidget *parent = nullptr);

    /// Nothing known yet, as at the beginning of a session.
    void reset();
    /// That folder has been asked for.
    void showBusy(const QString &path);
    void showListing(const RemoteListing &listing);
    /// The last one asked for did not come; what was there stays.
    void showUnchanged();
    /// Bytes; -1 for none under way.
    void showDownload(const QString &name, qint64 bytes, qint64 expected);
    QString path() const { return m_path; }
    void focusFiles();

Q_SIGNALS:
    void browseRequested(const QString &path);
    /// A file is to be looked at.
    void viewRequested(const QString &path, const porthole::RemoteFile &file);
    void downloadRequested(const QString &path, const porthole::RemoteFile &file);
    void downloadStopRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeFooter();
    void connectParts();
    void activate(const QModelIndex &index);
    void goUp();
    void download();
    void updateAbilities();
    QString pathOf(const RemoteFile &file) const;

    RemoteFileModel *m_model;
    RemoteFileOrder *m_order;
    QToolButton *m_up;
    QToolButton *m_reload;
    QLineEdit *m_where;
    QLineEdit *m_filter;
    QTreeView *m_files;
    QLabel *m_summary;
    QLabel *m_transfer;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_download;
    QString m_path; ///< of what is shown; empty: nothing is
    int m_leftOut = 0;
};

} // namespace porthole::ui

#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace porthole::ui {

class FileActions;
class FolderHistory;
class PathBar;

/// The bar over a host's files: where one is and was, bookmarks, the filter, what is done most often. Says
/// what was chosen and does none of it.
class FilesToolBar : public QWidget {
    Q_OBJECT
public:
    /// `actions` outlives it.
    explicit FilesToolBar(FileActions &actions, QWidget *parent = nullptr);

    PathBar &pathBar() const { return *m_path; }
    QLineEdit &filter() const { return *m_filter; }
    void setPlaces(const FolderHistory &history, bool open);
    /// Of the folder that is shown, and those of the host.
    void setBookmarks(const QList<QByteArray> &folders, const QByteArray &current);
    void focusFirst();

Q_SIGNALS:
    void backRequested();
    void forwardRequested();
    void upRequested();
    void folderChosen(const QByteArray &path);
    void bookmarkToggled();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_up;
    QToolButton *m_reload;
    PathBar *m_path;
    QToolButton *m_star;
    QLineEdit *m_filter;
    QToolButton *m_upload;
    QToolButton *m_download;
    QToolButton *m_more;
};

} // namespace porthole::ui

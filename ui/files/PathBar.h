#pragma once

#include <QByteArray>
#include <QStackedWidget>

class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace porthole::ui {

/// Where one is: the folders from the root down as buttons, or a field to type a path into, which offers the
/// folders that fit. What has no room is in a menu before the others.
class PathBar : public QStackedWidget {
    Q_OBJECT
public:
    explicit PathBar(QWidget *parent = nullptr);

    void setPath(const QByteArray &path);
    const QByteArray &path() const { return m_path; }
    /// Where "~" leads.
    void setHome(const QByteArray &home) { m_home = home; }
    /// The path becomes a field with all of it selected.
    void edit();
    /// What did not work stays in the field, to be put right.
    bool isEdited() const { return currentIndex() == 1; }
    /// What is in a folder that foldersWanted() asked for.
    void offerFolders(const QByteArray &folder, const QList<QByteArray> &names);

Q_SIGNALS:
    void pathChosen(const QByteArray &path);
    /// A path into that folder is being typed. offerFolders() answers, or nobody does.
    void foldersWanted(const QByteArray &folder);
    /// Escape, or the same folder again.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void submit();
    QByteArray absolute(const QString &typed) const;
    void complete(const QString &typed);
    void completeAsFarAsSure();
    void showCrumbs();
    QToolButton *addCrumb(const QString &text, const QByteArray &path);

    QByteArray m_path, m_home;
    QWidget *m_crumbs;
    QHBoxLayout *m_row;
    QLineEdit *m_field;
    QStringListModel *m_offers; ///< whole texts, as they are typed
    QCompleter *m_completer;
    QByteArray m_offeredFor;
    QString m_offeredPrefix; ///< how that folder was typed
};

} // namespace porthole::ui

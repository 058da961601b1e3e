#pragma once

#include "core/model/HostFile.h"

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;
class QWidget;

namespace porthole::ui {

/// What can be done with files of a host, as actions with their keys: menus, buttons and the keyboard are the
/// same. Their keys count where the list has the keyboard.
class FileActions : public QObject {
    Q_OBJECT
public:
    /// Which of them there are; the order is that of the menu.
    enum class What : quint8 {
        Open,
        View,
        Edit,
        Download,
        DownloadTo,
        Upload,
        UploadFolder,
        NewFolder,
        NewLink,
        Rename,
        Permissions,
        Delete,
        CopyPath,
        TerminalHere,
        CdHere,
        Hidden,
        Reload,
    };
    static constexpr int kCount = static_cast<int>(What::Reload) + 1;

    /// `keys` is where the keys count: it and what is in it.
    explicit FileActions(QWidget &keys);

    QAction &action(What what) const { return *m_actions[static_cast<int>(what)]; }
    /// What can be done with these, in a folder that may be changed at all.
    void setChosen(const QList<HostFile> &chosen, bool open);
    /// Whether there is a shell that "cd here" could go to.
    void setHasShell(bool has);
    /// For the files that are chosen, or the folder itself; the caller shows it. It goes when it is closed.
    QMenu *makeMenu(QWidget *parent, bool anyChosen) const;

Q_SIGNALS:
    void triggered(porthole::ui::FileActions::What what);

private:
    void add(QWidget &keys, What what, const char *name, const QString &text, const QKeySequence &key = {});

    QList<QAction *> m_actions;
    bool m_hasShell = false;
    bool m_open = false;
};

} // namespace porthole::ui

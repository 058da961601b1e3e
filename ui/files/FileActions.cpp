#include "ui/files/FileActions.h"

#include "ui/files/FileText.h"

#include <QMenu>
#include <QWidget>
#include <algorithm>

namespace porthole::ui {

FileActions::FileActions(QWidget &keys)
    : QObject(&keys)
{
    // In the order of What.
    add(keys, What::Open, "fileOpen", tr("Open"));
    add(keys, What::View, "fileView", tr("View"), Qt::Key_F3);
    add(keys, What::Edit, "fileEdit", tr("Edit on this computer"), Qt::Key_F4);
    add(keys, What::Download, "fileDownload", tr("Download"), Qt::CTRL | Qt::Key_S);
    add(keys, What::DownloadTo, "fileDownloadTo", tr("Download to…"));
    add(keys, What::Upload, "fileUpload", tr("Upload files…"), Qt::CTRL | Qt::Key_U);
    add(keys, What::UploadFolder, "fileUploadFolder", tr("Upload a folder…"));
    add(keys, What::NewFolder, "fileNewFolder", tr("New folder…"), Qt::Key_F7);
    add(keys, What::NewLink, "fileNewLink", tr("New link…"));
    add(keys, What::Rename, "fileRename", tr("Rename"), Qt::Key_F2);
    add(keys, What::Permissions, "filePermissions", tr("Permissions…"), Qt::ALT | Qt::Key_Return);
    add(keys, What::Delete, "fileDelete", tr("Delete…"), Qt::Key_Delete);
    add(keys, What::CopyPath, "fileCopyPath", tr("Copy path"), Qt::CTRL | Qt::Key_C);
    add(keys, What::TerminalHere, "fileTerminalHere", tr("Open terminal here"));
    add(keys, What::CdHere, "fileCdHere", tr("Go to this folder in the terminal"));
    add(keys, What::Hidden, "fileHidden", tr("Show hidden files"), Qt::CTRL | Qt::Key_H);
    add(keys, What::Reload, "fileReload", tr("Read again"), Qt::Key_F5);
    action(What::Hidden).setCheckable(true);
    setChosen({}, false);
}

void FileActions::add(QWidget &keys, What what, const char *name, const QString &text,
                      const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setShortcutVisibleInContextMenu(true);
    keys.addAction(action);
    connect(action, &QAction::triggered, this, [this, what] { Q_EMIT triggered(what); });
    Q_ASSERT(m_actions.size() == static_cast<int>(what));
    m_actions << action;
}

void FileActions::setChosen(const QList<HostFile> &chosen, bool open)
{
    m_open = open;
    const bool any = open && !chosen.isEmpty();
    const bool one = open && chosen.size() == 1;
    const bool oneFolder = one && isFolder(chosen.first());
    const bool oneFile = one && !oneFolder && chosen.first().type != HostFile::Type::Other;
    action(What::Open).setEnabled(oneFolder || oneFile);
    action(What::View).setEnabled(oneFile);
    action(What::Edit).setEnabled(oneFile);
    action(What::Download).setEnabled(any);
    action(What::DownloadTo).setEnabled(any);
    action(What::Rename).setEnabled(one);
    // A link has none of its own.
    action(What::Permissions)
        .setEnabled(any && std::none_of(chosen.begin(), chosen.end(), [](const HostFile &file) {
                        return file.type == HostFile::Type::Link;
                    }));
    action(What::Delete).setEnabled(any);
    for (const What what : {What::Upload, What::UploadFolder, What::NewFolder, What::NewLink, What::CopyPath,
                            What::Reload, What::TerminalHere})
        action(what).setEnabled(open);
    action(What::CdHere).setEnabled(open && m_hasShell);
}

void FileActions::setHasShell(bool has)
{
    m_hasShell = has;
    action(What::CdHere).setVisible(has);
    action(What::CdHere).setEnabled(has && m_open);
}

QMenu *FileActions::makeMenu(QWidget *parent, bool anyChosen) const
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("fileMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::initializer_list<What> several) {
        if (!menu->isEmpty())
            menu->addSeparator();
        for (const What what : several)
            menu->addAction(&action(what));
    };
    if (anyChosen) {
        add({What::Open, What::View, What::Edit});
        add({What::Download, What::DownloadTo});
        add({What::Rename, What::Permissions, What::Delete});
    } else {
        add({What::Upload, What::UploadFolder});
    }
    add({What::NewFolder, What::NewLink});
    add({What::CopyPath, What::TerminalHere, What::CdHere});
    add({What::Hidden, What::Reload});
    return menu;
}

} // namespace porthole::ui

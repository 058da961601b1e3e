#pragma once

#include "core/model/HostFile.h"
#include "core/session/ShellState.h"
#include "core/session/files/FilesState.h"
#include "ui/TabPage.h"
#include "ui/files/FileActions.h"
#include "ui/files/FolderHistory.h"
#include "ui/gateway/TroubleStrip.h"

#include <QSet>
#include <functional>
#include <optional>

class QLabel;

namespace porthole::ui {

class Bookmarks;
class CardStrip;
class ConflictCard;
class FileList;
class FileModel;
class FilesToolBar;
class NameForm;
class PermissionsForm;
class PreviewPane;
class Question;
class ShellOverlay;
class TransferList;

/// A host's files in their tab: walking, finding and changing them, looking at one, and what is on its way.
/// It is told what to show and says what the person wants; ui/files/FilesBinding.h ties it to a session.
/// Paths are the host's bytes.
class FilesPage : public TabPage {
    Q_OBJECT
public:
    /// `bookmarks` outlives it.
    explicit FilesPage(Bookmarks &bookmarks, QWidget *parent = nullptr);

    /// In the folder that is shown.
    QList<OpenTab> reopenings() const override;
    QString stateText() const override { return m_stateText; }
    /// A conflict, or a question of the connection.
    bool needsAttention() const override;
    QIcon stateIcon() const override { return m_stateIcon; }
    QString statusText() const override;
    void takeFocus() override;
    bool asksBeforeClosing() override;
    void focusToolBar() override;

    /// Of the session whose files they are; empty while there is none.
    void setSid(const QString &sid) { m_sid = sid; }
    const QString &sid() const { return m_sid; }
    /// What the person calls the host; the tab is called so, and by the folder.
    void setHost(const QString &host);
    /// Whether there is a terminal of the same session that "cd here" goes to.
    void setHasShell(bool has);
    /// Where "~" leads, and where one begins.
    void setHome(const QByteArray &home);
    /// Where to begin instead, before anything was shown.
    void setStart(const QByteArray &path) { m_start = path; }
    const QByteArray &start() const { return m_start; }
    void showState(FilesState state, const std::optional<Error> &error);
    const QByteArray &path() const { return m_history.current(); }
    /// As if somebody had gone there.
    void browse(const QByteArray &path);
    void reload();
    /// Those are chosen when the folder is read next.
    void chooseNext(const QByteArray &name) { m_chooseNext = {name}; }

    void showFolder(const HostFolder &folder);
    void showBrowseTrouble(const QByteArray &path, const Error &error);
    /// The answer to foldersWanted().
    void offerFolders(const HostFolder &folder);
    void showSpace(const std::optional<quint64> &free);
    void showPreview(const QByteArray &path, const QByteArray &bytes, bool cut);
    void showPreviewTrouble(const Error &error);
    /// Something else was not done; see TroubleStrip::tell().
    void showTrouble(const QString &sentence, const Error &error, std::vector<TroubleStep> steps = {});
    /// What takes a while, e.g. deleting; empty when it is over.
    void showBusy(const QString &text);

    /// Who speaks in the overlay: a session that was opened for these files alone, or the connection that
    /// transfers have to themselves.
    enum class Asker : quint8 { None, Session, Transfers };
    Asker asker() const { return m_asker; }
    ShellOverlay &overlay() const { return *m_overlay; }
    void ask(Asker asker, const SshQuestion &question);
    /// Of the session.
    void showProgress(const ShellProgress &progress);
    void showTrouble(ShellState state, const ShellTrouble &trouble);
    /// That one has nothing to say any more.
    void hideOverlay(Asker asker);

    TransferList &transfers() const { return *m_transfers; }
    ConflictCard &conflictCard() const { return *m_conflict; }

Q_SIGNALS:
    /// Nobody speaks in the overlay any more.
    void overlayFreed();
    /// The host gave no files: it is to be asked again.
    void retryRequested();
    void browseRequested(const QByteArray &path);
    /// What is in that folder, for a path that is being typed.
    void foldersWanted(const QByteArray &folder);
    void previewRequested(const QByteArray &path);
    void editRequested(const QByteArray &path);
    void downloadRequested(const QList<QByteArray> &paths, const QString &localFolder);
    void uploadRequested(const QStringList &localPaths, const QByteArray &folder);
    void renameRequested(const QByteArray &from, const QByteArray &to);
    void moveRequested(const QList<QByteArray> &paths, const QByteArray &folder);
    void removeRequested(const QList<QByteArray> &paths);
    void folderRequested(const QByteArray &path);
    void linkRequested(const QByteArray &path, const QByteArray &target);
    void modeRequested(const QList<QByteArray> &paths, quint32 mode);
    /// They are wanted by another program: fetched to where this one keeps such files, to be dragged from the
    /// list of transfers.
    void fetchRequested(const QList<QByteArray> &paths);
    void terminalRequested(const QByteArray &folder);
    void cdRequested(const QByteArray &folder);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFiles();
    QWidget *makeFooter();
    void connectToolBar();
    void connectList();
    void connectForms();
    void act(FileActions::What what);
    void open(const HostFile &file);
    void view(const HostFile &file);
    /// That the file is being read, or why there is nothing to be seen of it.
    void showViewed(const QString &why);
    void goUp();
    void goBack();
    void goForward();
    void askToDelete(const QList<HostFile> &files);
    void chooseDownloadFolder();
    void chooseUpload(bool folder);
    void copyPaths();
    void rename(const HostFile &file, const QByteArray &name);
    void toggleHidden();
    void showMenu(const QPoint &globalPos);
    void filterChanged(const QString &words);
    QList<QByteArray> pathsOf(const QList<HostFile> &files) const;
    /// The folder that "here" means: the one that is chosen, else the one that is shown.
    QByteArray here() const;
    void setState(const QString &text, const QIcon &icon, bool open);
    void lay(Asker asker, const std::function<void()> &show);
    void updateAbilities();
    void updateBookmarks();
    void updateSummary();
    void updateEmptyText();

    Bookmarks &m_bookmarks;
    FileModel *m_model;
    FileList *m_list;
    FileActions *m_actions;
    FilesToolBar *m_toolBar;
    TroubleStrip *m_trouble;
    CardStrip *m_strip;
    Question *m_question;
    NameForm *m_nameForm;
    PermissionsForm *m_permissions;
    ConflictCard *m_conflict;
    PreviewPane *m_preview;
    ShellOverlay *m_overlay;
    QLabel *m_empty;
    QLabel *m_summary;
    QLabel *m_space;
    TransferList *m_transfers;

    FolderHistory m_history;
    QByteArray m_start;
    QString m_host, m_sid;
    Asker m_asker = Asker::None;
    QSet<QByteArray> m_chooseNext;
    HostFile m_viewed;
    QByteArray m_viewedPath; // it may lie in a folder that is shown no more
    QString m_busy;
    int m_leftOut = 0;
    bool m_open = false;
    bool m_hasFolder = false; // there is something below the overlay
    QString m_stateText;
    QIcon m_stateIcon;
};

} // namespace porthole::ui

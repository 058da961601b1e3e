#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>

#include "core/async/Flows.h"
#include "core/session/files/FilesRegistry.h"

namespace porthole::ui {

class FilesPage;

/// Does with a host's files what a page asks for, and tells it what came of it. Lives in the page; see
/// ui/files/FilesBinding.h. Thread: the GUI thread.
class FilesCourse : public QObject {
    Q_OBJECT
public:
    /// `host` lives until end() is called, the page as long as this does.
    FilesCourse(HostFiles &host, FilesPage &page);

    /// The files are gone; it does nothing any more.
    void end();

private:
    void connectSession();
    void connectIntents();
    void connectTransfers();
    void connectAnswers();
    void followState(FilesState state);
    void followTransfer(transfer::TransferId id, transfer::TransferState state);
    void showQuestion();
    void showConflict();
    void download(const QList<QByteArray> &paths, const QString &localFolder);
    void upload(const QStringList &localPaths, const QByteArray &folder);
    void fetch(const QList<QByteArray> &paths);
    void edit(const QByteArray &path);
    void followEdit(EditedFile &file);
    void openLocally(const EditedFile &file);

    Task<> list(QByteArray path);
    Task<> offer(QByteArray folder);
    Task<> preview(QByteArray path);
    Task<> rename(QByteArray from, QByteArray to);
    Task<> move(QList<QByteArray> paths, QByteArray folder);
    Task<> remove(QList<QByteArray> paths);
    Task<> setMode(QList<QByteArray> paths, quint32 mode);
    Task<> makeFolder(QByteArray path);
    Task<> makeLink(QByteArray path, QByteArray target);

    HostFiles &m_host;
    FilesPage &m_page;
    QTimer m_reload;                          ///< uploads into the folder that is shown have ended
    std::unique_ptr<QTemporaryDir> m_fetched; ///< what was fetched to be dragged elsewhere
    int m_fetches = 0;
    Task<> m_listing, m_preview, m_offer; ///< of each the latest alone
    async::Flows m_flows;                 // last: all of these use the others
};

} // namespace porthole::ui

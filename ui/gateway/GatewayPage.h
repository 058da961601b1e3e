#pragma once

#include "core/base/Secret.h"
#include "core/model/SavedGateway.h"
#include "core/model/SavedHost.h"
#include "core/session/gateway/GatewayState.h"
#include "ui/TabPage.h"

#include <QHash>

class QStackedWidget;

namespace porthole::ui {

class CommandPane;
class FolderPane;
class GatewayHostCard;
class GatewayProgressCard;
class GatewaySignInCard;
class GatewayToolBar;
class PreviewPane;
class TroubleStrip;

/// A Slycat server in a tab: signing in to it, choosing a host, then its folders, files and commands. It is
/// told what to show and says what the person wants; ui/gateway/GatewayBinding.h ties both to a session.
class GatewayPage : public TabPage {
    Q_OBJECT
public:
    explicit GatewayPage(const GatewayUrl &url, QWidget *parent = nullptr);

    /// What is saved of it; nothing: it is not. What its forms begin with, unless somebody has typed.
    void setSaved(const std::optional<SavedGateway> &saved);
    GatewayState state() const { return m_standing.state; }
    void showStanding(const GatewayStanding &standing);
    void showListing(const RemoteListing &listing);
    void showBrowseTrouble(const QString &path, const Error &error);
    void showPreview(const RemotePreview &preview);
    void showPreviewTrouble(const QString &path, const Error &error);
    void showFetched(qint64 bytes);
    void showFetchEnd(const QString &localPath, qint64 bytes);
    void showFetchTrouble(const Error &error);
    void showOutput(const RemoteOutput &output);
    void showLaunchTrouble(const Error &error);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override;

Q_SIGNALS:
    void retryRequested();
    void trustRequested();
    /// The receivers of these two move the secret out of it.
    void signInSubmitted(const QString &user, porthole::Secret &password);
    void hostSubmitted(const QString &host, const QString &user, porthole::Secret &password,
                       porthole::AgentWish agent);
    /// It is to be saved as this: when somebody wants it to be, and when what is saved has changed.
    void saveRequested(const porthole::SavedGateway &gateway);
    void signOutRequested();
    void leaveHostRequested();
    void browseRequested(const QString &path);
    void previewRequested(const QString &path);
    void fetchRequested(const QString &remotePath, const QString &localPath);
    void fetchStopRequested();
    void launchRequested(const QString &command);
    void launchStopRequested();

private:
    QWidget *makeCards();
    QWidget *makeWork();
    void connectCards();
    void connectWork();
    void updateToolBar();
    void updateCards();
    void showCard(QWidget *card);
    void enterHost();
    SavedGateway toSave() const;
    void browse(const QString &path);
    void view(const QString &path, const RemoteFile &file);
    void chooseTarget(const QString &path, const RemoteFile &file);
    void startFetch(const QString &remotePath, const RemoteFile &file, const QString &localPath);

    const GatewayUrl m_url;
    const QString m_server;
    const bool m_exposed;
    std::optional<SavedGateway> m_saved;
    QString m_user; ///< who signed in last
    GatewayStanding m_standing;
    QHash<QString, QString> m_lastPaths; ///< by host, of this tab
    RemoteFile m_viewed;
    RemoteFile m_fetching;
    QString m_fetchingPath;
    GatewayToolBar *m_toolBar;
    QStackedWidget *m_stack;
    QWidget *m_work;
    GatewayProgressCard *m_progress;
    GatewaySignInCard *m_signIn;
    GatewayHostCard *m_hosts;
    TroubleStrip *m_trouble;
    FolderPane *m_folder;
    PreviewPane *m_preview;
    CommandPane *m_command;
};

/// A path in the user's folder of downloads where a file of that name, or as near to it as can be, would be
/// new.
QString downloadPath(const QString &name);

} // namespace porthole::ui

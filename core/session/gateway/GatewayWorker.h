#pragma once

#include "core/async/Door.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/model/GatewayUrl.h"
#include "core/model/SavedHost.h"
#include "core/session/gateway/GatewayFarewells.h"
#include "core/session/gateway/GatewayState.h"
#include "core/session/gateway/NewFile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <memory>

namespace porthole {

/// A Slycat server on the network thread. Made in the handle's thread and moved; from then on everything runs
/// in the network thread. retire() takes leave of the server and deletes it; it may also be deleted at any
/// moment. Its signals' slots must not delete it.
class GatewayWorker : public QObject {
    Q_OBJECT
public:
    /// `farewells` lives on the network thread.
    GatewayWorker(GatewayUrl url, GatewayOptions options, GatewayFarewells &farewells);
    ~GatewayWorker() override;

    const std::shared_ptr<async::Door<GatewayWorker>> &door() const { return m_door; }

    void open();
    void trustCertificate();
    void submitSignIn(QString user, Secret password);
    void signOut();
    void connectHost(QString host, QString user, Secret password, AgentWish agent);
    void leaveHost();
    void browse(QString path);
    void preview(QString path);
    void fetch(QString remotePath, QString localPath);
    void cancelFetch();
    void launch(QString command);
    void cancelLaunch();

Q_SIGNALS:
    void standingChanged(const porthole::GatewayStanding &standing);
    void listed(const porthole::RemoteListing &listing);
    void browseFailed(const QString &path, const porthole::Error &error);
    void previewed(const porthole::RemotePreview &preview);
    void previewFailed(const QString &path, const porthole::Error &error);
    void fetchProgressed(qint64 bytes);
    void fetched(const QString &localPath, qint64 bytes);
    void fetchFailed(const porthole::Error &error);
    void launched(const porthole::RemoteOutput &output);
    void launchFailed(const porthole::Error &error);

private:
    Task<> connectFlow();
    Task<> signInFlow(QString user, std::shared_ptr<const Secret> password);
    Task<> hostFlow(slycat::HostSignIn from);
    Task<> browseFlow(QString path);
    Task<> previewFlow(QString path);
    Task<> fetchFlow(QString remotePath, QString localPath);
    Task<Result<qint64>> fetchInto(QString remotePath, QString localPath);
    Task<> launchFlow(QString command);
    Task<Result<>> takeHosts();
    void begin(Task<> course);
    void stand(GatewayStanding standing);
    void fail(const Error &error);
    void askAgain(GatewayState state, const Error &error);
    void look(const Error *error);
    void endOperations();
    bool isOpen() const { return m_standing.state == GatewayState::Open; }

    const GatewayUrl m_url;
    GatewayOptions m_options;
    const std::shared_ptr<async::Door<GatewayWorker>> m_door;
    const QPointer<GatewayFarewells> m_farewells;
    GatewayStanding m_standing;
    std::shared_ptr<GatewayLine> m_line;
    std::optional<net::UntrustedCertificate> m_untrusted;
    QElapsedTimer m_progressTold;
    // What uses the line, and so dies before it.
    Task<> m_course; ///< whatever leads from one state to the next
    Task<> m_browsing;
    Task<> m_previewing;
    Task<> m_fetching;
    Task<> m_launching;
};

} // namespace porthole

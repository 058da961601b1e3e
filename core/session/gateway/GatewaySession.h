#pragma once

#include "core/base/Secret.h"
#include "core/model/GatewayUrl.h"
#include "core/model/SavedHost.h"
#include "core/session/gateway/GatewayOptions.h"
#include "core/session/gateway/GatewayState.h"

#include <QObject>
#include <memory>

namespace porthole {

class GatewayFarewells;
class GatewayWorker;
namespace async {
template <class Object> class Door;
}

/// A Slycat server as a person sees it: signed in to, one of its hosts connected to, and what can be done
/// there. This object is the handle in its owner's thread; the work is done on the network thread, and
/// nothing here waits for it. It holds no secret. Thread: that of its owner. Destroying it closes it.
class GatewaySession : public QObject {
    Q_OBJECT
public:
    /// `farewells` lives on the network thread, and this one's worker will.
    GatewaySession(GatewayUrl url, GatewayOptions options, GatewayFarewells &farewells,
                   QObject *parent = nullptr);
    ~GatewaySession() override;

    const GatewayUrl &url() const { return m_url; }
    const GatewayStanding &standing() const { return m_standing; }
    GatewayState state() const { return m_standing.state; }

    /// Idle or Failed -> Connecting.
    void open();
    void trustCertificate();
    void submitSignIn(const QString &user, Secret password);
    /// Tells the server, and asks for the sign-in again.
    void signOut();
    void connectHost(const QString &host, const QString &user, Secret password, AgentWish agent);
    void leaveHost();
    /// In Open. A path is absolute; listed() or browseFailed() answers, for the last one asked only.
    void browse(const QString &path);
    /// The beginning of a file, to be looked at. previewed() or previewFailed() answers, for the last one
    /// only.
    void preview(const QString &path);
    /// Into a file that is not there yet. One at a time; the last one counts.
    void fetch(const QString &remotePath, const QString &localPath);
    void cancelFetch();
    /// Runs a command on the host. One at a time; the last one counts.
    void launch(const QString &command);
    void cancelLaunch();
    /// Ends the session on the host and the sign-in, as well as can be.
    void close();

Q_SIGNALS:
    void standingChanged();
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
    void listen();

    const GatewayUrl m_url;
    GatewayStanding m_standing;
    GatewayWorker *m_worker; ///< lives in the network thread; nullptr when closed
    const std::shared_ptr<async::Door<GatewayWorker>> m_door;
};

} // namespace porthole

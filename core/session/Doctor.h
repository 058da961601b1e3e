#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/base/Task.h"
#include "core/model/CloudProfile.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/Finding.h"
#include "core/net/ChannelFactory.h"
#include "core/remotes/RemoteSession.h"

#include <QElapsedTimer>
#include <QObject>

namespace porthole {

class CloudRoute;

/// Goes the way to a host or to a console stage by stage, and tells what each of them took and what is wrong
/// with the one that does not pass. It decides nothing for anybody: an unknown key is not accepted, no
/// program is run, and nothing is asked. Every stage has an end. Thread: its owner's. Destroying it ends it,
/// but not from a slot of its signals (deleteLater() does); nor is another examination begun there.
class Doctor : public QObject {
    Q_OBJECT
public:
    explicit Doctor(QObject *parent = nullptr);
    ~Doctor() override;

    /// Name, TCP, SSH, the host key, signing in with what is there, and the agent if it would be started; of
    /// each jump host as well. `options` is what its connections are made with; the host fills in the rest.
    void examine(const SavedHost &host, std::shared_ptr<const Secret> password,
                 remotes::RemoteOptions options = {});
    /// Name, TCP, TLS, the WebSocket and RFB's greeting; of the routes that a page may mean, the
    /// first that is not refused. Nobody signs in.
    void examine(const ConsoleUrl &url, const net::ChannelOptions &options);
    /// Name, TCP and TLS of a cloud's Keystone, and signing in, and out again: with the secrets that the
    /// profile has. `route` as CloudWorker has it.
    void examine(CloudProfile profile, net::ProxyEnvironment proxies, std::shared_ptr<CloudRoute> route);
    void stop();

Q_SIGNALS:
    void stageBegan(porthole::CheckStage stage, const QString &subject);
    void found(const porthole::Finding &finding);
    /// All stages passed; or one did not, and found() has told.
    void finished(bool passed);

private:
    class HostRound;
    class ConsoleRound;
    class CloudRound;

    void begin(CheckStage stage, const QString &subject);
    void pass(const QString &detail = {});
    void fail(const Error &error);
    void needsYou(Remedy remedy, const QString &detail);
    void tell(Finding finding);

    QElapsedTimer m_clock;
    std::optional<CheckStage> m_stage; ///< that is being gone through
    QString m_subject;
    Task<> m_flow; // last: it uses all of the above
};

} // namespace porthole

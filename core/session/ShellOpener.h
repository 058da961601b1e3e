#pragma once

#include <QObject>

#include "core/session/HostRegistry.h"
#include "core/session/HostRequest.h"
#include "core/session/ShellRegistry.h"

namespace porthole {

/// Does what somebody has asked for about a host: saves it, fetches its password, opens a shell on it, and
/// keeps the password, if that is wanted, once the host has accepted it. Thread: its owner's.
class ShellOpener : public QObject {
    Q_OBJECT
public:
    /// All outlive it. `options` is what every connection is made with.
    ShellOpener(HostRegistry &hosts, ShellRegistry &shells, remotes::RemoteOptions options,
                QObject *parent = nullptr);

    void perform(HostRequest request);
    void remove(const SavedHost &host);

Q_SIGNALS:
    /// Something about a host was not done, or was done otherwise; a connection is made all the same, but for
    /// HostRequest::answer.
    void notSaved(const porthole::SavedHost &host, const porthole::Error &error);
    void notRemoved(const porthole::SavedHost &host, const porthole::Error &error);
    void passwordNotRead(const porthole::SavedHost &host, const porthole::Error &error);
    void passwordNotKept(const porthole::SavedHost &host, const porthole::Error &error);

private:
    Task<> carryOut(HostRequest request);
    Task<> carryOutRemoval(SavedHost host);
    Task<> keep(SavedHost host, std::shared_ptr<const Secret> password);
    void open(ShellOptions options, bool keepsPassword);

    HostRegistry &m_hosts;
    ShellRegistry &m_shells;
    const remotes::RemoteOptions m_options;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole

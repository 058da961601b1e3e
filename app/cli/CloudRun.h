#pragma once

#include "app/cli/CloudArguments.h"
#include "app/cli/FlowRun.h"
#include "app/cli/PinnedTransport.h"
#include "core/openstack/compute/Compute.h"

#include <memory>

namespace porthole::cli {

/// One cloud for the length of one command: signs in when it is first asked something, and runs the
/// command's flows to their end. Thread: main.
class CloudRun {
public:
    /// For all that a command asks of a cloud: Nova alone may take a minute for a console.
    static constexpr Milliseconds kTimeout{120000};

    /// Reads the configuration and --ca-file, --pin, --timeout-ms; connects to the host that it goes through.
    /// Nothing is sent to the cloud yet. Errors: cloudProfile()'s, pinsOf()'s, httpOptionsFor()'s,
    /// HostRoute::open()'s.
    static Result<std::unique_ptr<CloudRun>> make(const Arguments &arguments, const Environment &environment,
                                                  Milliseconds timeout = kTimeout);

    openstack::Compute &compute() { return m_compute; }
    const CloudProfile &profile() const { return m_session.profile(); }
    /// What the cloud's settings and --ca-file make believe; --pin is in pins().
    const net::TlsTrust &trust() const { return m_trust; }
    const QList<QByteArray> &pins() const { return m_pins; }
    /// The host that it is reached through; nullptr: none.
    const std::shared_ptr<HostRoute> &route() const { return m_route; }

    /// Runs the event loop until the flow is done. Errors: the flow's, a certificate's with how to trust
    /// it; Timeout; Cancelled (Ctrl+C).
    template <class T> Result<T> finish(Task<Result<T>> flow)
    {
        PH_TRY(std::optional<Result<T>> outcome, runFlow(std::move(flow), m_timeout));
        if (!outcome)
            return timedOut();
        if (!*outcome)
            return explained(std::move(*outcome).error());
        return *std::move(outcome);
    }

private:
    CloudRun(CloudProfile profile, net::HttpOptions options, QList<QByteArray> pins,
             std::shared_ptr<HostRoute> route, Milliseconds timeout);

    Error timedOut() const;
    Error explained(Error error) const;

    const std::shared_ptr<HostRoute> m_route;
    const net::TlsTrust m_trust;
    const QList<QByteArray> m_pins;
    const Milliseconds m_timeout;
    const openstack::CloudClock m_clock;
    PinnedTransport m_transport;
    openstack::CloudSession m_session;
    openstack::Compute m_compute;
};

} // namespace porthole::cli

#include "core/session/Doctor.h"

#include "core/session/doctor/CloudRound.h"
#include "core/session/doctor/ConsoleRound.h"
#include "core/session/doctor/HostRound.h"

#include <utility>

namespace porthole {

Doctor::Doctor(QObject *parent)
    : QObject(parent)
{}

Doctor::~Doctor() = default;

void Doctor::examine(const SavedHost &host, std::shared_ptr<const Secret> password,
                     remotes::RemoteOptions options)
{
    options.ssh.destination = {host.host, host.port, host.user, host.identityFile};
    options.ssh.password = std::move(password);
    options.agent = host.agent;
    options.agentCommand = host.agentCommand;
    options.reconnect = false;
    stop();
    m_flow = HostRound::run(*this, std::move(options));
    m_flow.start();
}

void Doctor::examine(const ConsoleUrl &url, const net::ChannelOptions &options)
{
    stop();
    m_flow = ConsoleRound::run(*this, url, options);
    m_flow.start();
}

void Doctor::examine(CloudProfile profile, net::ProxyEnvironment proxies, std::shared_ptr<CloudRoute> route)
{
    stop();
    m_flow = CloudRound::run(*this, std::move(profile), std::move(proxies), std::move(route));
    m_flow.start();
}

void Doctor::stop()
{
    m_flow = {};
    m_stage.reset();
}

void Doctor::begin(CheckStage stage, const QString &subject)
{
    m_stage = stage;
    m_subject = subject;
    m_clock.start();
    Q_EMIT stageBegan(stage, subject);
}

void Doctor::pass(const QString &detail)
{
    if (!m_stage)
        return;
    Finding finding;
    finding.detail = detail;
    tell(std::move(finding));
}

void Doctor::fail(const Error &error)
{
    if (!m_stage)
        return;
    Finding finding;
    finding.outcome = CheckOutcome::Failed;
    finding.error = error;
    finding.remedy = remedyFor(*m_stage, error.kind);
    tell(std::move(finding));
    Q_EMIT finished(false);
}

void Doctor::needsYou(Remedy remedy, const QString &detail)
{
    if (!m_stage)
        return;
    Finding finding;
    finding.outcome = CheckOutcome::NeedsYou;
    finding.remedy = remedy;
    finding.detail = detail;
    tell(std::move(finding));
    Q_EMIT finished(false);
}

void Doctor::tell(Finding finding)
{
    finding.stage = *std::exchange(m_stage, std::nullopt);
    finding.subject = m_subject;
    finding.took = Milliseconds(m_clock.elapsed());
    Q_EMIT found(finding);
}

} // namespace porthole

#include "app/cli/CloudRun.h"

#include "app/cli/Output.h"
#include "app/cli/TlsArguments.h"
#include "core/openstack/HttpOptionsFor.h"

namespace porthole::cli {

Result<std::unique_ptr<CloudRun>> CloudRun::make(const Arguments &arguments, const Environment &environment,
                                                 Milliseconds usualTimeout)
{
    PH_TRY(const Milliseconds timeout, arguments.duration(QLatin1String("--timeout-ms"), usualTimeout));
    PH_TRY(const QList<QByteArray> pins, pinsOf(arguments));
    PH_TRY(CloudProfile profile, cloudProfile(arguments, environment));
    PH_TRY(std::shared_ptr<HostRoute> route, HostRoute::open(arguments, profile.routeKey(), profile.name));
    PH_TRY(net::HttpOptions options, openstack::httpOptionsFor(profile, HostRoute::proxiesOf(route), {}));
    PH_DO(addCaFile(arguments, options.trust));
    return std::unique_ptr<CloudRun>(
        new CloudRun(std::move(profile), std::move(options), pins, std::move(route), timeout));
}

CloudRun::CloudRun(CloudProfile profile, net::HttpOptions options, QList<QByteArray> pins,
                   std::shared_ptr<HostRoute> route, Milliseconds timeout)
    : m_route(std::move(route))
    , m_trust(options.trust)
    , m_pins(std::move(pins))
    , m_timeout(timeout)
    , m_transport(std::move(options), m_pins)
    , m_session(std::move(profile), m_transport, m_clock)
    , m_compute(m_session)
{
    QObject::connect(&m_session, &openstack::CloudSession::waiting, &m_session, [](Milliseconds time) {
        note("the cloud is busy and asks to wait for " + std::to_string((time.count() + 999) / 1000) + " s");
    });
}

Error CloudRun::timedOut() const
{
    return Error::make(ErrorKind::Timeout, "cloud '" + profile().name.toStdString() + "': no end within " +
                                               std::to_string(m_timeout.count()) + " ms (see --timeout-ms)");
}

Error CloudRun::explained(Error error) const
{
    const auto token = m_session.currentToken();
    if (error.kind == ErrorKind::Usage && token && !token->isScoped())
        error.detail += " (with --project)";
    const auto unknown = m_transport.untrusted();
    if (error.kind != ErrorKind::CertificateUntrusted || !unknown)
        return HostRoute::explained(m_route, std::move(error));
    return untrustedCertificate(unknown->exception.endpoint.toString(), unknown->problem,
                                unknown->exception.sha256);
}

} // namespace porthole::cli

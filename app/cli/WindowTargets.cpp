#include "app/cli/WindowTargets.h"

#include "core/model/ConsoleUrl.h"
#include "core/model/FilesAddress.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "core/openstack/CloudsConfig.h"

namespace porthole::cli {

namespace {

/// CLOUD/SERVER: no address without a scheme has a path.
bool namesServer(const QString &target)
{
    return target.contains(u'/') && !target.contains(QStringLiteral("://"));
}

Result<> checkServer(const QString &target, const openstack::CloudsEnvironment &environment)
{
    const QString cloud = target.section(u'/', 0, 0);
    if (target.section(u'/', 1).isEmpty())
        return Error::make(ErrorKind::Usage, "a target CLOUD/SERVER lacks its server");
    PH_TRY(const auto clouds, openstack::CloudsConfig::load(environment));
    const QStringList known = clouds.names();
    if (known.contains(cloud))
        return {};
    return Error::make(ErrorKind::Usage,
                       "no cloud is named '" + cloud.toStdString() + "'; " +
                           (known.isEmpty()
                                ? std::string("none is configured")
                                : "known are: " + known.join(QStringLiteral(", ")).toStdString()));
}

} // namespace

Result<> checkTargets(const QStringList &targets, const openstack::CloudsEnvironment &environment)
{
    for (const QString &target : targets) {
        if (HostAddress::isMeant(target))
            PH_DO(HostAddress::parse(target));
        else if (FilesAddress::isMeant(target))
            PH_DO(FilesAddress::parse(target));
        else if (GatewayUrl::isMeantBy(target))
            PH_DO(GatewayUrl::parse(target));
        else if (namesServer(target))
            PH_DO(checkServer(target, environment));
        else
            PH_DO(ConsoleTarget::parse(target));
    }
    return {};
}

} // namespace porthole::cli

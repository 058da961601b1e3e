#include "core/openstack/SavedProfile.h"

#include "core/openstack/config/ProfileReader.h"

namespace porthole::openstack {

namespace {

/// As it is meant: in a file, braces would be filled in.
ConfigValue literal(QString text)
{
    text.replace(u'{', QLatin1String("{{")).replace(u'}', QLatin1String("}}"));
    return ConfigValue::text(text.toStdString());
}

Error notKept(const char *what)
{
    return Error::make(ErrorKind::Usage,
                       std::string("it has ") + what + ", which Porthole reads from clouds.yaml alone");
}

} // namespace

Result<CloudProfile> savedProfile(const QString &name, const QString &entry, const QString &authUrl,
                                  const CloudDescription &description)
{
    PH_DO(parseAuthUrl(authUrl));
    PH_TRY(const CloudDescription fit, fitDescription(description));
    ConfigMapping auth;
    auth.set("auth_url", ConfigValue::text(authUrl.toStdString()));
    for (auto option = fit.auth.cbegin(); option != fit.auth.cend(); ++option)
        auth.set(option.key().toStdString(), ConfigValue::text(option.value().toStdString()));
    MergedEntry merged{cloudDefaults(), {}};
    merged.keys.set("auth_type", ConfigValue::text(fit.authType.toStdString()));
    merged.keys.set("auth", ConfigValue(std::move(auth)));
    merged.keys.set("region_name", literal(fit.region));
    if (!fit.interface.isEmpty())
        merged.keys.set("interface", literal(fit.interface));
    if (!fit.caCertificateFile.isEmpty())
        merged.keys.set("cacert", literal(fit.caCertificateFile));
    PH_TRY(CloudProfile profile, readProfile(merged, [](const QString &path) { return path; }));
    profile.name = name;
    profile.entry = entry;
    if (!fit.region.isEmpty())
        profile.regions = QStringList{fit.region};
    return profile;
}

Result<CloudDescription> describedBy(const CloudProfile &profile)
{
    if (!cloudAuthTypes().contains(profile.authType))
        return notKept("another way to sign in than a password or an application credential");
    if (!profile.clientCertificateFile.isEmpty())
        return notKept("a certificate of the client's own");
    if (!profile.computeEndpointOverride.isEmpty())
        return notKept("an address of its own for Nova");
    CloudDescription description;
    description.authType = profile.authType;
    description.region = profile.region;
    description.interface = profile.interface == u"public" ? QString() : profile.interface;
    description.caCertificateFile = profile.caCertificateFile;
    for (auto option = profile.auth.cbegin(); option != profile.auth.cend(); ++option)
        if (cloudAuthKeys().contains(option.key()))
            description.auth.insert(option.key(), option.value());
    return fitDescription(std::move(description));
}

} // namespace porthole::openstack

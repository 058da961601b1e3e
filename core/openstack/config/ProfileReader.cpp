#include "core/openstack/config/ProfileReader.h"

#include "core/openstack/config/AuthOptions.h"
#include "core/openstack/config/Normalise.h"

#include <algorithm>
#include <cmath>

namespace porthole::openstack {

namespace {

Error wrong(std::string what) { return Error::make(ErrorKind::Usage, std::move(what)); }

QString textOf(const ConfigValue *value)
{
    const std::string_view text = value ? value->view() : std::string_view();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString textAt(const ConfigMapping &entry, std::string_view key) { return textOf(entry.find(key)); }

/// keystoneauth's own names for "no authentication" are null, "" and None.
Result<const AuthType *> typeOf(const ConfigMapping &entry)
{
    const ConfigValue *value = entry.find("auth_type");
    if (value && !value->isNull() && !value->shared())
        return wrong("'auth_type' is not a text");
    std::string name(value ? value->view() : std::string_view());
    if (name.empty() || name == "None")
        name = "none";
    if (const AuthType *type = authType(name))
        return type;
    const std::string speaks =
        "; it signs in with password, v3password, token, v3token and v3applicationcredential";
    if (isKnownAuthType(name))
        return wrong("Porthole cannot sign in with auth_type " + name + speaks);
    return wrong("there is no auth_type of the name given" + speaks);
}

bool hasAny(const ConfigMapping &auth, std::initializer_list<std::string_view> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
        const ConfigValue *value = auth.find(key);
        return value && value->isTrue();
    });
}

Result<> checkUser(const ConfigMapping &auth)
{
    if (hasAny(auth, {"user_id"}))
        return {};
    if (!hasAny(auth, {"username"})) {
        if (hasAny(auth, {"application_credential_id", "application_credential_name"}))
            return wrong("it has an application credential but not 'auth_type: v3applicationcredential'");
        if (hasAny(auth, {"token"}))
            return wrong("it has a token but not 'auth_type: token'");
        return wrong("it names no user ('username' or 'user_id')");
    }
    if (!hasAny(auth, {"user_domain_id", "user_domain_name", "default_domain_id", "default_domain_name"}))
        return wrong("a user name needs the user's domain ('user_domain_name' or 'user_domain_id')");
    return {};
}

/// What Keystone v3 would refuse, said before it is asked, in words of the file.
Result<> checkAuth(const ConfigMapping &auth, AuthMethod method)
{
    for (const auto &[key, value] : auth) {
        if (value.asBool())
            return wrong("'" + key + "' is read as true or false; it has to stand in quotes");
    }
    if (method == AuthMethod::Password)
        PH_DO(checkUser(auth));
    if (method == AuthMethod::ApplicationCredential && !hasAny(auth, {"application_credential_id"})) {
        if (!hasAny(auth, {"application_credential_name"}))
            return wrong("it has neither 'application_credential_id' nor 'application_credential_name'");
        PH_DO(checkUser(auth));
    }
    const bool needsDomain = hasAny(auth, {"project_name"}) && !hasAny(auth, {"project_id"});
    if (needsDomain && !hasAny(auth, {"project_domain_id", "project_domain_name", "default_domain_id",
                                      "default_domain_name"}))
        return wrong(
            "a project name needs the project's domain ('project_domain_name' or 'project_domain_id')");
    return {};
}

Result<QUrl> authUrlOf(const ConfigMapping &auth, const std::string &missingProfile)
{
    const QString text = textAt(auth, "auth_url");
    if (text.isEmpty()) {
        if (!missingProfile.empty())
            return wrong(
                "its profile is not in clouds-public.yaml, and Porthole neither has a list of providers "
                "nor fetches one; write 'auth_url' into the entry");
        return wrong("it has no 'auth_url'");
    }
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != u"https" && scheme != u"http"))
        return wrong("'auth_url' is not a web address");
    return url;
}

void readAuth(const ConfigMapping &auth, CloudProfile &profile)
{
    for (const auto &[key, value] : auth) {
        const QString name = QString::fromStdString(key);
        if (key == "auth_url" || !value.shared() || !value.isTrue())
            continue;
        if (isSecretOption(key))
            profile.secrets.insert(name, value.shared());
        else
            profile.auth.insert(name, textOf(&value));
    }
}

/// keystoneauth reads "publicURL" as "public"; of a list the first that the catalog has is taken.
Result<> readInterfaces(const ConfigMapping &entry, CloudProfile &profile)
{
    const ConfigValue *value = entry.find("compute_interface");
    if (!value || value->isNull())
        value = entry.find("interface");
    const ConfigValue::List single{value ? *value : ConfigValue()};
    QStringList interfaces;
    for (const ConfigValue &item : value && value->asList() ? *value->asList() : single) {
        QString name = textOf(&item);
        if (name.endsWith(u"URL"))
            name.chop(3);
        if (!item.isNull() && !item.isText())
            return wrong("'interface' is neither a text nor a list of texts");
        if (!name.isEmpty())
            interfaces << name;
    }
    if (!interfaces.isEmpty()) {
        profile.interface = interfaces.takeFirst();
        profile.otherInterfaces = interfaces;
    }
    return {};
}

/// Strict where openstacksdk is not: an empty or null `verify` does not switch verification off.
void readTrust(const ConfigMapping &entry, const std::function<QString(const QString &)> &expandUser,
               CloudProfile &profile)
{
    const ConfigValue *insecure = entry.find("insecure"), *verify = entry.find("verify");
    const bool *asked = verify ? verify->asBool() : nullptr;
    profile.verify = !(insecure && insecure->isTrue()) && !(asked && !*asked);
    profile.caCertificateFile = expandUser(textAt(entry, "cacert"));
    if (profile.caCertificateFile.isEmpty())
        profile.caCertificateFile = textOf(verify); // requests takes a text for a file of authorities
    profile.clientCertificateFile = expandUser(textAt(entry, "cert"));
    if (!profile.clientCertificateFile.isEmpty())
        profile.clientKeyFile = expandUser(textAt(entry, "key"));
    if (!profile.verify && !profile.caCertificateFile.isEmpty())
        profile.notes << QStringLiteral("'cacert' is given, but certificates are not verified");
}

/// "2.90" as compute_api_version asks for that microversion; "2", "2.0" and what is no number do not.
Result<> readMicroversion(const ConfigMapping &entry, CloudProfile &profile)
{
    const QString version = textAt(entry, "compute_api_version");
    bool isNumber = false;
    static_cast<void>(version.toDouble(&isNumber));
    const QString minor = version.section(u'.', 1, 1);
    const bool implies = isNumber && version.contains(u'.') && minor != u"0";
    profile.computeMicroversion = textAt(entry, "compute_default_microversion");
    if (!implies)
        return {};
    if (!profile.computeMicroversion.isEmpty() && profile.computeMicroversion != version)
        return wrong("'compute_api_version' and 'compute_default_microversion' name different microversions");
    profile.computeMicroversion = version;
    return {};
}

void readCompute(const ConfigMapping &entry, CloudProfile &profile)
{
    profile.computeEndpointOverride = textAt(entry, "compute_endpoint_override");
    if (profile.computeEndpointOverride.isEmpty())
        profile.computeEndpointOverride = textAt(entry, "compute_endpoint");
    profile.region = textAt(entry, "region_name");
    profile.computeRegion = textAt(entry, "compute_region_name");
    if (profile.computeRegion.isEmpty())
        profile.computeRegion = profile.region;
    profile.computeServiceName = textAt(entry, "compute_service_name");
    if (const QString type = textAt(entry, "compute_service_type"); !type.isEmpty())
        profile.computeServiceType = type;
    bool isNumber = false;
    const double timeout = textAt(entry, "api_timeout").toDouble(&isNumber);
    if (isNumber && timeout > 0 && timeout <= 86400)
        profile.apiTimeoutSeconds = static_cast<int>(std::ceil(timeout));
}

} // namespace

Result<CloudProfile> readProfile(const MergedEntry &merged,
                                 const std::function<QString(const QString &)> &expandUser)
{
    PH_TRY(ConfigMapping entry, normalisedEntry(merged.keys));
    PH_TRY(const AuthType *const type, typeOf(entry));
    PH_DO(settleAuth(entry, *type));
    const ConfigMapping &auth = *entry.find("auth")->asMapping();

    CloudProfile profile;
    PH_TRY(profile.authUrl, authUrlOf(auth, merged.missingProfile));
    PH_DO(checkAuth(auth, type->method));
    profile.authType = QString::fromUtf8(type->name.data(), static_cast<qsizetype>(type->name.size()));
    readAuth(auth, profile);
    PH_DO(readInterfaces(entry, profile));
    readTrust(entry, expandUser, profile);
    PH_DO(readMicroversion(entry, profile));
    readCompute(entry, profile);
    if (!merged.missingProfile.empty())
        profile.notes << QStringLiteral(
            "its profile is not in clouds-public.yaml; nothing was taken from it");
    return profile;
}

} // namespace porthole::openstack

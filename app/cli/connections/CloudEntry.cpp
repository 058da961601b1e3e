#include "app/cli/connections/CloudEntry.h"

#include "app/cli/FlowRun.h"
#include "app/cli/Output.h"
#include "app/cli/StandardInput.h"
#include "core/openstack/SavedProfile.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/secrets/SessionBus.h"

#include <QFileInfo>

namespace porthole::cli {

namespace {

constexpr QLatin1String kAuth("--auth"), kAuthType("--auth-type"), kRegion("--region"),
    kInterface("--interface"), kCaFile("--ca-file"), kPasswordStdin("--password-stdin");
constexpr Milliseconds kPatience{180000}; // somebody may have to type the keychain's password

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

/// "username=demo"; an empty value takes the key away.
Result<> takeAuth(CloudDescription &to, const QString &option)
{
    const QString key = option.section(u'=', 0, 0).trimmed(), value = option.section(u'=', 1);
    if (!option.contains(u'=') || !cloudAuthKeys().contains(key))
        return usage("--auth takes KEY=VALUE, with a key of clouds.yaml's auth section: " +
                     cloudAuthKeys().join(QStringLiteral(", ")).toStdString() +
                     "; a password is read with --password-stdin");
    if (value.isEmpty())
        to.auth.remove(key);
    else
        to.auth.insert(key, value);
    return {};
}

} // namespace

bool describesCloud(const Arguments &arguments)
{
    return arguments.has(kAuth) || arguments.has(kAuthType) || arguments.has(kRegion) ||
           arguments.has(kInterface) || arguments.has(kCaFile);
}

Result<> takeCloud(Entry &to, const Arguments &arguments)
{
    if (!to.description)
        to.description = CloudDescription{};
    for (const QString &option : arguments.values(kAuth))
        PH_DO(takeAuth(*to.description, option));
    to.description->authType = arguments.value(kAuthType).value_or(to.description->authType);
    to.description->region = arguments.value(kRegion).value_or(to.description->region);
    to.description->interface = arguments.value(kInterface).value_or(to.description->interface);
    if (const auto file = arguments.value(kCaFile))
        to.description->caCertificateFile = file->isEmpty() ? QString() : QFileInfo(*file).absoluteFilePath();
    if (to.name.contains(u'/'))
        return usage("a cloud's name has no '/': its servers are named CLOUD/SERVER");
    const auto profile = openstack::savedProfile(to.name, QString(), to.address, *to.description);
    return profile ? Result<>() : profile.error();
}

Result<> takeSecret(Entry &to, const Arguments &arguments)
{
    if (!arguments.has(kPasswordStdin))
        return {};
    if (!to.description)
        return usage("--password-stdin is for a cloud (with --auth); a host asks for its password");
    PH_TRY(Secret secret, readSecretLine());
    secrets::outliveSessionBus();
    secrets::KeychainCredentialStore keychain;
    const CredentialRef reference = newCredentialRef();
    PH_TRY(auto kept, runFlow(keychain.write(reference, std::move(secret)), kPatience));
    if (!kept)
        return Error::make(ErrorKind::Timeout, "the keychain does not answer");
    if (!*kept)
        return std::move(*kept).error();
    to.settings.credential = reference;
    return {};
}

void forgetSecret(const CredentialRef &reference)
{
    secrets::KeychainCredentialStore keychain;
    const auto removed = runFlow(keychain.remove(reference), kPatience);
    if (!removed || !*removed || !**removed)
        note("what was put into the keychain stays there, under " + reference.value.toStdString());
}

} // namespace porthole::cli

#include "app/cli/SavedClouds.h"

#include "app/cli/FlowRun.h"
#include "app/cli/Output.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/openstack/SavedProfile.h"
#include "core/openstack/identity/AuthRequest.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/secrets/SessionBus.h"

#include <algorithm>

namespace porthole::cli {

namespace {

constexpr Milliseconds kPatience{180000}; // somebody may have to type the keychain's password

const SavedCloud *find(const QList<SavedCloud> &clouds, const QString &name)
{
    const auto at = std::find_if(clouds.begin(), clouds.end(),
                                 [&](const SavedCloud &cloud) { return cloud.name == name; });
    return at == clouds.end() ? nullptr : &*at;
}

} // namespace

Result<SavedClouds> SavedClouds::read(const QStringList &taken)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    SavedClouds clouds;
    clouds.m_clouds = savedClouds(saved.collection().entries, taken);
    for (const Entry &entry : saved.collection().entries) {
        if (entry.description && entry.settings.credential && !entry.settings.credential->value.isEmpty())
            clouds.m_credentials.insert(entry.id.value, *entry.settings.credential);
    }
    return clouds;
}

QStringList SavedClouds::names() const
{
    QStringList names;
    for (const SavedCloud &cloud : m_clouds)
        names << cloud.name;
    return names;
}

Result<std::optional<CloudProfile>> SavedClouds::profile(const QString &name, const QString &region) const
{
    const SavedCloud *cloud = find(m_clouds, name);
    if (!cloud)
        return std::optional<CloudProfile>();
    CloudDescription description = cloud->description;
    if (!region.isEmpty())
        description.region = region;
    auto profile = openstack::savedProfile(name, cloud->id.value, cloud->authUrl, description);
    if (!profile)
        return Error::make(ErrorKind::Usage, "cloud '" + name.toStdString() + "': " + profile.error().detail);
    return std::optional(*std::move(profile));
}

Result<> SavedClouds::fetchSecret(const QString &name, CloudProfile &profile) const
{
    const SavedCloud *cloud = find(m_clouds, name);
    const QStringList missing = openstack::missingSecrets(profile);
    if (!cloud || missing.isEmpty() || !m_credentials.contains(cloud->id.value))
        return {};
    secrets::outliveSessionBus();
    secrets::KeychainCredentialStore keychain;
    PH_TRY(auto answer, runFlow(keychain.read(m_credentials.value(cloud->id.value)), kPatience));
    if (answer && *answer)
        profile.secrets.insert(missing.first(), std::make_shared<const Secret>(**std::move(answer)));
    else
        note("the saved " + missing.first().toStdString() + " could not be read: " +
             (answer ? answer->error().detail : std::string("the keychain does not answer")));
    return {};
}

} // namespace porthole::cli

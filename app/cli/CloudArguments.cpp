#include "app/cli/CloudArguments.h"

#include "app/cli/Output.h"
#include "app/cli/SavedClouds.h"
#include "app/cli/StandardInput.h"
#include "core/openstack/CloudsConfig.h"
#include "core/openstack/identity/AuthRequest.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace porthole::cli {

namespace {

/// Keystone makes ids of 32 hexadecimal digits; a name looks otherwise.
bool isProjectId(const QString &text)
{
    static const QRegularExpression id(QStringLiteral("\\A[0-9a-f]{32}\\z"));
    return id.match(text).hasMatch();
}

/// Another project than the entry's. Its domain is the entry's project's, else the user's.
Result<> chooseProject(CloudProfile &profile, const QString &project)
{
    if (openstack::isBoundToOneProject(profile))
        return Error::make(ErrorKind::Usage, "--project: cloud '" + profile.name.toStdString() +
                                                 "' is signed in to with an application credential, which "
                                                 "belongs to one project");
    for (const char *key : {"project_id", "project_name", "trust_id"})
        profile.auth.remove(QString::fromLatin1(key));
    profile.auth.insert(isProjectId(project) ? QStringLiteral("project_id") : QStringLiteral("project_name"),
                        project);
    for (const char *key : {"domain_id", "domain_name"}) {
        const QString name = QString::fromLatin1(key);
        const QString users = profile.auth.value(QStringLiteral("user_") + name);
        const bool hasOwn = profile.auth.contains(QStringLiteral("project_domain_id")) ||
                            profile.auth.contains(QStringLiteral("project_domain_name"));
        if (!hasOwn && !users.isEmpty())
            profile.auth.insert(QStringLiteral("project_") + name, users);
    }
    return {};
}

/// Where a person may write a secret down. OS_* variables make up a cloud of their own and say nothing
/// about one in a file, as openstacksdk has it.
std::string placeOf(const CloudProfile &profile, const std::string &secret)
{
    if (profile.source.isEmpty())
        return "keep it with porthole connections edit " + profile.name.toStdString() + " --password-stdin";
    if (profile.source == u"environment")
        return "set OS_" + QString::fromStdString(secret).toUpper().toStdString();
    const std::string folder = QFileInfo(profile.source).path().toStdString();
    return "write it to " + folder + "/secure.yaml (clouds: " + profile.name.toStdString() +
           ": auth: " + secret + ": ...)";
}

Result<> askForSecrets(CloudProfile &profile)
{
    const QStringList missing = openstack::missingSecrets(profile);
    for (const QString &name : missing) {
        const std::string secret = name.toStdString();
        if (!isTerminal())
            return Error::make(ErrorKind::AuthRejected,
                               "cloud '" + profile.name.toStdString() + "': its " + secret +
                                   " is not known, and there is no terminal to ask on; " +
                                   placeOf(profile, secret));
        const QString user = profile.auth.value(QStringLiteral("username"));
        PH_TRY(Secret answer, askPassword("Cloud " + profile.name.toStdString() +
                                          (user.isEmpty() ? std::string() : ", user " + user.toStdString()) +
                                          ", " + secret + ": "));
        profile.secrets.insert(name, std::make_shared<const Secret>(std::move(answer)));
    }
    return {};
}

/// One that is saved here, with its secret; nothing if another is meant. Where none is configured, the only
/// one is.
Result<std::optional<CloudProfile>> savedProfile(const QString &name, const QString &region,
                                                 const QStringList &configured)
{
    if (configured.contains(name) || (name.isEmpty() && !configured.isEmpty()))
        return std::optional<CloudProfile>();
    PH_TRY(const SavedClouds saved, SavedClouds::read(configured));
    const bool isOnly = name.isEmpty() && saved.list().size() == 1;
    const QString wanted = isOnly ? saved.list().first().name : name;
    PH_TRY(std::optional<CloudProfile> profile, saved.profile(wanted, region));
    if (profile)
        PH_DO(saved.fetchSecret(wanted, *profile));
    return profile;
}

} // namespace

Result<CloudProfile> cloudProfile(const Arguments &arguments, const Environment &environment)
{
    const QString name = arguments.value(kCloud).value_or(QString());
    const QString region = arguments.value(QLatin1String("--region")).value_or(QString());
    const auto clouds = openstack::CloudsConfig::load(environment.clouds);
    const QStringList configured = clouds ? clouds->names() : QStringList();
    PH_TRY(std::optional<CloudProfile> saved, savedProfile(name, region, configured));
    if (!saved && !clouds)
        return clouds.error();
    auto profile = saved ? Result<CloudProfile>(*std::move(saved)) : clouds->profile(name, region);
    if (!profile) {
        // A file that could not be read is as often as not why a cloud is not known.
        for (const QString &warning : clouds->warnings())
            note(warning.toStdString());
        return std::move(profile).error();
    }
    if (const auto project = arguments.value(QLatin1String("--project")); project && !project->isEmpty())
        PH_DO(chooseProject(*profile, *project));
    PH_DO(askForSecrets(*profile));
    return profile;
}

} // namespace porthole::cli

#include "app/cli/WindowTargets.h"

#include "app/cli/SavedClouds.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/EntryEdits.h"
#include "core/model/FilesAddress.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "core/openstack/CloudsConfig.h"

#include <algorithm>

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
    const auto config = openstack::CloudsConfig::load(environment);
    QStringList known = config ? config->names() : QStringList();
    if (known.contains(cloud))
        return {};
    const auto saved = SavedClouds::read(known);
    if (saved)
        known << saved->names();
    if (known.contains(cloud))
        return {};
    // It may be one of those that cannot be read.
    if (!config)
        return config.error();
    if (!saved)
        return saved.error();
    return Error::make(ErrorKind::Usage,
                       "no cloud is named '" + cloud.toStdString() + "'; " +
                           (known.isEmpty()
                                ? std::string("none is configured")
                                : "known are: " + known.join(QStringLiteral(", ")).toStdString()));
}

constexpr QLatin1String kSaved("saved:"), kNamed("named:");

/// What `porthole open WORD` is to open. Errors: Usage, NotFound.
Result<QString> openedBy(const QString &word, const SavedEntries &saved)
{
    const QList<const Entry *> found = entriesNamed(word, saved.collection());
    if (found.isEmpty())
        return Error::make(ErrorKind::NotFound, "no connection is called '" + word.toStdString() + '\'');
    if (found.first()->trashed.isValid())
        return Error::make(ErrorKind::Usage, '\'' + word.toStdString() + "' is in the trash");
    return found.size() == 1 ? targetOf(found.first()->id) : targetOf(word);
}

} // namespace

QString targetOf(const EntryId &saved) { return kSaved + saved.value; }

std::optional<EntryId> savedTarget(const QString &target)
{
    const QString id = target.startsWith(kSaved) ? target.sliced(kSaved.size()) : QString();
    return isUuid(id) ? std::optional(EntryId{id}) : std::nullopt;
}

QString targetOf(const QString &ambiguousName) { return kNamed + ambiguousName; }

std::optional<QString> namedTarget(const QString &target)
{
    return target.startsWith(kNamed) ? std::optional(target.sliced(kNamed.size())) : std::nullopt;
}

Result<QStringList> withSavedTargets(const QStringList &words)
{
    if (words.value(0) != QLatin1String("open"))
        return words;
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    QStringList targets;
    for (const QString &word : words.sliced(1)) {
        if (word.startsWith(u'-')) {
            targets << word;
            continue;
        }
        PH_TRY(const QString target, openedBy(word, saved));
        targets << target;
    }
    const auto isTarget = [](const QString &word) { return !word.startsWith(u'-'); };
    if (std::none_of(targets.begin(), targets.end(), isTarget))
        return Error::make(ErrorKind::Usage, "NAME is missing (see porthole connections list)");
    return targets;
}

Result<> checkTargets(const QStringList &targets, const openstack::CloudsEnvironment &environment)
{
    for (const QString &target : targets) {
        if (savedTarget(target) || namedTarget(target))
            continue;
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

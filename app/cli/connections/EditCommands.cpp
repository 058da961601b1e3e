#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/connections/CloudEntry.h"
#include "app/cli/connections/EntryJson.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/import/FolderMap.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/Digits.h"
#include "core/model/EntryEdits.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "core/model/SavedCloud.h"
#include "core/model/SshName.h"
#include "core/store/EntryChecks.h"

#include <QUrl>

namespace porthole::cli {

namespace {

constexpr QLatin1String kName("--name"), kAddress("--address"), kUser("--user"), kPort("--port"),
    kIdentity("--identity"), kFolder("--folder"), kTag("--tag"), kColour("--colour"), kNotes("--notes"),
    kFavourite("--favourite"), kNoFavourite("--no-favourite"), kForGood("--for-good"), kJson("--json");

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

/// A cloud is known by what else is said of it; a console's address is a URL, a gateway's has a scheme of its
/// own, and all others are hosts'.
Result<> takeAddress(Entry &to, const QString &text, bool isCloud)
{
    if (isCloud) {
        PH_DO(parseAuthUrl(text));
        to.kind = EntryKind::Cloud;
        to.address = text;
        return {};
    }
    const bool hasScheme = text.contains(QLatin1String("://"));
    if (GatewayUrl::isMeantBy(text)) {
        PH_TRY(const GatewayUrl url, GatewayUrl::parse(text));
        to.kind = EntryKind::Gateway;
        to.address = url.displayName();
        return {};
    }
    if (hasScheme && !HostAddress::hasScheme(text)) {
        PH_TRY(const ConsoleUrl url, ConsoleUrl::parse(text));
        if (!url.routes().first().requestTarget.isEmpty() && text.contains(u'?'))
            return usage(
                "the address of a console page lapses, and is not saved; a server of a cloud is found "
                "by its name");
        to.kind = EntryKind::Console;
        to.address = text;
        return {};
    }
    PH_TRY(const HostAddress address, HostAddress::parse(text));
    to.kind = EntryKind::Host;
    to.address = address.host;
    if (!address.user.isEmpty())
        to.settings.user = address.user;
    if (address.port != 0)
        to.settings.port = address.port;
    return {};
}

/// Of a setting: its text, or nothing for one that is empty, so that it is as the folder has it.
std::optional<QString> orUnset(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Result<> takeSettings(EntrySettings &to, const Arguments &arguments)
{
    if (const auto user = arguments.value(kUser)) {
        if (!user->isEmpty() && !isValidSshUser(*user))
            return usage("the user name holds characters that none has");
        to.user = orUnset(*user);
    }
    if (const auto port = arguments.value(kPort)) {
        const auto number = numberOf(*port, 0xffff);
        if (!port->isEmpty() && (!number || *number == 0))
            return usage("--port takes a whole number from 1 to 65535");
        to.port = port->isEmpty() ? std::nullopt : std::optional(static_cast<quint16>(*number));
    }
    if (const auto key = arguments.value(kIdentity))
        to.identityFile = orUnset(*key);
    if (const auto colour = arguments.value(kColour))
        to.colour = orUnset(colour->toLower());
    return {};
}

/// The folder "a/b", which is made if it is not there.
void takeFolder(EntryBatch &batch, Entry &to, const QString &path, const SavedEntries &saved)
{
    imports::FolderMap folders(saved.collection().folders, {});
    to.folder = folders.ensure(path.split(u'/', Qt::SkipEmptyParts));
    batch.folders = folders.takeNew();
}

Result<EntryBatch> edited(Entry entry, const Arguments &arguments, const SavedEntries &saved)
{
    PH_DO(takeSettings(entry.settings, arguments));
    if (describesCloud(arguments) && entry.kind != EntryKind::Cloud)
        return usage("--auth and what goes with it are for a cloud");
    if (describesCloud(arguments) || entry.description)
        PH_DO(takeCloud(entry, arguments));
    if (const auto notes = arguments.value(kNotes))
        entry.notes = *notes;
    if (arguments.has(kTag)) {
        entry.tags = arguments.values(kTag);
        entry.tags.removeAll(QString());
    }
    if (arguments.has(kFavourite) || arguments.has(kNoFavourite))
        entry.favourite = arguments.has(kFavourite);
    EntryBatch batch;
    if (const auto folder = arguments.value(kFolder))
        takeFolder(batch, entry, *folder, saved);
    batch.entries << entry;
    return batch;
}

/// As it is saved now, with what it gets from its folders.
Result<> printSaved(const EntryId &id)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    PH_TRY(const Entry entry, saved.find(id.value));
    return print(jsonLine(jsonOf(entry, saved)));
}

/// Saves the one entry of the batch, and in the keychain what comes with it: first it is seen whether the
/// entry may be saved at all, and what was kept for one that could not be is taken out again, since nothing
/// refers to it.
Result<> keep(EntryBatch batch, const Arguments &arguments, const SavedEntries &saved)
{
    Entry &entry = batch.entries.first();
    PH_TRY(entry, store::fitEntry(std::move(entry)));
    const std::optional<CredentialRef> before = entry.settings.credential;
    PH_DO(takeSecret(entry, arguments));
    const std::optional<CredentialRef> taken = entry.settings.credential;
    const EntryId id = entry.id;
    auto outcome = save(std::move(batch), saved);
    if (!outcome && taken && taken != before)
        forgetSecret(*taken);
    if (outcome && arguments.has(kJson))
        return printSaved(id);
    return outcome;
}

} // namespace

Result<> connectionsadd::run(const Arguments &arguments, Environment &)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    Entry entry;
    entry.id = newEntryId();
    entry.name = arguments.operand(0);
    PH_DO(takeAddress(entry, arguments.operand(1), describesCloud(arguments)));
    PH_TRY(EntryBatch batch, edited(std::move(entry), arguments, saved));
    return keep(std::move(batch), arguments, saved);
}

Result<> connectionsedit::run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    PH_TRY(Entry entry, saved.find(arguments.operand(0)));
    if (const auto name = arguments.value(kName))
        entry.name = *name;
    if (const auto address = arguments.value(kAddress)) {
        const EntryKind kind = entry.kind;
        PH_DO(takeAddress(entry, *address, entry.description.has_value()));
        if (entry.kind != kind)
            return usage("the address is of another kind of connection");
    }
    PH_TRY(EntryBatch batch, edited(std::move(entry), arguments, saved));
    carryServers(batch, saved.collection(), otherClouds(environment));
    return keep(std::move(batch), arguments, saved);
}

Result<> connectionsremove::run(const Arguments &arguments, Environment &)
{
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    PH_TRY(Entry entry, saved.find(arguments.operand(0)));
    EntryBatch batch;
    if (arguments.has(kForGood)) {
        batch.removedEntries << entry.id;
    } else if (entry.trashed.isValid()) {
        return usage("it is in the trash already; --for-good removes it from there");
    } else {
        entry.trashed = QDateTime::currentDateTimeUtc();
        batch.entries << entry;
    }
    PH_DO(save(batch, saved));
    return arguments.has(kJson) ? print(jsonLine(jsonOf(entry, saved))) : Result<>();
}

} // namespace porthole::cli

#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/StandardInput.h"
#include "app/cli/Table.h"
#include "app/cli/connections/EntryJson.h"
#include "core/import/Plan.h"
#include "core/import/Source.h"
#include "core/model/SavedCloud.h"
#include "core/model/TunnelText.h"

#include <QJsonArray>

namespace porthole::cli {

namespace {

using namespace imports;

constexpr QLatin1String kFormat("--format"), kDryRun("--dry-run"), kOverwrite("--overwrite"),
    kApprove("--approve"), kPasswordStdin("--password-stdin"), kJson("--json");

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

Result<std::optional<Format>> formatOf(const Arguments &arguments)
{
    const auto name = arguments.value(kFormat);
    const auto format = name ? formatNamed(*name) : std::nullopt;
    if (name && !format)
        return usage("--format is one of " + formatNames().join(QStringLiteral(", ")).toStdString());
    return format;
}

/// What is approved of all that it brings, where there is nobody to ask one by one.
struct Approval {
    bool keys = false, agents = false, tunnels = false;
};

Result<Approval> approvalOf(const Arguments &arguments)
{
    Approval approval;
    for (const QString &part : arguments.values(kApprove)) {
        if (part == QLatin1String("keys"))
            approval.keys = true;
        else if (part == QLatin1String("agents"))
            approval.agents = true;
        else if (part == QLatin1String("tunnels"))
            approval.tunnels = true;
        else
            return usage("--approve takes keys, agents or tunnels");
    }
    return approval;
}

/// A file that is encrypted as a whole has its password asked for, once.
Result<Imported> importedFrom(const Arguments &arguments, std::optional<Format> format)
{
    const QString &path = arguments.operand(0);
    Secret password;
    if (arguments.has(kPasswordStdin)) {
        PH_TRY(password, readSecretLine());
    }
    auto imported = importFrom(path, format, password.reveal());
    if (imported || imported.error().kind != ErrorKind::AuthRejected || arguments.has(kPasswordStdin) ||
        !isTerminal())
        return imported;
    PH_TRY(password, askPassword("Password of the file: "));
    return importFrom(path, format, password.reveal());
}

/// What was not taken over, or waits for an approval, in words.
QStringList remarksOn(const PlanItem &item)
{
    QStringList remarks;
    const Inert &inert = item.pending;
    for (const Omission omission : item.imported.omitted)
        remarks << QStringLiteral("without ") + QString::fromLatin1(wordsOf(omission));
    if (inert.identityFile)
        remarks << (item.approved.identityFile ? QStringLiteral("key %1")
                                               : QStringLiteral("key %1 unless approved"))
                       .arg(*inert.identityFile);
    if (inert.caCertificateFile)
        remarks << (item.approved.caCertificateFile ? QStringLiteral("authorities %1")
                                                    : QStringLiteral("authorities %1 unless approved"))
                       .arg(*inert.caCertificateFile);
    if (inert.agentCommand)
        remarks << (item.approved.agentCommand ? QStringLiteral("agent %1")
                                               : QStringLiteral("agent %1 unless approved"))
                       .arg(*inert.agentCommand);
    for (const Tunnel &tunnel : inert.tunnels)
        remarks << (item.approved.tunnels.contains(tunnel) ? QStringLiteral("tunnel %1")
                                                           : QStringLiteral("tunnel %1 unless approved"))
                       .arg(textOf(tunnel));
    return remarks;
}

QJsonObject jsonOf(const PlanItem &item)
{
    QJsonArray fields;
    for (const EntryField field : item.fields)
        fields.append(QString::fromLatin1(wordsOf(field)));
    return {{QStringLiteral("state"), QString::fromLatin1(wordsOf(item.state))},
            {QStringLiteral("name"), item.imported.entry.name},
            {QStringLiteral("folder"), textOrNull(item.imported.folder.join(u'/'))},
            {QStringLiteral("kind"), kindName(item.imported.entry.kind)},
            {QStringLiteral("address"), item.imported.entry.address},
            {QStringLiteral("taken"), item.selected},
            {QStringLiteral("changes"), fields},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(remarksOn(item))}};
}

QString remarkOn(const PlanFolderKey &key)
{
    return (key.approved ? QStringLiteral("key %1") : QStringLiteral("key %1 unless approved"))
        .arg(key.identityFile);
}

QJsonObject jsonOf(const PlanFolderKey &key)
{
    return {{QStringLiteral("state"), QStringLiteral("folder")},
            {QStringLiteral("name"), key.importedFolder.join(u'/')},
            {QStringLiteral("taken"), key.approved},
            {QStringLiteral("remarks"), QJsonArray{remarkOn(key)}}};
}

QStringList remarksOn(const PlanFolder &folder)
{
    QStringList remarks;
    if (folder.hasOtherName)
        remarks << QStringLiteral("the name differs");
    if (folder.hasOtherSettings)
        remarks << QStringLiteral("the settings differ");
    if (folder.hasOtherNotes)
        remarks << QStringLiteral("the notes differ");
    return remarks;
}

QStringList remarksOn(const PlanEmptyFolder &) { return {QStringLiteral("new, without connections")}; }

/// A folder that differs or is new.
template <class Any> QJsonObject folderJson(const Any &folder)
{
    return {{QStringLiteral("state"), QStringLiteral("folder")},
            {QStringLiteral("name"), folder.imported.path.join(u'/')},
            {QStringLiteral("taken"), folder.selected},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(remarksOn(folder))}};
}

template <class Any> QStringList folderRow(const Any &folder)
{
    return {QStringLiteral("folder"), shownText(folder.imported.path.join(u'/')), QString(),
            remarksOn(folder).join(QStringLiteral("; "))};
}

QJsonObject jsonOf(const Refused &refused)
{
    return {{QStringLiteral("state"), QStringLiteral("left out")},
            {QStringLiteral("name"), refused.name},
            {QStringLiteral("taken"), false},
            {QStringLiteral("remarks"), QJsonArray{QString::fromLatin1(wordsOf(refused.why))}}};
}

std::string jsonOf(const Plan &plan)
{
    QList<QJsonObject> objects;
    for (const PlanItem &item : plan.items)
        objects << jsonOf(item);
    for (const PlanFolderKey &key : plan.keys)
        objects << jsonOf(key);
    for (const PlanFolder &folder : plan.changedFolders)
        objects << folderJson(folder);
    for (const PlanEmptyFolder &folder : plan.emptyFolders)
        objects << folderJson(folder);
    for (const Refused &refused : plan.refused)
        objects << jsonOf(refused);
    return jsonArray(objects);
}

std::string tableOf(const Plan &plan)
{
    QList<QStringList> rows{{QStringLiteral("STATE"), QStringLiteral("NAME"), QStringLiteral("ADDRESS"),
                             QStringLiteral("REMARKS")}};
    for (const PlanItem &item : plan.items) {
        QStringList remarks;
        for (const EntryField field : item.fields)
            remarks << QString::fromLatin1(wordsOf(field)) + QStringLiteral(" differs");
        remarks << remarksOn(item);
        const QStringList name = item.imported.folder + QStringList{item.imported.entry.name};
        rows << QStringList{QString::fromLatin1(wordsOf(item.state)), shownText(name.join(u'/')),
                            shownText(item.imported.entry.address),
                            shownText(remarks.join(QStringLiteral("; ")))};
    }
    for (const PlanFolderKey &key : plan.keys)
        rows << QStringList{QStringLiteral("folder"), shownText(key.importedFolder.join(u'/')), QString(),
                            shownText(remarkOn(key))};
    for (const PlanFolder &folder : plan.changedFolders)
        rows << folderRow(folder);
    for (const PlanEmptyFolder &folder : plan.emptyFolders)
        rows << folderRow(folder);
    for (const Refused &refused : plan.refused)
        rows << QStringList{QStringLiteral("left out"), shownText(refused.name), QString(),
                            QString::fromLatin1(wordsOf(refused.why))};
    return table(rows);
}

/// "3 new, 1 changed, 12 unchanged"
std::string summaryOf(const Plan &plan)
{
    std::string words;
    const auto add = [&](qsizetype count, const char *what) {
        if (count > 0)
            words += (words.empty() ? "" : ", ") + std::to_string(count) + ' ' + what;
    };
    for (const PlanState state : {PlanState::New, PlanState::Changed, PlanState::Unchanged,
                                  PlanState::AlreadyHere, PlanState::ChangedHere, PlanState::InTrash})
        add(plan.count(state), wordsOf(state));
    const qsizetype differing = plan.changedFolders.size(), made = plan.emptyFolders.size();
    add(differing, differing == 1 ? "folder differs" : "folders differ");
    add(made, made == 1 ? "new folder" : "new folders");
    add(plan.refused.size(), "left out");
    return words.empty() ? "there is no connection in it" : words;
}

void choose(Plan &plan, const Arguments &arguments, const Approval &approval)
{
    const bool overwrites = arguments.has(kOverwrite);
    for (PlanItem &item : plan.items) {
        if (approval.keys) {
            item.approved.identityFile = item.pending.identityFile;
            item.approved.caCertificateFile = item.pending.caCertificateFile;
        }
        if (approval.agents)
            item.approved.agentCommand = item.pending.agentCommand;
        if (approval.tunnels)
            item.approved.tunnels = item.pending.tunnels;
        item.selected = item.selected || (overwrites && item.state == PlanState::ChangedHere) ||
                        (item.state == PlanState::Unchanged && !item.approved.isEmpty());
    }
    for (PlanFolderKey &key : plan.keys)
        key.approved = approval.keys;
    for (PlanFolder &folder : plan.changedFolders)
        folder.selected = overwrites;
}

} // namespace

Result<> connectionsimport::run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(const auto format, formatOf(arguments));
    PH_TRY(const Approval approval, approvalOf(arguments));
    PH_TRY(Imported imported, importedFrom(arguments, format));
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    Plan plan = planOf(saved.collection(), std::move(imported));
    choose(plan, arguments, approval);
    PH_DO(print(arguments.has(kJson) ? jsonOf(plan) : tableOf(plan)));
    EntryBatch batch = batchOf(plan, saved.collection());
    carryServers(batch, saved.collection(), otherClouds(environment));
    const bool isDry = arguments.has(kDryRun);
    if (!isDry && !batch.isEmpty())
        PH_DO(save(batch, saved));
    note(summaryOf(plan) + (isDry ? "; nothing was saved" : ""));
    if ((plan.count(PlanState::ChangedHere) > 0 || !plan.changedFolders.isEmpty()) &&
        !arguments.has(kOverwrite))
        note("what was changed here stays as it is (--overwrite takes it from the file)");
    return {};
}

} // namespace porthole::cli

#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/Table.h"
#include "app/cli/connections/EntryJson.h"
#include "core/import/Plan.h"
#include "core/import/Source.h"
#include "core/model/TunnelText.h"

#include <QJsonArray>

namespace porthole::cli {

namespace {

using namespace imports;

constexpr QLatin1String kFormat("--format"), kDryRun("--dry-run"), kOverwrite("--overwrite"),
    kApprove("--approve"), kJson("--json");

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

Result<std::optional<Format>> formatOf(const Arguments &arguments)
{
    const auto name = arguments.value(kFormat);
    const auto format = name ? formatNamed(*name) : std::nullopt;
    if (name && !format)
        return usage("--format is one of " + formatNames().join(QStringLiteral(", ")).toStdString());
    return format;
}

Result<Approval> approvalOf(const Arguments &arguments)
{
    Approval approval;
    for (const QString &part : arguments.values(kApprove)) {
        if (part == QLatin1String("keys"))
            approval.identityFile = true;
        else if (part == QLatin1String("agents"))
            approval.agentCommand = true;
        else if (part == QLatin1String("tunnels"))
            approval.tunnels = true;
        else
            return usage("--approve takes keys, agents or tunnels");
    }
    return approval;
}

/// What was not taken over, or waits for an approval, in words.
QStringList remarksOn(const PlanItem &item)
{
    QStringList remarks;
    const Inert &inert = item.imported.inert;
    for (const Omission omission : item.imported.omitted)
        remarks << QStringLiteral("without ") + QString::fromLatin1(wordsOf(omission));
    if (inert.identityFile)
        remarks << (item.approved.identityFile ? QStringLiteral("key %1")
                                               : QStringLiteral("key %1 unless approved"))
                       .arg(*inert.identityFile);
    if (inert.agentCommand)
        remarks << (item.approved.agentCommand ? QStringLiteral("agent %1")
                                               : QStringLiteral("agent %1 unless approved"))
                       .arg(*inert.agentCommand);
    for (const Tunnel &tunnel : inert.tunnels)
        remarks << (item.approved.tunnels ? QStringLiteral("tunnel %1")
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
    add(plan.refused.size(), "left out");
    return words.empty() ? "there is no connection in it" : words;
}

void choose(Plan &plan, const Arguments &arguments, const Approval &approval)
{
    const bool overwrites = arguments.has(kOverwrite);
    for (PlanItem &item : plan.items) {
        item.approved = approval;
        item.selected = item.selected || (overwrites && item.state == PlanState::ChangedHere);
    }
    for (PlanFolder &folder : plan.changedFolders)
        folder.selected = overwrites;
}

} // namespace

Result<> connectionsimport::run(const Arguments &arguments, Environment &)
{
    PH_TRY(const auto format, formatOf(arguments));
    PH_TRY(const Approval approval, approvalOf(arguments));
    PH_TRY(Imported imported, importFrom(arguments.operand(0), format));
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    Plan plan = planOf(saved.collection(), std::move(imported));
    choose(plan, arguments, approval);
    PH_DO(print(arguments.has(kJson) ? jsonOf(plan) : tableOf(plan)));
    const EntryBatch batch = batchOf(plan, saved.collection());
    const bool isDry = arguments.has(kDryRun);
    if (!isDry && !batch.isEmpty())
        PH_DO(save(batch, saved));
    note(summaryOf(plan) + (isDry ? "; nothing was saved" : ""));
    if (plan.count(PlanState::ChangedHere) > 0 && !arguments.has(kOverwrite))
        note("what was changed here stays as it is (--overwrite takes it from the file)");
    return {};
}

} // namespace porthole::cli

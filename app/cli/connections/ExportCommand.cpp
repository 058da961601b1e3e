#include "app/cli/Commands.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/import/Source.h"
#include "core/import/formats/JsonFormat.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace porthole::cli {

namespace {

qsizetype countIn(const QJsonDocument &document, const char *array)
{
    return document[QLatin1String(array)].toArray().size();
}

/// What has come to be in the file.
QJsonObject summaryOf(const QString &file, const EntryCollection &saved)
{
    const QJsonDocument written = QJsonDocument::fromJson(imports::exportedJson(saved));
    return {{QStringLiteral("file"), QFileInfo(file).absoluteFilePath()},
            {QStringLiteral("connections"), countIn(written, "connections")},
            {QStringLiteral("folders"), countIn(written, "folders")}};
}

} // namespace

Result<> connectionsexport::run(const Arguments &arguments, Environment &)
{
    if (arguments.operands().size() > 1)
        return Error::make(ErrorKind::Usage, "one FILE is written, not several");
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    const QString file = arguments.operands().value(0, QStringLiteral("-"));
    if (file == QLatin1String("-"))
        return print(imports::exportedJson(saved.collection()).toStdString());
    PH_DO(imports::exportTo(file, saved.collection()));
    return arguments.has(QLatin1String("--json")) ? print(jsonLine(summaryOf(file, saved.collection())))
                                                  : Result<>();
}

} // namespace porthole::cli

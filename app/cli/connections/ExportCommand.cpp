#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/import/Source.h"
#include "core/import/formats/JsonFormat.h"

namespace porthole::cli {

Result<> connectionsexport::run(const Arguments &arguments, Environment &)
{
    if (arguments.operands().size() > 1)
        return Error::make(ErrorKind::Usage, "one FILE is written, not several");
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    const QString file = arguments.operands().value(0, QStringLiteral("-"));
    if (file == QLatin1String("-"))
        return print(imports::exportedJson(saved.collection()).toStdString());
    return imports::exportTo(file, saved.collection());
}

} // namespace porthole::cli

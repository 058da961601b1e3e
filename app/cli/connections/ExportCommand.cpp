#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/connections/SavedEntries.h"
#include "core/import/formats/JsonFormat.h"

#include <QSaveFile>

namespace porthole::cli {

namespace {

/// Another file of that name goes only once the new one is whole.
Result<> write(const QString &path, const QByteArray &text)
{
    const Error failed = Error::make(ErrorKind::Storage, "cannot write '" + path.toStdString() + '\'');
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed;
    // QSaveFile forgets that a write was short, and commits half of it (on a full disk).
    if (file.write(text) != text.size() || !file.flush()) {
        file.cancelWriting();
        return failed;
    }
    return file.commit() ? Result<>() : failed;
}

} // namespace

Result<> connectionsexport::run(const Arguments &arguments, Environment &)
{
    if (arguments.operands().size() > 1)
        return Error::make(ErrorKind::Usage, "one FILE is written, not several");
    PH_TRY(const SavedEntries saved, SavedEntries::read());
    const QByteArray text = imports::exportedJson(saved.collection());
    const QString file = arguments.operands().value(0, QStringLiteral("-"));
    return file == QLatin1String("-") ? print(text.toStdString()) : write(file, text);
}

} // namespace porthole::cli

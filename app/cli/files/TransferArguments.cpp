#include "app/cli/files/TransferArguments.h"

namespace porthole::cli {

namespace {

Result<transfer::OnConflict> onConflict(const Arguments &arguments)
{
    const QString word = arguments.value(QLatin1String("--conflict")).value_or(QStringLiteral("overwrite"));
    if (word == QLatin1String("overwrite"))
        return transfer::OnConflict::Overwrite;
    if (word == QLatin1String("skip"))
        return transfer::OnConflict::Skip;
    if (word == QLatin1String("rename"))
        return transfer::OnConflict::Rename;
    if (word == QLatin1String("resume"))
        return transfer::OnConflict::Resume;
    return Error::make(ErrorKind::Usage, "--conflict takes overwrite, skip, rename or resume");
}

} // namespace

Result<transfer::TransferOptions> transferOptions(const Arguments &arguments)
{
    PH_TRY(const transfer::OnConflict conflict, onConflict(arguments));
    return transfer::TransferOptions{.onConflict = conflict,
                                     .isRecursive = arguments.has(QLatin1String("-r")),
                                     .keepsMode = arguments.has(QLatin1String("-p"))};
}

} // namespace porthole::cli

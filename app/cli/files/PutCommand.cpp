#include "app/cli/Commands.h"
#include "app/cli/files/RemotePath.h"
#include "app/cli/files/TransferArguments.h"
#include "app/cli/files/TransferRun.h"

#include <QFile>

namespace porthole::cli::put {

Result<> run(const Arguments &arguments, Environment &environment)
{
    const QStringList &words = arguments.operands();
    if (words.size() < 2)
        return Error::make(ErrorKind::Usage, "LOCAL and HOST:PATH are needed");
    PH_TRY(const transfer::TransferOptions options, transferOptions(arguments));
    PH_TRY(const RemotePath target, RemotePath::parse(words.last()));
    PH_TRY(HostSetup setup, hostSetup(arguments, target.host));
    TransferRun run(std::move(setup), arguments.has(QLatin1String("--json")));
    for (const QString &word : words.first(words.size() - 1))
        run.add({transfer::Direction::Put, QFile::encodeName(word), target.path, options, words.size() > 2});
    PH_TRY(environment.exitStatus, run.execute());
    return {};
}

} // namespace porthole::cli::put

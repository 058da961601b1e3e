#include "app/cli/Commands.h"
#include "app/cli/files/RemotePath.h"
#include "app/cli/files/TransferArguments.h"
#include "app/cli/files/TransferRun.h"

#include <QFile>

namespace porthole::cli::get {

Result<> run(const Arguments &arguments, Environment &environment)
{
    const QStringList &words = arguments.operands();
    if (words.size() < 2)
        return Error::make(ErrorKind::Usage, "HOST:PATH and LOCAL are needed");
    PH_TRY(const transfer::TransferOptions options, transferOptions(arguments));
    QList<RemotePath> sources;
    for (const QString &word : words.first(words.size() - 1)) {
        PH_TRY(const RemotePath source, RemotePath::parse(word));
        if (source.path.isEmpty())
            return Error::make(ErrorKind::Usage, "a path is missing behind HOST:");
        if (!sources.isEmpty() && source.host != sources.first().host)
            return Error::make(ErrorKind::Usage, "all have to come from one host");
        sources << source;
    }
    PH_TRY(HostSetup setup, hostSetup(arguments, sources.first().host));
    TransferRun run(std::move(setup), arguments.has(QLatin1String("--json")));
    for (const RemotePath &source : sources)
        run.add({transfer::Direction::Get, QFile::encodeName(words.last()), source.path, options,
                 sources.size() > 1});
    PH_TRY(environment.exitStatus, run.execute());
    return {};
}

} // namespace porthole::cli::get

#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli::completion {

Result<> run(const Arguments &arguments, Environment &)
{
    const QString shell = arguments.operand(0);
    if (shell == QLatin1String("bash"))
        return print(bashCompletion().toStdString());
    if (shell == QLatin1String("zsh"))
        return print(zshCompletion().toStdString());
    if (shell == QLatin1String("fish"))
        return print(fishCompletion().toStdString());
    return Error::make(ErrorKind::Usage, "the shell is bash, zsh or fish");
}

} // namespace porthole::cli::completion

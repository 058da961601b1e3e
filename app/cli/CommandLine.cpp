#include "app/cli/CommandLine.h"

#include "app/cli/CommandTable.h"
#include "app/cli/EventLoop.h"
#include "app/cli/Output.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/ManualPage.h"

#include <QCoreApplication>

#include <algorithm>

namespace porthole::cli {

namespace {

/// Among the options; behind "--" it would be an operand.
bool asksForHelp(const QStringList &words)
{
    const auto end = std::find(words.begin(), words.end(), QStringLiteral("--"));
    return std::any_of(words.begin(), end, [](const QString &word) {
        return word == QLatin1String("--help") || word == QLatin1String("-h");
    });
}

Result<> show(const QString &text) { return print(text.toStdString()); }

Error unknownCommand(const QStringList &words)
{
    const QString name = words.mid(0, usageOfGroup(words.value(0)).isEmpty() ? 1 : 2).join(u' ');
    return Error::make(ErrorKind::Usage, "no such command: " + name.toStdString() + " (see porthole --help)");
}

/// `porthole help [COMMAND]`; `porthole help --roff` is the manual page, for whoever installs it.
Result<> help(const QStringList &words)
{
    if (words.isEmpty())
        return show(overview());
    if (words == QStringList{QStringLiteral("--roff")})
        return show(manualPage(QStringLiteral(PORTHOLE_VERSION)));
    if (const Command *command = commandOf(words))
        return show(pageOf(*command));
    if (words == QStringList{kOpen})
        return show(openPage());
    if (const QString group = usageOfGroup(words.first()); words.size() == 1 && !group.isEmpty())
        return show(group);
    return unknownCommand(words);
}

Result<> run(const Command &command, const QStringList &words, Environment &environment)
{
    auto arguments = Arguments::parse(command.grammar, words);
    if (!arguments)
        return Error::make(ErrorKind::Usage,
                           arguments.error().detail + " (see porthole help " + command.name.data() + ")");
    return command.run(*arguments, environment);
}

Result<> dispatch(const QStringList &words, Environment &environment)
{
    const QString first = words.value(0);
    if (first == QLatin1String("help"))
        return help(words.mid(1));
    if (first == QLatin1String("--version"))
        return show(QStringLiteral("porthole " PORTHOLE_VERSION "\n"));
    const Command *command = commandOf(words);
    if (asksForHelp(words))
        return command
                   ? show(pageOf(*command))
                   : help(first == kOpen || !usageOfGroup(first).isEmpty() ? words.first(1) : QStringList());
    if (!command)
        return unknownCommand(words);
    return run(*command, words.mid(QString(command->name).count(u' ') + 1), environment);
}

} // namespace

bool wantsCommand(const QStringList &words)
{
    const QString first = words.value(0);
    return asksForHelp(words) || first == QLatin1String("help") || first == QLatin1String("--version") ||
           commandOf(words.first(std::min<qsizetype>(words.size(), 1))) || !usageOfGroup(first).isEmpty();
}

int runCommand(const QStringList &words, Environment environment, char *argv0)
{
    int argc = 1;
    char *argv[] = {argv0, nullptr};
    const QCoreApplication application(argc, argv);
    const auto outcome = dispatch(words, environment);
    if (outcome)
        return environment.exitStatus;
    const ExitCode code = report(outcome.error());
    dieOfSignal();
    const Command *command = commandOf(words);
    return command && command->failure != 0 ? command->failure : static_cast<int>(code);
}

} // namespace porthole::cli

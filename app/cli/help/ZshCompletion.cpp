#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli {

namespace {

constexpr QLatin1String kScript(R"(#compdef porthole
# Completion of porthole for zsh. Written by "porthole completion zsh".

_porthole() {
    local name=$words[2]
    local -a commands
    if ((CURRENT == 2)); then
        commands=(
%1            'help:say all about a command'
        )
        _describe command commands
    fi
    case $name in
%2    esac
    case $name in
%3    esac
}

_porthole "$@"
)");

/// Within single quotes.
QString quoted(QString text) { return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\''; }

/// For _arguments: "--name=[summary]:VALUE:_files".
QString specOf(const OptionText &option, bool repeats)
{
    QString summary = option.summary;
    summary.remove(u'[').remove(u']').replace(u':', QStringLiteral("\\:"));
    QString spec = (repeats ? QStringLiteral("*") : QString()) + option.name;
    if (!option.value.isEmpty())
        spec += option.name.startsWith(QLatin1String("--")) ? QStringLiteral("=") : QStringLiteral("+");
    spec += u'[' + summary + u']';
    if (!option.value.isEmpty())
        spec += u':' + QString(option.value).remove(u'[').remove(u']').replace(u':', QStringLiteral("\\:")) +
                u':' +
                (option.takesFile()     ? QStringLiteral("_files")
                 : option.takesFolder() ? QStringLiteral("_files -/")
                                        : QString());
    return spec;
}

bool repeats(const Command &command, const QString &option)
{
    for (const Option &known : command.grammar.options)
        if (known.name == option)
            return known.repeats;
    return false;
}

QString arguments(const QStringList &specs)
{
    QString call = QStringLiteral("        _arguments -S");
    for (const QString &spec : specs)
        call += QStringLiteral(" \\\n            ") + quoted(spec);
    return call + QStringLiteral(" \\\n            '*:operand:_files'\n        ;;\n");
}

} // namespace

QString zshCompletion()
{
    QString firsts, seconds, options;
    for (const CommandGroup &group : commandGroups()) {
        const Command *alone = commandOf({group.first});
        const QString summary = alone ? QString(alone->summary) : group.seconds.join(QStringLiteral(", "));
        firsts += QStringLiteral("            ") +
                  quoted(group.first + u':' + QString(summary).replace(u':', QStringLiteral("\\:"))) + u'\n';
        if (!group.seconds.isEmpty())
            seconds += QStringLiteral("    %1)\n"
                                      "        if ((CURRENT == 3)); then\n"
                                      "            _values command %2\n"
                                      "            return\n"
                                      "        fi\n"
                                      "        name+=\" $words[3]\"\n"
                                      "        ;;\n")
                           .arg(group.first, group.seconds.join(u' '));
    }
    for (const Command &command : commands()) {
        QStringList specs;
        for (const OptionText &option : optionsOf(command))
            specs << specOf(option, repeats(command, option.name));
        options += QStringLiteral("    '%1')\n").arg(command.name) + arguments(specs);
    }
    QStringList specs;
    for (const OptionText &option : windowOptions())
        specs << specOf(option, false);
    options += QStringLiteral("    *)\n") + arguments(specs);
    return QString(kScript).arg(firsts, seconds, options);
}

} // namespace porthole::cli

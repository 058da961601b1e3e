#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli {

namespace {

constexpr QLatin1String kScript(R"zsh(#compdef porthole
# Completion of porthole for zsh. Written by "porthole completion zsh".

# The names that porthole knows. $1 is what it calls them, $2 stands behind each.
_porthole_names() {
    local -a names
    names=(${(f)"$(${(Q)words[1]} complete $1 -- "${(Q)PREFIX}" 2>/dev/null)"})
    if (($# > 1)); then
        compadd -q -S $2 -a names
    else
        compadd -a names
    fi
}

_porthole_places() {
    _porthole_names hosts :
    _files
}

_porthole() {
    local name=$words[2]
    local -a commands
    if ((CURRENT == 2)); then
        commands=(
%1            'open:%4'
            'help:say all about a command'
        )
        _describe command commands
    fi
    case $name in
%2    esac
    case $name in
%3    esac
}

_porthole "$@"
)zsh");

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
        spec +=
            u':' + QString(option.value).remove(u'[').remove(u']').replace(u':', QStringLiteral("\\:")) +
            u':' +
            (!namesFor(option).what.isEmpty() ? QStringLiteral(" _porthole_names ") + namesFor(option).what
             : option.takesFile()             ? QStringLiteral("_files")
             : option.takesFolder()           ? QStringLiteral("_files -/")
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

/// What the operands are. A space in front of a function: it is called with nothing but its own arguments.
QStringList operandsOf(const Command &command)
{
    const KnownNames names = namesFor(command);
    if (names.withPath)
        return {QStringLiteral("*:operand: _porthole_places")};
    QStringList specs;
    if (!names.what.isEmpty())
        specs << QStringLiteral("%1:name: _porthole_names %2")
                     .arg(QString(command.name).count(u' ') + 2)
                     .arg(names.what);
    return specs << QStringLiteral("*:operand:_files");
}

QString arguments(const QStringList &specs)
{
    QString call = QStringLiteral("        _arguments -S");
    for (const QString &spec : specs)
        call += QStringLiteral(" \\\n            ") + quoted(spec);
    return call + QStringLiteral("\n        ;;\n");
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
        options += QStringLiteral("    '%1')\n").arg(command.name) + arguments(specs + operandsOf(command));
    }
    QStringList specs;
    for (const OptionText &option : windowOptions())
        specs << specOf(option, false);
    const QString saved = QStringLiteral("*:name: _porthole_names ") + complete::kConnections;
    options += QStringLiteral("    open)\n") + arguments(specs + QStringList{saved});
    options +=
        QStringLiteral("    *)\n") + arguments(specs + QStringList{QStringLiteral("*:operand:_files")});
    return QString(kScript).arg(firsts, seconds, options, kOpenSummary);
}

} // namespace porthole::cli

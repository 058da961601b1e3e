#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli {

namespace {

// Bash cuts words at "=" and ":" too, so that "--name=value" is three of them.
constexpr QLatin1String kScript(R"(# Completion of porthole for bash. Written by "porthole completion bash".

_porthole() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} name=${COMP_WORDS[1]} options=
    if [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    elif [[ $cur == = ]]; then
        cur=
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then
        COMPREPLY=($(compgen -W '%1 help' -- "$cur"))
        return
    fi
    if [[ $name == help ]]; then
        COMPREPLY=($(compgen -W '%1' -- "$cur"))
        return
    fi
    case $name in
%2    esac
    case $name in
%3    esac
    case $prev in
%4    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    fi
}

complete -o bashdefault -o default -F _porthole porthole
)");

QString namesOf(const QList<OptionText> &options)
{
    QStringList names;
    for (const OptionText &option : options)
        names << option.name;
    return names.join(u' ');
}

/// Adds the names of those that take a value to the list that it belongs to.
void sort(const QList<OptionText> &options, QStringList &files, QStringList &folders, QStringList &others)
{
    for (const OptionText &option : options) {
        if (option.value.isEmpty())
            continue;
        QStringList &list = option.takesFile() ? files : option.takesFolder() ? folders : others;
        if (!list.contains(option.name))
            list << option.name;
    }
}

} // namespace

QString bashCompletion()
{
    QStringList firsts, files, folders, others;
    QString seconds, options;
    for (const CommandGroup &group : commandGroups()) {
        firsts << group.first;
        if (!group.seconds.isEmpty())
            seconds += QStringLiteral("    %1)\n"
                                      "        if ((COMP_CWORD == 2)); then\n"
                                      "            COMPREPLY=($(compgen -W '%2' -- \"$cur\"))\n"
                                      "            return\n"
                                      "        fi\n"
                                      "        name+=\" ${COMP_WORDS[2]}\"\n"
                                      "        ;;\n")
                           .arg(group.first, group.seconds.join(u' '));
    }
    for (const Command &command : commands()) {
        sort(optionsOf(command), files, folders, others);
        options +=
            QStringLiteral("    '%1') options='%2' ;;\n").arg(command.name, namesOf(optionsOf(command)));
    }
    sort(windowOptions(), files, folders, others);
    options += QStringLiteral("    *) options='%1' ;;\n").arg(namesOf(windowOptions()));
    const QString values =
        QStringLiteral("    %1)\n        compopt -o filenames\n"
                       "        COMPREPLY=($(compgen -f -- \"$cur\"))\n        return\n        ;;\n"
                       "    %2)\n        compopt -o filenames\n"
                       "        COMPREPLY=($(compgen -d -- \"$cur\"))\n        return\n        ;;\n"
                       "    %3)\n        compopt +o bashdefault +o default\n        return\n        ;;\n")
            .arg(files.join(u'|'), folders.join(u'|'), others.join(u'|'));
    return QString(kScript).arg(firsts.join(u' '), seconds, options, values);
}

} // namespace porthole::cli

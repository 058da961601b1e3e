#include "app/cli/CommandTable.h"
#include "app/cli/help/CommandNames.h"
#include "app/cli/help/Completion.h"

namespace porthole::cli {

namespace {

// Bash cuts words at "=" and ":" too, so that "--name=value" is three of them.
constexpr QLatin1String kScript(R"(# Completion of porthole for bash. Written by "porthole completion bash".

# The names that porthole knows. $1 is what it calls them, $2 stands behind each. They are somebody's words:
# nothing expands them, and each is quoted as the word is that is being typed.
_porthole_names() {
    local typed=$cur quote= name
    if [[ $cur == [\"\']* ]]; then
        quote=${cur:0:1}
        typed=${cur:1}
    fi
    if [[ $quote != \' ]]; then
        typed=${typed//\\/}
    fi
    if [[ -z $2 ]]; then
        compopt +o bashdefault +o default
    fi
    while IFS= read -r name; do
        if [[ $quote == \" ]]; then
            name=${name//\\/\\\\}
            name=${name//\"/\\\"}
            name=${name//\$/\\\$}
            name=${name//\`/\\\`}
        elif [[ $quote == \' ]]; then
            name=${name//\'/\'\\\'\'}
        else
            printf -v name %q "$name"
            name=${name//:/\\:}
            name=${name//=/\\=}
        fi
        COMPREPLY+=("$name$2")
    done < <("${COMP_WORDS[0]}" complete "$1" -- "$typed" 2>/dev/null)
}

_porthole() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} name=${COMP_WORDS[1]} options=
    if [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    elif [[ $cur == = ]]; then
        cur=
    fi
    COMPREPLY=()
    if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then
        COMPREPLY=($(compgen -W '%1 open help' -- "$cur"))
        return
    fi
    if [[ $name == help ]]; then
        COMPREPLY=($(compgen -W '%1 open' -- "$cur"))
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
        return
    fi
    case $name in
%5    esac
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

/// A line of the last "case".
QString namesLine(const Command &command)
{
    const KnownNames names = namesFor(command);
    if (names.what.isEmpty())
        return {};
    // A path on a host is the host's.
    const QString then =
        names.withPath
            ? QStringLiteral("if [[ $prev == : ]]; then compopt +o bashdefault +o default; else compopt -o "
                             "nospace; _porthole_names %1 :; fi")
                  .arg(names.what)
            : QStringLiteral("((COMP_CWORD != %1)) || _porthole_names %2")
                  .arg(QString(command.name).count(u' ') + 2)
                  .arg(names.what);
    return QStringLiteral("    '%1') %2 ;;\n").arg(command.name, then);
}

/// Adds the names of those that take a value to the list that it belongs to.
void sort(const QList<OptionText> &options, QStringList &files, QStringList &folders, QStringList &others)
{
    for (const OptionText &option : options) {
        if (option.value.isEmpty() || !namesFor(option).what.isEmpty())
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
    QString names = QStringLiteral("    open) _porthole_names %1 ;;\n").arg(complete::kConnections);
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
        names += namesLine(command);
        options +=
            QStringLiteral("    '%1') options='%2' ;;\n").arg(command.name, namesOf(optionsOf(command)));
    }
    sort(windowOptions(), files, folders, others);
    options += QStringLiteral("    *) options='%1' ;;\n").arg(namesOf(windowOptions()));
    const QString values =
        QStringLiteral("    --cloud)\n        _porthole_names clouds\n        return\n        ;;\n"
                       "    %1)\n        compopt -o filenames\n"
                       "        COMPREPLY=($(compgen -f -- \"$cur\"))\n        return\n        ;;\n"
                       "    %2)\n        compopt -o filenames\n"
                       "        COMPREPLY=($(compgen -d -- \"$cur\"))\n        return\n        ;;\n"
                       "    %3)\n        compopt +o bashdefault +o default\n        return\n        ;;\n")
            .arg(files.join(u'|'), folders.join(u'|'), others.join(u'|'));
    return QString(kScript).arg(firsts.join(u' '), seconds, options, values, names);
}

} // namespace porthole::cli

#include "app/cli/help/CommandNames.h"

#include "app/cli/CommandTable.h"

#include <algorithm>

namespace porthole::cli {

namespace {

const OptionText kHelp{QStringLiteral("--help"), {}, QStringLiteral("say what there is to say about it")};

} // namespace

QList<CommandGroup> commandGroups()
{
    QList<CommandGroup> groups;
    for (const Command &command : commands()) {
        const QString name = command.name;
        const QString first = name.section(u' ', 0, 0), second = name.section(u' ', 1);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const CommandGroup &known) { return known.first == first; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {first, {}});
        if (!second.isEmpty())
            group->seconds.append(second);
    }
    return groups;
}

KnownNames namesFor(const Command &command)
{
    const QStringList words = QString(command.usage).split(u' ');
    if (words.contains(QLatin1String("HOST:PATH")) || words.contains(QLatin1String("HOST:PATH...")))
        return {complete::kHosts, true};
    if (words.first() == QLatin1String("HOST"))
        return {complete::kHosts};
    const bool isNew = words.value(1) == QLatin1String("ADDRESS");
    return words.first() == QLatin1String("NAME") && !isNew ? KnownNames{complete::kConnections}
                                                            : KnownNames();
}

KnownNames namesFor(const OptionText &option)
{
    return option.name == QLatin1String("--cloud") ? KnownNames{complete::kClouds} : KnownNames();
}

QList<OptionText> optionsOf(const Command &command)
{
    const QList<OptionText> explained = optionTexts(pageOf(command));
    QList<OptionText> options;
    for (const Option &option : command.grammar.options) {
        if (std::any_of(options.begin(), options.end(),
                        [&](const OptionText &one) { return one.name == option.name; }))
            continue; // it is one of a group's too
        const auto text = std::find_if(explained.begin(), explained.end(),
                                       [&](const OptionText &one) { return one.name == option.name; });
        options.append(text == explained.end() ? OptionText{option.name, {}, {}} : *text);
    }
    options.append(kHelp);
    return options;
}

QList<OptionText> windowOptions()
{
    QList<OptionText> options = optionTexts(windowText());
    options.append(kHelp);
    options.append({QStringLiteral("--version"), {}, QStringLiteral("say which one this is")});
    return options;
}

} // namespace porthole::cli

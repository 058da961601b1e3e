#include "app/cli/Arguments.h"

#include <algorithm>

namespace porthole::cli {

namespace {

Error usage(std::string detail) { return Error::make(ErrorKind::Usage, std::move(detail)); }

bool looksLikeOption(const QString &word) { return word.startsWith(u'-') && word.size() > 1; }

/// How many words were given, against which operands were wanted.
Result<> checkOperands(std::span<const QLatin1String> wanted, qsizetype given)
{
    const auto count = static_cast<std::size_t>(given);
    if (count < wanted.size())
        return usage(std::string(wanted[count].data()) + " is missing");
    if (count > wanted.size())
        return usage(std::to_string(count - wanted.size()) + " argument(s) too many");
    return {};
}

} // namespace

Result<Arguments> Arguments::parse(const Grammar &grammar, const QStringList &words)
{
    Arguments parsed;
    bool optionsEnded = false;
    for (auto word = words.constBegin(); word != words.constEnd(); ++word) {
        if (optionsEnded || !looksLikeOption(*word))
            parsed.m_operands << *word;
        else if (*word == QLatin1String("--"))
            optionsEnded = true;
        else
            PH_DO(parsed.take(grammar, word, words.constEnd()));
    }
    if (!grammar.anyOperands)
        PH_DO(checkOperands(grammar.operands, parsed.m_operands.size()));
    return parsed;
}

/// Takes the option at `word`, and the word behind it if that is its value.
Result<> Arguments::take(const Grammar &grammar, QStringList::const_iterator &word,
                         QStringList::const_iterator end)
{
    const QString name = word->section(u'=', 0, 0);
    const bool attached = word->contains(u'=');
    const auto option = std::find_if(grammar.options.begin(), grammar.options.end(),
                                     [&](const Option &known) { return known.name == name; });
    if (option == grammar.options.end())
        return usage("unknown option " + name.toStdString());
    if (m_values.contains(option->name) && !option->repeats)
        return usage(name.toStdString() + " is given twice");
    if (attached && !option->takesValue)
        return usage(name.toStdString() + " takes no value");
    if (option->takesValue && !attached && word + 1 == end)
        return usage(name.toStdString() + " needs a value");

    QString value;
    if (attached)
        value = word->mid(name.size() + 1);
    else if (option->takesValue)
        value = *++word;
    m_values[option->name] << value;
    return {};
}

std::optional<QString> Arguments::value(QLatin1String option) const
{
    const auto found = m_values.constFind(option);
    return found == m_values.constEnd() ? std::nullopt : std::optional(found->last());
}

Result<int> Arguments::number(QLatin1String option, int otherwise, int least, int most) const
{
    const auto text = value(option);
    if (!text)
        return otherwise;
    bool valid = false;
    const int number = text->toInt(&valid);
    if (!valid || number < least || number > most)
        return usage(std::string(option.data()) + " takes a whole number from " + std::to_string(least) +
                     " to " + std::to_string(most));
    return number;
}

Result<Milliseconds> Arguments::duration(QLatin1String option, Milliseconds otherwise) const
{
    constexpr int kDay = 24 * 3600 * 1000;
    PH_TRY(const int milliseconds, number(option, static_cast<int>(otherwise.count()), 0, kDay));
    return Milliseconds(milliseconds);
}

} // namespace porthole::cli

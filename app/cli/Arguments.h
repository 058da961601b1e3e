#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QHash>
#include <QLatin1String>
#include <QStringList>

#include <optional>
#include <span>

namespace porthole::cli {

struct Option {
    QLatin1String name; ///< with its dashes: "--json"
    bool takesValue = false;
    bool repeats = false; ///< may be given as often as one likes
};

/// What a command takes: its operands by name, as its usage line shows them, and its options.
struct Grammar {
    std::span<const QLatin1String> operands; ///< all of them needed
    std::span<const Option> options;
    bool anyOperands = false; ///< as many as one likes, instead of those named
};

/// A command's words, taken apart: "--name value", "--name=value", operands anywhere, everything an
/// operand after "--"; "-" alone is an operand.
class Arguments {
public:
    /// Errors: Usage, naming the word or the operand. A word's value is not repeated: it may be a URL.
    static Result<Arguments> parse(const Grammar &grammar, const QStringList &words);

    const QStringList &operands() const { return m_operands; }
    const QString &operand(qsizetype index) const { return m_operands[index]; }
    bool has(QLatin1String option) const { return m_values.contains(option); }
    /// The last of its values.
    std::optional<QString> value(QLatin1String option) const;
    /// All of them, of an option that repeats, in order.
    QStringList values(QLatin1String option) const { return m_values.value(option); }
    /// A whole number within [least, most], `otherwise` if the option was not given. Errors: Usage.
    Result<int> number(QLatin1String option, int otherwise, int least, int most) const;
    /// The same in milliseconds, up to a day.
    Result<Milliseconds> duration(QLatin1String option, Milliseconds otherwise) const;

private:
    Result<> take(const Grammar &grammar, QStringList::const_iterator &word, QStringList::const_iterator end);

    QStringList m_operands;
    QHash<QLatin1String, QStringList> m_values;
};

} // namespace porthole::cli

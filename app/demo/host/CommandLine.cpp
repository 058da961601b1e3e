#include "app/demo/host/CommandLine.h"

namespace porthole::demo {

namespace {

constexpr qsizetype kMostBytes = 64 << 10; ///< of all words, with what variables have become
constexpr qsizetype kMostWords = 1000;

bool isNameLetter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           (letter >= '0' && letter <= '9');
}

Error usage(std::string what) { return Error::make(ErrorKind::Usage, std::move(what)); }

class CommandParser {
public:
    CommandParser(QByteArrayView line, const Variables &variables)
        : m_rest(line)
        , m_variables(variables)
    {}

    Result<QList<SimpleCommand>> parse();

private:
    Result<> step(char letter);
    Result<> quoted();
    Result<> variable();
    Result<> redirect();
    Result<> put(QByteArrayView text);
    void endWord();
    void endCommand();
    bool skip(QByteArrayView text);
    QByteArray valueOf(const QByteArray &name) const;

    QByteArrayView m_rest;
    const Variables &m_variables;
    QList<SimpleCommand> m_commands;
    SimpleCommand m_command;
    QByteArray m_word;
    bool m_inWord = false;
    qsizetype m_bytes = 0, m_words = 0;
};

bool CommandParser::skip(QByteArrayView text)
{
    if (!m_rest.startsWith(text))
        return false;
    m_rest = m_rest.sliced(text.size());
    return true;
}

Result<> CommandParser::put(QByteArrayView text)
{
    m_inWord = true;
    m_bytes += text.size();
    if (m_bytes > kMostBytes)
        return usage("that line is too long");
    m_word.append(text.data(), text.size());
    return {};
}

void CommandParser::endWord()
{
    if (m_inWord)
        m_command.words.append(std::exchange(m_word, {}));
    m_words += m_inWord ? 1 : 0;
    m_inWord = false;
}

void CommandParser::endCommand()
{
    endWord();
    if (!m_command.words.isEmpty())
        m_commands.append(m_command);
    m_command = {};
}

QByteArray CommandParser::valueOf(const QByteArray &name) const
{
    const auto found = m_variables.find(name);
    return found == m_variables.end() ? QByteArray() : found->second;
}

/// Behind its "$".
Result<> CommandParser::variable()
{
    for (const char *special : {"$", "?", "0"})
        if (skip(special))
            return put(valueOf(special));
    const bool inBraces = skip("{");
    qsizetype length = 0;
    while (length < m_rest.size() && isNameLetter(m_rest[length]))
        ++length;
    const QByteArray name = m_rest.first(length).toByteArray();
    m_rest = m_rest.sliced(length);
    if (!inBraces)
        return put(name.isEmpty() ? QByteArray("$") : valueOf(name));
    QByteArray value = valueOf(name);
    const qsizetype end = m_rest.indexOf('}');
    if (end < 0)
        return usage("a } is missing");
    if (skip(":-") && value.isEmpty())
        value = m_rest.first(end - 2).toByteArray();
    m_rest = m_rest.sliced(m_rest.indexOf('}') + 1);
    return put(value);
}

/// Behind the quote that begins it.
Result<> CommandParser::quoted()
{
    PH_DO(put({}));
    while (!m_rest.isEmpty()) {
        if (skip("\""))
            return {};
        if (skip("$")) {
            PH_DO(variable());
            continue;
        }
        if (m_rest.size() > 1 && m_rest[0] == '\\' && QByteArrayView("\\\"$`").contains(m_rest[1]))
            m_rest = m_rest.sliced(1);
        PH_DO(put(m_rest.first(1)));
        m_rest = m_rest.sliced(1);
    }
    return usage("a quote is missing");
}

/// Behind ">" or "2>".
Result<> CommandParser::redirect()
{
    if (skip("&2"))
        m_command.toErrors = true;
    else if (!skip("/dev/null") && !skip("&1"))
        return usage("nothing is written here: the files are of paper");
    return {};
}

Result<> CommandParser::step(char letter)
{
    if (!m_inWord && (skip("2>") || skip(">")))
        return redirect();
    if (skip(";") || skip("&&") || skip("\n") || skip("\r")) {
        endCommand();
        return {};
    }
    if (skip(" ") || skip("\t")) {
        endWord();
        return {};
    }
    if (skip("$"))
        return variable();
    if (skip("\""))
        return quoted();
    if (skip("'")) {
        const qsizetype end = m_rest.indexOf('\'');
        if (end < 0)
            return usage("a quote is missing");
        PH_DO(put(m_rest.first(end)));
        m_rest = m_rest.sliced(end + 1);
        return {};
    }
    if (letter == '|' || letter == '<' || letter == '>' || letter == '`' || letter == '&' || letter == '(')
        return usage(std::string("this shell knows no ") + letter);
    if (letter == '\\' && m_rest.size() > 1)
        m_rest = m_rest.sliced(1);
    PH_DO(put(m_rest.first(1)));
    m_rest = m_rest.sliced(1);
    return {};
}

Result<QList<SimpleCommand>> CommandParser::parse()
{
    while (!m_rest.isEmpty()) {
        if (!m_inWord && m_rest[0] == '#')
            break;
        PH_DO(step(m_rest[0]));
        if (m_words > kMostWords)
            return usage("that line has too many words");
    }
    endCommand();
    return m_commands;
}

} // namespace

Result<QList<SimpleCommand>> parseCommandLine(QByteArrayView line, const Variables &variables)
{
    return CommandParser(line, variables).parse();
}

} // namespace porthole::demo

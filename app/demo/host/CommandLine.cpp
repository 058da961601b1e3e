#include "app/demo/host/CommandLine.h"

namespace porthole::demo {

namespace {

constexpr qsizetype kMostBytes = 64 << 10; ///< of all words, with what variables have become
constexpr qsizetype kMostWords = 1000;
constexpr QByteArrayView kNowhere{"/dev/null"};

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

    Result<std::optional<SimpleCommand>> parse();
    QByteArrayView rest() const { return m_rest; }

private:
    Result<> step(char letter);
    Result<> quoted();
    Result<> variable();
    Result<> redirect();
    Result<> put(QByteArrayView text);
    void endWord();
    void skipSeparators();
    bool isAtSeparator() const;
    bool skip(QByteArrayView text);
    QByteArray valueOf(const QByteArray &name) const;

    QByteArrayView m_rest;
    const Variables &m_variables;
    SimpleCommand m_command;
    QByteArray m_word;
    bool m_inWord = false;
    bool m_namesFile = false; ///< the word, or the next one, is where the output goes
    qsizetype m_bytes = 0;
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
    if (!std::exchange(m_inWord, false))
        return;
    QByteArray word = std::exchange(m_word, {});
    if (!std::exchange(m_namesFile, false)) {
        m_command.words.append(std::move(word));
        return;
    }
    m_command.output = word == kNowhere ? SimpleCommand::To::Nowhere : SimpleCommand::To::File;
    m_command.file = std::move(word);
}

bool CommandParser::isAtSeparator() const
{
    return m_rest.startsWith(';') || m_rest.startsWith('\n') || m_rest.startsWith('\r') ||
           m_rest.startsWith("&&") || m_rest.startsWith("||");
}

void CommandParser::skipSeparators()
{
    while (true) {
        if (skip("&&"))
            m_command.when = SimpleCommand::When::AfterSuccess;
        else if (skip("||"))
            m_command.when = SimpleCommand::When::AfterFailure;
        else if (!skip(" ") && !skip("\t") && !skip(";") && !skip("\n") && !skip("\r"))
            return;
    }
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

/// At ">" or "2>".
Result<> CommandParser::redirect()
{
    using To = SimpleCommand::To;
    const bool isErrors = skip("2");
    skip(">");
    if (skip("&1")) {
        m_command.errors = isErrors ? To::Output : m_command.errors;
        return {};
    }
    if (skip("&2")) {
        m_command.output = isErrors ? m_command.output : To::Errors;
        return {};
    }
    if (isErrors) {
        if (!skip(kNowhere) && !skip(" /dev/null"))
            return usage("errors go nowhere but to /dev/null");
        m_command.errors = To::Nowhere;
        return {};
    }
    m_command.appends = skip(">");
    m_namesFile = true;
    return {};
}

Result<> CommandParser::step(char letter)
{
    if (letter == '>' || (!m_inWord && m_rest.startsWith("2>"))) {
        endWord();
        return m_namesFile ? usage("a file's name is missing") : redirect();
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
    if (letter == '|' || letter == '<' || letter == '`' || letter == '&' || letter == '(')
        return usage(std::string("this shell knows no ") + letter);
    if (letter == '\\' && m_rest.size() > 1)
        m_rest = m_rest.sliced(1);
    PH_DO(put(m_rest.first(1)));
    m_rest = m_rest.sliced(1);
    return {};
}

Result<std::optional<SimpleCommand>> CommandParser::parse()
{
    skipSeparators();
    while (!m_rest.isEmpty() && !isAtSeparator()) {
        if (!m_inWord && m_rest[0] == '#') {
            const qsizetype end = m_rest.indexOf('\n');
            m_rest = m_rest.sliced(end < 0 ? m_rest.size() : end);
            break;
        }
        PH_DO(step(m_rest[0]));
        if (m_command.words.size() > kMostWords)
            return usage("that line has too many words");
    }
    endWord();
    if (m_namesFile)
        return usage("a file's name is missing");
    if (m_command.words.isEmpty() && m_command.output != SimpleCommand::To::File)
        return std::optional<SimpleCommand>();
    return std::optional(std::move(m_command));
}

} // namespace

Result<std::optional<SimpleCommand>> takeCommand(QByteArrayView &script, const Variables &variables)
{
    // Comments and lone separators are no commands, but the end neither.
    while (!script.isEmpty()) {
        CommandParser parser(script, variables);
        PH_TRY(auto command, parser.parse());
        script = parser.rest();
        if (command)
            return command;
    }
    return std::optional<SimpleCommand>();
}

Result<> checkScript(QByteArrayView script, const Variables &variables)
{
    while (!script.isEmpty())
        PH_DO(takeCommand(script, variables));
    return {};
}

} // namespace porthole::demo

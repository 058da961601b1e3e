#include "core/openstack/OpenrcFile.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace porthole::openstack {

namespace {

constexpr std::size_t kLargestScript = 32 * 1024 * 1024;
constexpr std::size_t kLongestValue = 64 * 1024;
constexpr std::size_t kMostVariables = 1000;

bool isNameCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

QString toName(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// Reads one line as a shell would, word by word.
class Line {
public:
    Line(std::string_view text, const OpenrcFile &known)
        : m_rest(text)
        , m_known(known)
    {}

    void skipBlanks()
    {
        while (!m_rest.empty() && isBlank(m_rest.front()))
            m_rest.remove_prefix(1);
    }
    bool atEnd() const
    {
        return m_rest.empty() || std::string_view("#;&|").find(m_rest.front()) != std::string_view::npos;
    }
    bool take(std::string_view text)
    {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    std::string_view takeName()
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isNameCharacter);
        const std::string_view name = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
        m_rest.remove_prefix(name.size());
        return name;
    }
    /// A value up to the next blank; nothing if it holds what only a shell could say.
    std::optional<Secret> takeValue();

private:
    bool takeSingleQuoted();
    bool takeDoubleQuoted();
    bool takeReference();
    bool append(std::string_view text)
    {
        m_value.insert(m_value.end(), text.begin(), text.end());
        return m_value.size() <= kLongestValue;
    }
    bool appendNext()
    {
        const bool fits = append(m_rest.substr(0, 1));
        m_rest.remove_prefix(1);
        return fits;
    }

    std::string_view m_rest;
    const OpenrcFile &m_known;
    std::vector<char> m_value;
};

std::optional<Secret> Line::takeValue()
{
    m_value.clear();
    bool understood = true;
    while (understood && !m_rest.empty() && !isBlank(m_rest.front()) &&
           std::string_view(";&|").find(m_rest.front()) == std::string_view::npos) {
        const char c = m_rest.front();
        if (c == '\'')
            understood = takeSingleQuoted();
        else if (c == '"')
            understood = takeDoubleQuoted();
        else if (c == '$')
            understood = takeReference();
        else if (c == '`' || c == '(' || c == ')' || c == '<' || c == '>')
            understood = false;
        else
            understood = (!take("\\") || !m_rest.empty()) && appendNext();
    }
    Secret value(std::exchange(m_value, {}));
    return understood ? std::optional(std::move(value)) : std::nullopt;
}

bool Line::takeSingleQuoted()
{
    const std::size_t end = m_rest.find('\'', 1);
    if (end == std::string_view::npos)
        return false; // goes on in the next line: not what Horizon writes
    const bool fits = append(m_rest.substr(1, end - 1));
    m_rest.remove_prefix(end + 1);
    return fits;
}

bool Line::takeDoubleQuoted()
{
    m_rest.remove_prefix(1);
    while (!m_rest.empty() && m_rest.front() != '"') {
        if (m_rest.front() == '`')
            return false;
        if (m_rest.front() == '$') {
            if (!takeReference())
                return false;
            continue;
        }
        // Inside quotes a backslash is one, unless it stands before one of these.
        const bool escapes = m_rest.size() > 1 && m_rest[0] == '\\' &&
                             std::string_view("$`\"\\").find(m_rest[1]) != std::string_view::npos;
        if (escapes)
            m_rest.remove_prefix(1);
        if (!appendNext())
            return false;
    }
    return take("\"");
}

bool Line::takeReference()
{
    m_rest.remove_prefix(1);
    const bool inBraces = take("{");
    const std::string_view name = takeName();
    if (inBraces && !take("}"))
        return false;
    const auto known = m_known.variables.find(toName(name));
    return known != m_known.variables.end() && append(known->second->reveal());
}

/// export NAME=value NAME=value...
void readExport(Line &line, OpenrcFile &file)
{
    for (line.skipBlanks(); !line.atEnd(); line.skipBlanks()) {
        const QString name = toName(line.takeName());
        if (name.isEmpty() || !line.take("="))
            return;
        auto value = line.takeValue();
        file.variables.erase(name);
        file.leftOpen.removeAll(name);
        if (!value) {
            file.leftOpen << name;
            return;
        }
        if (!value->empty())
            file.variables[name] = std::make_shared<const Secret>(std::move(*value));
    }
}

void readUnset(Line &line, OpenrcFile &file)
{
    for (line.skipBlanks(); !line.atEnd(); line.skipBlanks()) {
        const QString name = toName(line.takeName());
        if (name.isEmpty())
            return;
        file.variables.erase(name);
        file.leftOpen.removeAll(name);
    }
}

} // namespace

Result<OpenrcFile> OpenrcFile::parse(std::string_view script)
{
    if (script.size() > kLargestScript)
        return Error::make(ErrorKind::Usage, "is larger than 32 MiB");
    OpenrcFile file;
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        Line line(script.substr(0, end), file);
        script.remove_prefix(std::min(end + 1, script.size()));
        line.skipBlanks();
        if (line.take("export "))
            readExport(line, file);
        else if (line.take("unset "))
            readUnset(line, file);
        if (file.variables.size() + static_cast<std::size_t>(file.leftOpen.size()) > kMostVariables)
            return Error::make(ErrorKind::Usage, "exports too many variables; it is not an openrc file");
    }
    const auto isForeign = [](const auto &variable) { return !variable.first.startsWith(u"OS_"); };
    std::erase_if(file.variables, isForeign);
    file.leftOpen.removeIf([](const QString &name) { return !name.startsWith(u"OS_"); });
    if (file.variables.empty())
        return Error::make(ErrorKind::Usage, "exports no OS_* variable; it is not an openrc file");
    return file;
}

} // namespace porthole::openstack

#include "core/openstack/config/ConfigBuilder.h"
#include "core/openstack/config/ConfigText.h"
#include "core/openstack/config/YamlScalar.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <istream>
#include <streambuf>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace porthole::openstack {

namespace {

constexpr std::string_view kStandardTag = "tag:yaml.org,2002:";

/// Leaves the parser from inside one of its events; caught in readYaml().
struct Refused {
    YAML::Mark mark;
};

/// Lets the parser read the text where it lies, without one more copy of its secrets.
class TextBuffer : public std::streambuf {
public:
    explicit TextBuffer(std::string_view text)
    {
        char *begin = const_cast<char *>(text.data()); // only ever read through
        setg(begin, begin, begin + text.size());
    }
};

/// The value of a scalar with an explicit tag; nothing if the safe loader refuses it.
std::optional<ConfigValue> taggedScalar(std::string_view tag, const std::string &text)
{
    if (tag == "!" || tag == "str")
        return ConfigValue::text(text);
    ConfigValue value = plainScalar(text);
    const ConfigValue::Number *number = value.asNumber();
    const bool fits = (tag == "null" && value.isNull()) || (tag == "bool" && value.asBool()) ||
                      (tag == "int" && number && number->whole) ||
                      (tag == "float" && number && !number->whole);
    return fits ? std::optional(std::move(value)) : std::nullopt;
}

class Events final : public YAML::EventHandler {
public:
    ConfigBuilder builder;

    void OnDocumentStart(const YAML::Mark &mark) override { m_mark = mark; }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        check(mark, builder.scalar(ConfigValue(), "null", anchor));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        check(mark, builder.alias(anchor));
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &text) override
    {
        if (tag.empty() || tag == "?") {
            check(mark,
                  text == "<<" ? builder.mergeKey(anchor) : builder.scalar(plainScalar(text), text, anchor));
            return;
        }
        auto value = taggedScalar(shortTag(tag), text);
        check(mark, value && builder.scalar(std::move(*value), text, anchor));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        check(mark, isDefault(tag, "seq") && builder.beginList(anchor));
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        check(mark, isDefault(tag, "map") && builder.beginMapping(anchor));
    }
    void OnSequenceEnd() override { check(m_mark, builder.end()); }
    void OnMapEnd() override { check(m_mark, builder.end()); }

private:
    static std::string_view shortTag(std::string_view tag)
    {
        return tag.starts_with(kStandardTag) ? tag.substr(kStandardTag.size()) : tag;
    }
    static bool isDefault(std::string_view tag, std::string_view own)
    {
        return tag.empty() || tag == "?" || tag == "!" || shortTag(tag) == own;
    }
    void check(const YAML::Mark &mark, bool goOn)
    {
        m_mark = mark;
        if (!goOn)
            throw Refused{mark};
    }

    YAML::Mark m_mark;
};

Error notReadable(const YAML::Mark &mark, const std::string &why)
{
    return Error::make(ErrorKind::Usage, why + ", line " + std::to_string(mark.line + 1) + ", column " +
                                             std::to_string(mark.column + 1));
}

/// yaml-cpp reads a whole flow collection ahead, and takes some 300 bytes for every step of it, before it
/// tells of the first.
bool hasTooManyFlowMarks(std::string_view text)
{
    const auto isMark = [](char c) { return c == '[' || c == '{' || c == ','; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isMark)) > ConfigBuilder::kValues;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const Utf8Character character = firstUtf8Character(text);
        if (!character.valid)
            return false;
        text.remove_prefix(character.length);
    }
    return true;
}

} // namespace

Result<ConfigValue> readYaml(std::string_view text)
{
    if (!isUtf8(text))
        return Error::make(ErrorKind::Usage, "is not UTF-8");
    if (hasTooManyFlowMarks(text))
        return Error::make(ErrorKind::Usage, "has too many lists and mappings in it");
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    Events events;
    // yaml-cpp's own messages may repeat what stands in the file, so only their place is told.
    try {
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(events)) {
            Events more;
            if (parser.HandleNextDocument(more))
                return Error::make(ErrorKind::Usage, "holds more than one YAML document");
        }
    } catch (const Refused &refused) {
        const std::string &why = events.builder.problem();
        return notReadable(refused.mark, why.empty() ? "has a value that is not plain data" : why);
    } catch (const YAML::Exception &exception) {
        return notReadable(exception.mark, "is not YAML");
    } catch (const std::exception &) {
        return Error::make(ErrorKind::Usage, "is not YAML");
    }
    return events.builder.take();
}

} // namespace porthole::openstack

#include "core/openssh/ConfigLine.h"
#include "core/openssh/KnownHostsLine.h"
#include "core/openssh/Pattern.h"
#include "core/openssh/Text.h"
#include "tests/fuzz/Oracles.h"

#include <string>

namespace porthole::fuzz {

namespace {

using namespace porthole::openssh;

/// Takes the next line off.
std::string_view line(std::string_view &text)
{
    const std::string_view taken = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(taken.size() + 1, text.size()));
    return taken;
}

bool same(const ConfigLine &one, const ConfigLine &other)
{
    return one.keyword == other.keyword && one.words == other.words && one.rest == other.rest;
}

} // namespace

/// Each line on its own: what was read of it, written down again, reads as the same.
void configLine(ByteView input)
{
    for (std::string_view text = textOf(input); !text.empty();) {
        const std::string_view whole = line(text);
        DelimitedWords words{std::string(whole)};
        std::size_t length = 0;
        while (const auto word = words.next())
            length += word->size();
        require(length <= whole.size(), "words are made of the text");

        const auto parsed = parseConfigLine(whole);
        if (!parsed || !*parsed)
            continue;
        const ConfigLine &said = **parsed;
        require(!said.keyword.empty() && !said.rest.empty(), "a line has a keyword and a value");
        require(said.keyword == lowerCase(said.keyword), "a keyword is in lower case");
        if (said.keyword.find_first_of(" \t\r\n\f\"=") != std::string::npos)
            continue; // quoted
        const auto again = parseConfigLine(said.keyword + "=" + said.rest + " \r\n");
        require(again && *again && same(**again, said), "written down again it reads as the same");
    }
}

/// The first line is a host's name, the others are lines of known_hosts.
void knownHosts(ByteView input)
{
    std::string_view text = textOf(input);
    const std::string name = lowerCase(line(text));
    while (!text.empty()) {
        const std::string_view whole = line(text);
        const auto parsed = parseKnownHostsLine(whole, name);
        const auto indented = parseKnownHostsLine(" \t" + std::string(whole) + "\r\r", name);
        require(parsed.has_value() == indented.has_value(), "blanks and line ends change nothing");
        // What is hashed speaks of the name if and only if its hash is the name's.
        if (whole.find_first_of(" \t") == std::string_view::npos && whole.starts_with('|'))
            (void)matchesHosts(whole, name);
        if (!parsed)
            continue;
        require(parsed->marker == indented->marker && parsed->key == indented->key, "nor what the line says");
        require(matchesHosts(parsed->hosts, name), "a line that was taken speaks of the host");
        require(whole.find('#') != whole.find_first_not_of(" \t"), "a comment says nothing");
    }
}

/// A pattern in the first line, a text in the second.
void pattern(ByteView input)
{
    std::string_view text = textOf(input);
    const std::string list(line(text).substr(0, 4096)), name(line(text).substr(0, 4096));
    const std::string one = list.substr(0, list.find(','));
    const bool matches = matchesPattern(name, one);
    require(matchesPattern(name, "*" + one + "*") || !matches, "a star stands for nothing, too");
    require(matchesPattern(name + name, one + one) || !matches, "what matches twice matches the double");
    require(matchesPattern("x" + name, "?" + one) == matches, "a question mark stands for one");
    if (!one.empty() && one.front() != '!' && one.size() < 1000) {
        require((matchPatternList(name, one) == ListMatch::Positive) == matches, "a list of one");
        require((matchPatternList(name, "*,!" + one) == ListMatch::Negated) == matches, "negated");
    }
    require(matchesHostName(lowerCase(name), list) == matchesHostName(name, lowerCase(list)),
            "the case of hosts does not count");
}

void publicKey(ByteView input)
{
    const std::string coded = toBase64(input);
    const auto back = fromBase64(coded);
    require(back && ByteView(*back).size() == input.size() &&
                std::equal(input.begin(), input.end(), back->begin()),
            "base64 brings back what it was made of");
    (void)fromBase64(textOf(input));

    const auto key = parsePublicKey(input);
    if (!key)
        return;
    require(key->material.size() <= input.size(), "a key is made of its blob");
    require(key->bits <= 8 * input.size() || key->bits == 521, "a key has no more bits than its blob");
    const auto line = parseKeyLine(key->type + " " + coded + " a comment");
    // A type with blanks in it cannot be written down.
    if (key->type.find_first_of(" \t") == std::string::npos)
        require(line == key, "a line of it says the same");
    if (key->bits > 0 && !input.empty())
        require(!parsePublicKey(input.first(input.size() - 1)), "a key that is cut is none");
}

} // namespace porthole::fuzz

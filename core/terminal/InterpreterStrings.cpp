#include "core/terminal/Interpreter.h"

#include "core/base/DisplayText.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace porthole::terminal {

namespace {

constexpr std::size_t kLongestTitle = 1024;
constexpr std::size_t kLongestClipboard = 48 * 1024;

/// Takes what stands before the next ';' off the text.
std::string_view field(std::string_view &text)
{
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

int base64Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// RFC 4648 section 4; nothing if it is not that.
std::optional<std::string> base64(std::string_view text)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = base64Value(c);
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>(bits >> count & 0xff));
        }
    }
    return bytes;
}

} // namespace

void Interpreter::setColours(std::uint32_t foreground, std::uint32_t background)
{
    m_foreground = foreground;
    m_background = background;
}

/// OSC: a number, and what belongs to it.
void Interpreter::command(std::string_view text)
{
    const std::string_view name = field(text);
    int number = -1;
    const auto parsed = std::from_chars(name.data(), name.data() + name.size(), number);
    if (parsed.ec != std::errc{} || parsed.ptr != name.data() + name.size())
        return;
    switch (number) {
    case 0:
        setTitle(text, true, true);
        break;
    case 1:
        setTitle(text, false, true);
        break;
    case 2:
        setTitle(text, true, false);
        break;
    case 8:
        link(text);
        break;
    case 10:
        if (text == "?")
            m_replies.colour(10, m_foreground);
        break;
    case 11:
        if (text == "?")
            m_replies.colour(11, m_background);
        break;
    case 52:
        clipboard(text);
        break;
    case 133: // what a shell marks; of this, where its prompts begin
        if (field(text) == "A")
            m_screen.beginPrompt();
        break;
    default:
        break;
    }
}

void Interpreter::setTitle(std::string_view text, bool window, bool icon)
{
    std::string shown = displayText(text, kLongestTitle);
    if (icon)
        m_news.iconTitle = shown;
    if (window) {
        m_title = std::move(shown);
        m_news.title = m_title;
    }
}

/// OSC 8 ; parameters ; target. The parameters would join parts of a link; equal targets do that here.
void Interpreter::link(std::string_view text)
{
    field(text);
    m_screen.pen().link = m_links.idOf(text);
}

/// OSC 52 ; where ; base64. A "?" asks for what is on the clipboard, and is not answered.
void Interpreter::clipboard(std::string_view text)
{
    field(text);
    if (text.size() > kLongestClipboard / 3 * 4 + 4)
        return;
    if (auto bytes = base64(text); bytes && !bytes->empty() && text != "?")
        m_news.clipboard = std::move(*bytes);
}

/// DCS: only DECRQSS is heard, and answered with "unknown" whatever it asks for.
void Interpreter::device(std::string_view text)
{
    const auto parameter = [](char c) { return c >= 0x30 && c <= 0x3f; };
    text.remove_prefix(
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), parameter) - text.begin()));
    if (text.starts_with("$q"))
        m_replies.unknownStatus();
}

} // namespace porthole::terminal

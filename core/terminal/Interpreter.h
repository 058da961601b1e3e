#pragma once

#include "core/terminal/Links.h"
#include "core/terminal/News.h"
#include "core/terminal/Parser.h"
#include "core/terminal/Replies.h"
#include "core/terminal/Screen.h"

#include <string>
#include <vector>

namespace porthole::terminal {

/// What control functions mean: calls the screen, answers the host, notes what is for the person. What it
/// does not know it ignores. Source: ECMA-48, DEC STD 070, xterm's "Control Sequences".
class Interpreter final : public ParserActions {
public:
    Interpreter(Screen &screen, Parser &parser)
        : m_screen(screen)
        , m_parser(parser)
    {}

    void printAscii(std::string_view text) override { m_screen.printAscii(text); }
    void print(char32_t character) override { m_screen.print(character); }
    void control(std::uint8_t code) override;
    void escape(char intermediate, char final) override;
    void sequence(const ControlSequence &sequence) override;
    void command(std::string_view text) override;
    void device(std::string_view text) override;

    Replies &replies() { return m_replies; }
    News &news() { return m_news; }
    bool hasNews() const { return m_news.any(); }
    const Links &links() const { return m_links; }
    /// 0xrrggbb, told to a host that asks for them.
    void setColours(std::uint32_t foreground, std::uint32_t background);

private:
    bool move(const ControlSequence &sequence);
    bool edit(const ControlSequence &sequence);
    bool editArea(const ControlSequence &sequence);
    bool ask(const ControlSequence &sequence);
    void setModes(const ControlSequence &sequence, bool on);
    void setPrivateMode(int number, bool on);
    void setMouse(MouseTracking tracking, bool on);
    void alternateWithCursor(bool on);
    void reportStatus(const ControlSequence &sequence);
    void reportMode(const ControlSequence &sequence);
    void windowOperation(const ControlSequence &sequence);
    void cursorStyle(int style);
    void designate(std::size_t set, char final);
    void reset();

    void setTitle(std::string_view text, bool window, bool icon);
    void link(std::string_view text);
    void clipboard(std::string_view text);

    Screen &m_screen;
    Parser &m_parser;
    Replies m_replies;
    News m_news;
    Links m_links;
    std::string m_title;
    std::vector<std::string> m_titles; // pushed by XTWINOPS 22
    std::uint32_t m_foreground = 0xffffff, m_background = 0;
};

} // namespace porthole::terminal

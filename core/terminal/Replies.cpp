#include "core/terminal/Replies.h"

#include <utility>

namespace porthole::terminal {

namespace {

std::string number(int value) { return std::to_string(value); }

} // namespace

void Replies::say(std::string_view sentence)
{
    if (m_pending.size() + sentence.size() <= kMostPending)
        m_pending += sentence;
}

void Replies::primaryAttributes() { say("\x1b[?62;22c"); }

// Version 277: programs that look for xterm's turn the mouse's SGR coding on from there.
void Replies::secondaryAttributes() { say("\x1b[>1;277;0c"); }

void Replies::operating() { say("\x1b[0n"); }

void Replies::cursor(int row, int column, bool isPrivate)
{
    say((isPrivate ? "\x1b[?" : "\x1b[") + number(row) + ";" + number(column) + "R");
}

void Replies::noPrinter() { say("\x1b[?13n"); }

void Replies::lockedKeys() { say("\x1b[?21n"); }

void Replies::noLocator() { say("\x1b[?50n"); }

void Replies::keyboard() { say("\x1b[?27;1;0;0n"); }

void Replies::parameters(bool solicited)
{
    say(solicited ? "\x1b[3;1;1;128;128;1;0x" : "\x1b[2;1;1;128;128;1;0x");
}

void Replies::mode(int mode, bool isPrivate, bool set)
{
    say((isPrivate ? "\x1b[?" : "\x1b[") + number(mode) + (set ? ";1$y" : ";2$y"));
}

void Replies::unknownStatus() { say("\x1bP0$r\x1b\\"); }

void Replies::size(int rows, int columns) { say("\x1b[8;" + number(rows) + ";" + number(columns) + "t"); }

void Replies::colour(int which, std::uint32_t rgb)
{
    // Each part twice: X's colours have 16 bits.
    const auto part = [rgb](unsigned shift) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        const std::string byte{kDigits[rgb >> (shift + 4) & 0xf], kDigits[rgb >> shift & 0xf]};
        return byte + byte;
    };
    say("\x1b]" + number(which) + ";rgb:" + part(16) + "/" + part(8) + "/" + part(0) + "\x1b\\");
}

std::string Replies::take() { return std::exchange(m_pending, {}); }

} // namespace porthole::terminal

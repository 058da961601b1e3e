#include "core/terminal/Selection.h"
#include "core/terminal/Terminal.h"
#include "tests/fuzz/Oracles.h"

#include <algorithm>
#include <string>

namespace porthole::fuzz {

namespace {

using terminal::Cell;
using terminal::Terminal;

/// Introduces another size in the input: two bytes that UTF-8 does not have, columns, rows.
constexpr std::uint8_t kResize = 0xfe;

std::string text(const Terminal &terminal)
{
    return selectedText(terminal, {{terminal.firstRow(), 0}, {terminal.endRow(), 0}});
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Behind the answer that stands at the beginning: one of those that Replies has, with numbers in it.
std::size_t answerLength(std::string_view output)
{
    if (output.starts_with("\x1bP0$r\x1b\\"))
        return 7;
    require(output.starts_with("\x1b["), "an answer begins with CSI");
    std::size_t at = 2;
    if (at < output.size() && (output[at] == '?' || output[at] == '>'))
        ++at;
    while (at < output.size() && (isDigit(output[at]) || output[at] == ';' || output[at] == '$'))
        ++at;
    require(at < output.size() && std::string_view("cnRxyt").find(output[at]) != std::string_view::npos,
            "an answer is numbers and a letter of ours");
    return at + 1;
}

void checkOutput(std::string_view output)
{
    while (!output.empty()) {
        if (output.starts_with("\x1b]1")) {
            const std::size_t end = output.find("\x1b\\");
            require(end != std::string_view::npos && end == 23, "a colour is told in full");
            output.remove_prefix(end + 2);
        } else {
            output.remove_prefix(answerLength(output));
        }
    }
}

void checkGrid(const Terminal &terminal)
{
    const terminal::Size size = terminal.size();
    const terminal::CursorPlace &cursor = terminal.cursor();
    require(cursor.row >= 0 && cursor.row < size.rows && cursor.column >= 0 && cursor.column < size.columns,
            "the cursor is on the screen");
    for (int row = 0; row < size.rows; ++row) {
        const Cell *const cells = terminal.screen().grid().cells(row);
        for (int column = 0; column < size.columns; ++column) {
            const bool wide = cells[column].kind() == Cell::Kind::Wide;
            const bool followed = column + 1 < size.columns && cells[column + 1].isTail();
            require(wide == followed, "a wide character has its tail, and no other has one");
            require(column >= terminal.screen().grid().state(row).used ? cells[column].isBlank() : true,
                    "what is not used is blank");
        }
        require(!cells[0].isTail(), "a row does not begin with a tail");
    }
    require(terminal.screenTop() - terminal.firstRow() <= terminal.history().limit(),
            "the history is bounded");
}

void resize(Terminal &terminal, std::uint8_t columns, std::uint8_t rows)
{
    terminal.resize({1 + columns % 50, 1 + rows % 20});
}

/// Feeds the input in pieces of this size, changing the terminal's where it says so.
void feed(Terminal &terminal, ByteView input, std::size_t piece)
{
    while (!input.empty()) {
        const auto mark = std::find(input.begin(), input.end(), kResize);
        ByteView before = input.first(static_cast<std::size_t>(mark - input.begin()));
        input = input.subspan(before.size());
        for (; !before.empty(); before = before.subspan(std::min(piece, before.size())))
            terminal.receive(before.first(std::min(piece, before.size())));
        if (input.size() < 3)
            return;
        resize(terminal, input[1], input[2]);
        input = input.subspan(3);
    }
}

} // namespace

void terminalStream(ByteView input)
{
    Terminal whole({20, 6}, 30), pieces({20, 6}, 30);
    feed(whole, input, input.size());
    feed(pieces, input, 1);
    checkGrid(whole);
    require(text(whole) == text(pieces), "what is shown does not depend on how the bytes were cut");
    require(whole.modes() == pieces.modes(), "nor do the modes");
    const std::string output = whole.takeOutput();
    require(output == pieces.takeOutput(), "nor do the answers");
    checkOutput(output);
    // Every row can be read, and every size taken.
    terminal::Row row;
    for (std::int64_t at = whole.firstRow(); at < whole.endRow(); ++at)
        whole.readRow(at, row);
    for (const terminal::Size size : {terminal::Size{1, 1}, terminal::Size{3, 2}, terminal::Size{60, 30}}) {
        whole.resize(size);
        checkGrid(whole);
    }
}

} // namespace porthole::fuzz

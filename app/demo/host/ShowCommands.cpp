#include "app/demo/host/CommandTable.h"
#include "app/demo/host/HarbourView.h"

#include <array>

namespace porthole::demo {

namespace {

QByteArray number(int value) { return QByteArray::number(value); }

/// SGR 48;5: the palette of 256. Source: ECMA-48 section 8.3.117, and xterm's ctlseqs.
QByteArray paletteCell(int index) { return "\x1b[48;5;" + number(index) + "m  "; }

Outcome colours(const Call &call)
{
    for (int index = 0; index < 16; ++index)
        call.to.write(paletteCell(index) + (index % 8 == 7 ? "\x1b[0m\n" : ""));
    for (int row = 0; row < 6; ++row) {
        for (int column = 0; column < 36; ++column)
            call.to.write(paletteCell(16 + row * 36 + column));
        call.to.write("\x1b[0m\n");
    }
    for (int index = 232; index < 256; ++index)
        call.to.write(paletteCell(index));
    call.to.write("\x1b[0m\n");
    constexpr int kSteps = 72;
    for (int step = 0; step < kSteps; ++step) {
        const int part = step * 255 / (kSteps - 1);
        call.to.write("\x1b[48;2;" + number(255 - part) + ';' + number(part / 2 + 60) + ';' + number(part) +
                      "m ");
    }
    call.to.write("\x1b[0m\n\x1b[1mbold\x1b[0m \x1b[2mfaint\x1b[0m \x1b[3mitalic\x1b[0m \x1b[4munderlined"
                  "\x1b[0m \x1b[7mreversed\x1b[0m \x1b[9mstruck\x1b[0m\n");
    return {};
}

Outcome unicode(const Call &call)
{
    call.to.write("Latin    Grüße, smørrebrød, façade, čeština\n"
                  "Greek    Καλημέρα κόσμε\n"
                  "Cyrillic Доброе утро, гавань\n"
                  "Wide     港の朝  항구의 아침  港口的早晨\n"
                  "Combined e\u0301 a\u030a o\u0308 n\u0303\n"
                  "Boxes    ┌──┬──┐ ╔══╗ ░▒▓█ ▁▂▃▄▅▆▇█\n"
                  "         │  │  │ ║  ║ ←↑→↓ ✓✗ ⣿⡇⢸\n"
                  "         └──┴──┘ ╚══╝\n");
    return {};
}

Outcome motd(const Call &call)
{
    const auto file = call.around.files->find("/etc/motd");
    call.to.write(file ? file->content() : QByteArray());
    return {};
}

Outcome top(const Call &call)
{
    if (!call.around.terminal)
        return call.failed("this needs a terminal");
    return {0, std::make_unique<HarbourView>(call.around.terminal->columns, call.around.terminal->rows)};
}

Outcome clear(const Call &call)
{
    call.to.write("\x1b[H\x1b[2J");
    return {};
}

constexpr std::array kCommands{
    Command{"top", top, "top", "watch the harbour; q leaves"},
    Command{"colours", colours, "colours", "256 of them, and true ones"},
    Command{"colors", colours, nullptr, nullptr},
    Command{"unicode", unicode, "unicode", "scripts, wide and combined characters"},
    Command{"motd", motd, nullptr, nullptr},
    Command{"clear", clear, "clear", "as Ctrl+L does"},
};

} // namespace

std::span<const Command> showCommands() { return kCommands; }

} // namespace porthole::demo

#include "core/terminal/PackedRuns.h"

#include "core/base/Utf8.h"
#include "core/terminal/CharacterWidth.h"

#include <algorithm>
#include <limits>
#include <string>

namespace porthole::terminal {

namespace {

enum RunFlag : std::uint8_t { Styled = 1, Beyond7Bit = 2 };
constexpr std::size_t kHeader = 3;

bool leavesNoText(const Cell &cell)
{
    return cell.kind() == Cell::Kind::Tail || cell.kind() == Cell::Kind::Filler;
}

void appendText(std::string &to, const Cell &cell, const std::vector<Cluster> &clusters)
{
    if (!cell.isCluster()) {
        appendUtf8(to, cell.code() == 0 ? U' ' : cell.code());
        return;
    }
    const Cluster &cluster = clusters[cell.clusterId()];
    for (std::size_t i = 0; i < cluster.count; ++i)
        appendUtf8(to, cluster.codes[i]);
}

void appendRun(Bytes &to, const Style &style, std::string_view text)
{
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool styled = style != Style{};
    to.push_back(static_cast<std::uint8_t>((styled ? Styled : 0) | (ascii ? 0 : Beyond7Bit)));
    appendBigEndian(to, static_cast<std::uint16_t>(text.size()));
    if (styled) {
        appendBigEndian(to, style.foreground.value);
        appendBigEndian(to, style.background.value);
        appendBigEndian(to, style.attributes);
        appendBigEndian(to, style.link);
    }
    append(to, viewOf(text));
}

void unpackUtf8(std::string_view text, const Style &style, Row &to)
{
    while (!text.empty()) {
        const Utf8Character character = firstUtf8Character(text);
        text.remove_prefix(character.length);
        const int width = characterWidth(character.value);
        if (width == 0 && !to.cells.empty()) {
            Cell &base = to.cells[to.cells.size() - (to.cells.back().isTail() ? 2 : 1)];
            if (!base.isCluster()) {
                const Cluster cluster{{base.code()}, 1};
                base =
                    Cell::ofCluster(static_cast<std::uint32_t>(to.clusters.size()), base.style, base.kind());
                to.clusters.push_back(cluster);
            }
            Cluster &cluster = to.clusters[base.clusterId()];
            if (cluster.count < Cluster::kMost)
                cluster.codes[cluster.count++] = character.value;
        } else if (width == 2) {
            to.cells.emplace_back(character.value, style, Cell::Kind::Wide);
            to.cells.emplace_back(U'\0', style, Cell::Kind::Tail);
        } else {
            to.cells.emplace_back(character.value, style);
        }
    }
}

} // namespace

void packCells(const Row &row, std::size_t count, Bytes &to)
{
    // The longest run: what its u16 can say, less the longest cell.
    constexpr std::size_t kLongest = std::numeric_limits<std::uint16_t>::max() - 4 * Cluster::kMost;
    std::string text;
    for (std::size_t at = 0; at < count;) {
        const Style style = row.cells[at].style;
        text.clear();
        for (; at < count && text.size() < kLongest; ++at) {
            const Cell &cell = row.cells[at];
            if (leavesNoText(cell))
                continue;
            if (cell.style != style)
                break;
            if (!cell.isCluster() && cell.code() < 0x80)
                text.push_back(cell.code() == 0 ? ' ' : static_cast<char>(cell.code()));
            else
                appendText(text, cell, row.clusters);
        }
        if (!text.empty())
            appendRun(to, style, text);
    }
}

void unpackCells(ByteView runs, Row &to)
{
    Reader in(runs);
    while (in.remaining() >= kHeader) {
        const std::uint8_t flags = *in.bigEndian<std::uint8_t>();
        const std::size_t length = *in.bigEndian<std::uint16_t>();
        Style style;
        if (flags & Styled) {
            style.foreground.value = in.bigEndian<std::uint32_t>().value_or(0);
            style.background.value = in.bigEndian<std::uint32_t>().value_or(0);
            style.attributes = in.bigEndian<std::uint16_t>().value_or(0);
            style.link = in.bigEndian<std::uint16_t>().value_or(0);
        }
        const auto text = in.take(length);
        if (!text)
            return;
        if (flags & Beyond7Bit) {
            unpackUtf8(textOf(*text), style, to);
            continue;
        }
        for (const std::uint8_t c : *text)
            to.cells.emplace_back(c, style);
    }
}

} // namespace porthole::terminal

#include "core/terminal/PackedRuns.h"

#include "core/base/Utf8.h"
#include "core/terminal/CharacterWidth.h"

#include <algorithm>
#include <limits>
#include <string>

namespace porthole::terminal {

namespace {

enum RunFlag : std::uint8_t { Styled = 1, Beyond7Bit = 2 };
constexpr std::size_t kHeader = 3, kStyle = 12;

/// The longest run: what its u16 can say, less the longest cell.
constexpr std::size_t kLongest = std::numeric_limits<std::uint16_t>::max() - 4 * Cluster::kMost;

void appendText(std::string &to, const Cell &cell, std::span<const Cluster> clusters)
{
    if (!cell.isCluster()) {
        appendUtf8(to, cell.code() == 0 ? U' ' : cell.code());
        return;
    }
    const Cluster &cluster = clusters[cell.clusterId()];
    for (std::size_t i = 0; i < cluster.count; ++i)
        appendUtf8(to, cluster.codes[i]);
}

void appendHeader(Bytes &to, std::uint8_t flags, const Style &style, std::size_t length)
{
    const bool styled = style != Style{};
    to.push_back(static_cast<std::uint8_t>(flags | (styled ? Styled : 0)));
    appendBigEndian(to, static_cast<std::uint16_t>(length));
    if (!styled)
        return;
    appendBigEndian(to, style.foreground.value);
    appendBigEndian(to, style.background.value);
    appendBigEndian(to, style.attributes);
    appendBigEndian(to, style.link);
}

void appendAscii(Bytes &to, std::span<const Cell> cells)
{
    appendHeader(to, 0, cells[0].style, cells.size());
    const std::size_t start = to.size();
    to.resize(start + cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        to[start + i] = static_cast<std::uint8_t>(cells[i].code() == 0 ? U' ' : cells[i].code());
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

bool packCells(std::span<const Cell> cells, std::span<const Cluster> clusters, Bytes &to)
{
    bool wide = false;
    std::string text;
    while (!cells.empty()) {
        const Style style = cells[0].style;
        std::size_t count = 0;
        while (count < cells.size() && count < kLongest && cells[count].isAscii() &&
               cells[count].style == style)
            ++count;
        if (count > 0) {
            appendAscii(to, cells.first(count));
            cells = cells.subspan(count);
            continue;
        }
        // What is no ASCII, up to the next of it or the next style; a tail has that of its character.
        text.clear();
        for (; count < cells.size() && text.size() < kLongest && !cells[count].isAscii(); ++count) {
            const Cell &cell = cells[count];
            wide = wide || cell.isTail();
            if (cell.isTail() || cell.kind() == Cell::Kind::Filler)
                continue;
            if (cell.style != style)
                break;
            appendText(text, cell, clusters);
        }
        if (!text.empty()) {
            appendHeader(to, Beyond7Bit, style, text.size());
            append(to, viewOf(text));
        }
        cells = cells.subspan(count);
    }
    return wide;
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

bool appendAsciiText(ByteView runs, std::string &to)
{
    Reader in(runs);
    while (in.remaining() >= kHeader) {
        const std::uint8_t flags = *in.bigEndian<std::uint8_t>();
        const std::size_t length = *in.bigEndian<std::uint16_t>();
        if (flags & Beyond7Bit)
            return false;
        if (flags & Styled && !in.take(kStyle))
            return true;
        const auto text = in.take(length);
        if (!text)
            return true;
        to.append(textOf(*text));
    }
    return true;
}

} // namespace porthole::terminal

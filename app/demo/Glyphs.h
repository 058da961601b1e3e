#pragma once

#include "core/base/Result.h"

#include <QHash>
#include <QString>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace porthole::demo {

/// The characters of the demo's text mode, drawn once with the system's monospace font: how much of each
/// pixel of a cell is covered. Nothing in it changes, so threads may share it.
class Glyphs {
public:
    static constexpr int kWidth = 10, kHeight = 20; // pixels a cell
    using Cell = std::array<std::uint8_t, kWidth * kHeight>;

    /// Draws them. Errors: Bug (there is no QGuiApplication, and so no font). Thread: the GUI's.
    static Result<std::shared_ptr<const Glyphs>> draw();

    /// A character that was not drawn is '?'.
    const Cell &cell(char16_t character, bool bold) const
    {
        const auto found = m_index.constFind(character);
        return m_cells[(found == m_index.constEnd() ? m_unknown : *found) * 2 + (bold ? 1 : 0)];
    }

private:
    QHash<char16_t, std::size_t> m_index;
    std::size_t m_unknown = 0;
    std::vector<Cell> m_cells; ///< regular and bold in turn
};

} // namespace porthole::demo

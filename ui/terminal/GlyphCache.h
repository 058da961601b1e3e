#pragma once

#include <QFont>
#include <QHash>
#include <QRawFont>
#include <array>
#include <vector>

namespace porthole::ui {

/// Which glyph of which font draws a character, found once for each. Thread: the GUI thread.
class GlyphCache {
public:
    struct Glyph {
        quint32 index = 0;
        int font = -1;     ///< of fonts(); -1 if no font here has it
        qreal advance = 0; ///< as the font has it
    };

    void setFont(const QFont &font);
    const QFont &font(bool bold, bool italic) const { return m_fonts[variant(bold, italic)]; }
    const QRawFont &raw(int font) const { return m_raw[static_cast<std::size_t>(font)]; }

    const Glyph &glyph(char32_t code, bool bold, bool italic);

private:
    static std::size_t variant(bool bold, bool italic) { return (bold ? 1u : 0u) + (italic ? 2u : 0u); }
    Glyph find(char32_t code, std::size_t variant);
    int indexOf(const QRawFont &font);

    std::array<QFont, 4> m_fonts;
    std::vector<QRawFont> m_raw; // the first four are the variants
    std::array<std::array<Glyph, 128>, 4> m_ascii{};
    QHash<quint64, Glyph> m_others;
};

} // namespace porthole::ui

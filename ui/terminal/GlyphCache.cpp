#include "ui/terminal/GlyphCache.h"

#include <QGlyphRun>
#include <QTextLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

/// Characters remembered besides ASCII; when there are more, all are looked for anew.
constexpr qsizetype kMostOthers = 20'000;

} // namespace

void GlyphCache::setFont(const QFont &font)
{
    m_raw.clear();
    m_others.clear();
    for (std::size_t i = 0; i < m_fonts.size(); ++i) {
        m_fonts[i] = font;
        m_fonts[i].setBold((i & 1) != 0);
        m_fonts[i].setItalic((i & 2) != 0);
        m_raw.push_back(QRawFont::fromFont(m_fonts[i]));
    }
    for (std::size_t i = 0; i < m_fonts.size(); ++i)
        for (char32_t code = 0x20; code < 0x7f; ++code)
            m_ascii[i][code] = find(code, i);
}

const GlyphCache::Glyph &GlyphCache::glyph(char32_t code, bool bold, bool italic)
{
    const std::size_t which = variant(bold, italic);
    if (code < 0x80)
        return m_ascii[which][code];
    const quint64 key = quint64{code} << 2 | which;
    if (const auto known = m_others.constFind(key); known != m_others.cend())
        return *known;
    if (m_others.size() >= kMostOthers)
        m_others.clear();
    return *m_others.insert(key, find(code, which));
}

GlyphCache::Glyph GlyphCache::find(char32_t code, std::size_t variant)
{
    const QString text = QString::fromUcs4(&code, 1);
    const QRawFont &own = m_raw[variant];
    if (own.supportsCharacter(code)) {
        const QList<quint32> indexes = own.glyphIndexesForString(text);
        if (indexes.size() == 1 && indexes[0] != 0)
            return {indexes[0], static_cast<int>(variant), own.advancesForGlyphIndexes(indexes)[0].x()};
    }
    // Whatever font the system would take instead.
    QTextLayout layout(text, m_fonts[variant]);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    if (runs.isEmpty() || runs[0].glyphIndexes().isEmpty() || runs[0].glyphIndexes()[0] == 0)
        return {};
    const QRawFont other = runs[0].rawFont();
    const quint32 index = runs[0].glyphIndexes()[0];
    return {index, indexOf(other), other.advancesForGlyphIndexes({index})[0].x()};
}

int GlyphCache::indexOf(const QRawFont &font)
{
    const auto at = std::find(m_raw.begin(), m_raw.end(), font);
    if (at != m_raw.end())
        return static_cast<int>(at - m_raw.begin());
    m_raw.push_back(font);
    return static_cast<int>(m_raw.size()) - 1;
}

} // namespace porthole::ui

#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace porthole::ui {

/// Box drawing, block elements and shades (U+2500 to U+259F) drawn into their cells instead of taken from
/// a font, so that they join whatever the font and the height of a line.
bool isBoxDrawing(char32_t code);
/// `cell` has its edges on device pixels, `pixel` is one of them in the painter's units.
void drawBox(QPainter &painter, char32_t code, const QRectF &cell, qreal pixel, const QColor &colour);

} // namespace porthole::ui

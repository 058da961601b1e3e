// What a TerminalView is written in, and how it looks besides.

#include "ui/terminal/TerminalView.h"

#include <algorithm>

namespace porthole::ui {

namespace {

qreal possible(qreal size)
{
    return std::clamp(size, TerminalLook::kSmallestFont, TerminalLook::kLargestFont);
}

terminal::CursorShape shapeOf(CursorForm form)
{
    switch (form) {
    case CursorForm::Block:
        return terminal::CursorShape::Block;
    case CursorForm::Underline:
        return terminal::CursorShape::Underline;
    case CursorForm::Bar:
        return terminal::CursorShape::Bar;
    }
    return terminal::CursorShape::Block;
}

QFont terminalFont(const QString &family, qreal size)
{
    QFont font(family);
    font.setStyleHint(QFont::Monospace, QFont::PreferDefault);
    font.setFixedPitch(true);
    font.setKerning(false);
    font.setPointSizeF(size);
    return font;
}

} // namespace

qreal TerminalView::fontSize() const { return possible(m_look.fontSize + m_zoom); }

void TerminalView::setFontSize(qreal size)
{
    const qreal before = fontSize();
    m_zoom = possible(size) - m_look.fontSize;
    if (qFuzzyCompare(fontSize(), before))
        return;
    applyFont();
    if (isVisible())
        layOut();
    Q_EMIT fontSizeChanged(fontSize());
}

void TerminalView::zoom(int steps) { setFontSize(steps == 0 ? m_look.fontSize : fontSize() + steps); }

void TerminalView::setLook(const TerminalLook &look)
{
    m_look = look;
    m_overlay.usualCursor = shapeOf(look.cursor);
    applyFont();
    applyColours();
    if (m_terminal)
        m_terminal->setHistoryRows(look.scrollback);
    restartBlinking();
    if (isVisible())
        layOut();
}

void TerminalView::setSample()
{
    setFocusPolicy(Qt::NoFocus);
    m_overlay.focused = true;
    restartBlinking();
}

void TerminalView::applyFont()
{
    m_pixelRatio = devicePixelRatioF();
    m_painter.setFont(terminalFont(m_look.fontFamily, fontSize()), m_pixelRatio);
    viewport()->update();
}

} // namespace porthole::ui

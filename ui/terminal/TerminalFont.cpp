// What a TerminalView is written in.

#include "ui/terminal/TerminalView.h"

#include <QFontDialog>
#include <algorithm>

namespace porthole::ui {

namespace {

/// Points.
constexpr qreal kSmallest = 5, kLargest = 48;

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

void TerminalView::setFontSize(qreal size) { setTerminalFont(m_fontFamily, size); }

void TerminalView::setTerminalFont(const QString &family, qreal size)
{
    size = std::clamp(size, kSmallest, kLargest);
    if (family == m_fontFamily && qFuzzyCompare(size, m_fontSize))
        return;
    m_fontFamily = family;
    m_fontSize = size;
    applyFont();
    if (isVisible())
        layOut();
    Q_EMIT fontSizeChanged(size);
}

void TerminalView::zoom(int steps) { setFontSize(steps == 0 ? kUsualFontSize : m_fontSize + steps); }

void TerminalView::chooseFont()
{
    auto *const dialog = new QFontDialog(m_painter.font(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFontDialog::MonospacedFonts);
    connect(dialog, &QFontDialog::fontSelected, this,
            [this](const QFont &font) { setTerminalFont(font.family(), font.pointSizeF()); });
    dialog->open();
}

void TerminalView::applyFont()
{
    m_pixelRatio = devicePixelRatioF();
    m_painter.setFont(terminalFont(m_fontFamily, m_fontSize), m_pixelRatio);
    viewport()->update();
}

} // namespace porthole::ui

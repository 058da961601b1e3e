#include "app/demo/Glyphs.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

namespace porthole::demo {

namespace {

constexpr int kBaseline = 15;

QFont fontOf(bool bold)
{
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setStyleHint(QFont::Monospace);
    if (!QFontDatabase::families().contains(font.family()))
        font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    // The largest that the cell has room for, whichever font the system has.
    for (int size = 17; size > 6; --size) {
        font.setPixelSize(size);
        const QFontMetricsF metrics(font);
        if (metrics.horizontalAdvance(u'M') <= Glyphs::kWidth &&
            metrics.descent() <= Glyphs::kHeight - kBaseline)
            break;
    }
    return font;
}

/// What text mode has: printable Latin-1, and shapes for lines and bars.
QString repertoire()
{
    QString all;
    for (char16_t c = 0x20; c < 0x100; ++c) {
        if (c < 0x7f || c > 0xa0)
            all += QChar(c);
    }
    return all + QStringLiteral("─│┌┐└┘├┤┬┴┼═║█▓▒░▀▄▌▐●○•…→←↑↓✓");
}

Glyphs::Cell drawn(const QFont &font, QChar character)
{
    QImage image(Glyphs::kWidth, Glyphs::kHeight, QImage::Format_Grayscale8);
    image.fill(Qt::black);
    {
        QPainter painter(&image);
        painter.setPen(Qt::white);
        painter.setFont(font);
        const qreal slack = Glyphs::kWidth - QFontMetricsF(font).horizontalAdvance(character);
        painter.drawText(QPointF(slack / 2, kBaseline), QString(character));
    }
    Glyphs::Cell cell;
    for (int y = 0; y < Glyphs::kHeight; ++y)
        std::copy_n(image.constScanLine(y), Glyphs::kWidth, cell.begin() + y * Glyphs::kWidth);
    return cell;
}

} // namespace

Result<std::shared_ptr<const Glyphs>> Glyphs::draw()
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Error::make(ErrorKind::Bug, "the demo draws text, which needs a QGuiApplication");
    const auto glyphs = std::make_shared<Glyphs>();
    const QFont regular = fontOf(false), bold = fontOf(true);
    const QString characters = repertoire();
    for (const QChar character : characters) {
        if (character == u'?')
            glyphs->m_unknown = glyphs->m_cells.size() / 2;
        glyphs->m_index.insert(character.unicode(), glyphs->m_cells.size() / 2);
        glyphs->m_cells.push_back(drawn(regular, character));
        glyphs->m_cells.push_back(drawn(bold, character));
    }
    return std::shared_ptr<const Glyphs>(glyphs);
}

} // namespace porthole::demo

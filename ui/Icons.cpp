#include "ui/Icons.h"

#include "ui/Colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QTransform>

namespace porthole::ui {

namespace {

QColor colourFor(IconColour colour, QIcon::Mode mode)
{
    const Colours &colours = coloursOf(QGuiApplication::palette());
    if (mode == QIcon::Disabled)
        return colours.faint;
    switch (colour) {
    case IconColour::Text:
        return colours.text;
    case IconColour::Muted:
        return colours.muted;
    case IconColour::OnAccent:
        return colours.onAccent;
    case IconColour::Accent:
        return colours.accent;
    case IconColour::Danger:
        return colours.danger;
    case IconColour::Warning:
        return colours.warning;
    case IconColour::Success:
        return colours.success;
    }
    return colours.text;
}

class TintedSvgEngine final : public QIconEngine {
public:
    TintedSvgEngine(QString file, IconColour colour, bool mirrored)
        : m_file(std::move(file))
        , m_colour(colour)
        , m_mirrored(mirrored)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly))
            return;
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colourFor(m_colour, mode).name().toLatin1());
        painter->save();
        if (m_mirrored)
            painter->setTransform(QTransform(-1, 0, 0, 1, 2.0 * QRectF(rect).center().x(), 0), true);
        QSvgRenderer(svg).render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("porthole %1 %2 %3 %4x%5")
                                .arg(m_file, colourFor(m_colour, mode).name())
                                .arg(m_mirrored)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedSvgEngine(*this); }

private:
    QString m_file;
    IconColour m_colour;
    bool m_mirrored;
};

/// Those that point along the line of text, or show where in the window something is.
bool followsReading(QLatin1StringView name)
{
    return name.startsWith(QLatin1StringView("chevron-")) || name == QLatin1StringView("sidebar");
}

} // namespace

QIcon icon(QLatin1StringView name, IconColour colour)
{
    const bool mirrored = QGuiApplication::isRightToLeft() && followsReading(name);
    return QIcon(new TintedSvgEngine(QStringLiteral(":/icons/%1.svg").arg(name), colour, mirrored));
}

} // namespace porthole::ui

#include "ui/Icons.h"

#include "ui/Colours.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

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
    TintedSvgEngine(QString file, IconColour colour)
        : m_file(std::move(file))
        , m_colour(colour)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly))
            return;
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colourFor(m_colour, mode).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("porthole %1 %2 %3x%4")
                                .arg(m_file, colourFor(m_colour, mode).name())
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
};

} // namespace

QIcon icon(QLatin1StringView name, IconColour colour)
{
    return QIcon(new TintedSvgEngine(QStringLiteral(":/icons/%1.svg").arg(name), colour));
}

} // namespace porthole::ui

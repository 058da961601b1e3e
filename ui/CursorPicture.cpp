#include "ui/CursorPicture.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <cmath>

namespace porthole::ui {

namespace {

/// Device pixels. Larger cursors are cut down by some window systems or refused altogether.
constexpr int kLongestSide = 256;

/// The ratio to state in a cursor's pixmap. X11 has cursors in device pixels only, and Qt (6.4) leaves
/// the hot spot unscaled there while it takes the pixmap as it is: with 1 both agree.
qreal statedRatio(qreal pixelRatio)
{
    return QGuiApplication::platformName() == QLatin1String("xcb") ? 1.0 : pixelRatio;
}

QCursor dotCursor(qreal pixelRatio)
{
    constexpr int kSide = 7, kMiddle = 3;
    QPixmap dot(QSize(kSide, kSide) * pixelRatio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.scale(pixelRatio, pixelRatio);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(QRectF(1.5, 1.5, 4, 4));
    painter.end();
    dot.setDevicePixelRatio(statedRatio(pixelRatio));
    const int middle = static_cast<int>(kMiddle * pixelRatio / dot.devicePixelRatio());
    return QCursor(dot, middle, middle);
}

} // namespace

QCursor cursorOf(const rfb::CursorShape *shape, qreal scale, qreal pixelRatio)
{
    const auto visible = [](std::uint32_t pixel) { return (pixel >> 24) != 0; };
    const bool hidden = !shape || shape->size.width == 0 || shape->size.height == 0 ||
                        shape->pixels.size() < std::size_t{shape->size.width} * shape->size.height ||
                        std::none_of(shape->pixels.begin(), shape->pixels.end(), visible);
    if (hidden)
        return dotCursor(pixelRatio);

    const QImage drawn(reinterpret_cast<const uchar *>(shape->pixels.data()), shape->size.width,
                       shape->size.height, QImage::Format_ARGB32_Premultiplied);
    const qreal longest = std::max(shape->size.width, shape->size.height);
    const qreal factor = std::min(scale, kLongestSide / longest);
    const QSize size = (QSizeF(drawn.size()) * factor).toSize().expandedTo(QSize(1, 1));
    QPixmap picture = QPixmap::fromImage(
        size == drawn.size() ? drawn.copy()
                             : drawn.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    const qreal ratio = statedRatio(pixelRatio);
    picture.setDevicePixelRatio(ratio);
    const auto hot = [=](int at, int side) {
        return std::min(static_cast<int>(std::floor(at * factor / ratio)),
                        std::max(0, static_cast<int>(std::ceil(side / ratio)) - 1));
    };
    return QCursor(picture, hot(shape->hotX, size.width()), hot(shape->hotY, size.height()));
}

} // namespace porthole::ui

#include "ui/ViewTransform.h"

#include <algorithm>
#include <cmath>

namespace porthole::ui {

namespace {

/// Positions come as device pixels divided by the ratio; this much may be lost on the way back.
constexpr qreal kRounding = 1e-6;

int floorToInt(qreal value) { return static_cast<int>(std::floor(value + kRounding)); }
int ceilToInt(qreal value) { return static_cast<int>(std::ceil(value - kRounding)); }

int toDevice(int logical, qreal ratio) { return floorToInt(logical * ratio); }

} // namespace

ViewTransform::ViewTransform(rfb::Size frame, ViewMode mode, const ViewGeometry &view)
    : m_frame(frame)
    , m_ratio(view.pixelRatio)
{
    if (frame.width == 0 || frame.height == 0)
        return;
    const QSize room(toDevice(view.size.width(), m_ratio), toDevice(view.size.height(), m_ratio));
    m_extent = QSize(frame.width, frame.height);
    if (mode == ViewMode::Fit) {
        m_extent.scale(room, Qt::KeepAspectRatio);
        m_extent = m_extent.expandedTo(QSize(1, 1));
    }
    // Centred where there is room to spare, at the panned place where there is not.
    const auto originOf = [](int space, int extent, int pan) {
        return extent <= space ? (space - extent) / 2 : -pan;
    };
    const QPoint origin(originOf(room.width(), m_extent.width(), view.pan.x()),
                        originOf(room.height(), m_extent.height(), view.pan.y()));
    m_origin = QPointF(origin) - view.phase;
}

QRect ViewTransform::innerTarget() const
{
    if (m_extent.isEmpty())
        return {};
    const QRectF target = deviceTarget();
    const QPoint topLeft(ceilToInt(target.left() / m_ratio), ceilToInt(target.top() / m_ratio));
    const QPoint end(floorToInt(target.right() / m_ratio), floorToInt(target.bottom() / m_ratio));
    return {topLeft, QSize(end.x() - topLeft.x(), end.y() - topLeft.y())};
}

qreal ViewTransform::scale() const
{
    return m_frame.width == 0 ? 1.0 : static_cast<qreal>(m_extent.width()) / m_frame.width;
}

QPoint ViewTransform::toFrame(QPointF point) const
{
    if (m_extent.isEmpty())
        return {};
    // The centre of the device pixel under the point, in framebuffer pixels.
    const auto along = [this](qreal at, qreal origin, int extent, int frame) {
        const qint64 device = floorToInt(at * m_ratio - origin);
        const qint64 pixel = device < 0 ? 0 : (2 * device + 1) * frame / (2 * extent);
        return static_cast<int>(std::min<qint64>(pixel, frame - 1));
    };
    return {along(point.x(), m_origin.x(), m_extent.width(), m_frame.width),
            along(point.y(), m_origin.y(), m_extent.height(), m_frame.height)};
}

QRect ViewTransform::toView(const rfb::Rect &damage) const
{
    if (m_extent.isEmpty() || damage.empty())
        return {};
    // Scaled: a framebuffer pixel more on every side, and a device pixel for rounding.
    const int border = exact() ? 0 : 1;
    const auto along = [this, border](int from, int length, qreal origin, int extent, int frame) {
        const qreal factor = static_cast<qreal>(extent) / frame;
        const qreal first = origin + (from - border) * factor - border;
        const qreal last = origin + (from + length + border) * factor + border;
        return std::pair(floorToInt(first / m_ratio), ceilToInt(last / m_ratio));
    };
    const auto [left, right] = along(damage.x, damage.width, m_origin.x(), m_extent.width(), m_frame.width);
    const auto [top, bottom] =
        along(damage.y, damage.height, m_origin.y(), m_extent.height(), m_frame.height);
    return {left, top, right - left, bottom - top};
}

QSize naturalSize(rfb::Size frame, qreal pixelRatio)
{
    return {ceilToInt(frame.width / pixelRatio), ceilToInt(frame.height / pixelRatio)};
}

} // namespace porthole::ui

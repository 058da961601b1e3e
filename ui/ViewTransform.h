#pragma once

#include "core/rfb/Geometry.h"

#include <QPoint>
#include <QPointF>
#include <QRect>
#include <QRectF>
#include <QSize>

namespace porthole::ui {

/// How the picture is shown.
enum class ViewMode : quint8 {
    Fit,      ///< as large as the view allows, its proportions kept
    OneToOne, ///< one framebuffer pixel is one pixel of the screen
};

/// The view that a picture is laid out in. Lengths in device pixels are those of the screen; Qt's own
/// coordinates are `pixelRatio` times smaller.
struct ViewGeometry {
    QSize size; ///< device independent pixels
    qreal pixelRatio = 1.0;
    /// Where the view's corner falls between two device pixels, 0 to 1: with a ratio such as 1.25 it
    /// does, and a picture must not.
    QPointF phase;
    /// How far the picture is panned, in device pixels; OneToOne only.
    QPoint pan;
};

/// Where the picture lies in the view, and back. A value: it changes by being made anew.
class ViewTransform {
public:
    ViewTransform() = default;
    ViewTransform(rfb::Size frame, ViewMode mode, const ViewGeometry &view);

    /// The picture's place in device pixels, relative to the view's corner.
    QRectF deviceTarget() const { return {m_origin, QSizeF(m_extent)}; }
    /// The whole device independent pixels that lie inside the picture.
    QRect innerTarget() const;
    /// Framebuffer pixels and device pixels are the same.
    bool exact() const { return m_extent == QSize(m_frame.width, m_frame.height); }
    /// Device pixels per framebuffer pixel.
    qreal scale() const;
    qreal pixelRatio() const { return m_ratio; }
    rfb::Size frame() const { return m_frame; }

    /// The framebuffer pixel under a point of the view (device independent), the nearest one if the
    /// point lies beside the picture; (0, 0) if there is no picture.
    QPoint toFrame(QPointF point) const;
    /// What has to be painted when these framebuffer pixels change. In a scaled picture that is more
    /// than they cover, because their neighbours are blended with them.
    QRect toView(const rfb::Rect &damage) const;

private:
    rfb::Size m_frame;
    qreal m_ratio = 1.0;
    QPointF m_origin;
    QSize m_extent;
};

/// The size of the picture in OneToOne, in device independent pixels, rounded up: what is scrolled.
QSize naturalSize(rfb::Size frame, qreal pixelRatio);

} // namespace porthole::ui

#include "ui/ConsoleView.h"

#include "core/session/FrameMailbox.h"
#include "ui/ConsoleKeyboard.h"
#include "ui/ConsolePointer.h"
#include "ui/CursorPicture.h"

#include <QAccessibleWidget>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <cmath>
#include <utility>

namespace porthole::ui {

namespace {

/// With more pieces than this their outline is painted: clipping would cost more than the pixels.
constexpr int kMostPieces = 24;

QImage imageOver(const std::uint32_t *pixels, rfb::Size size)
{
    return {reinterpret_cast<const uchar *>(pixels), size.width, size.height, size.width * 4,
            QImage::Format_RGB32};
}

} // namespace

namespace {

/// To those who do not look at it: a picture, not an empty pane.
QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const view = qobject_cast<ConsoleView *>(object);
    return view ? new QAccessibleWidget(view, QAccessible::Graphic) : nullptr;
}

} // namespace

ConsoleView::ConsoleView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_keyboard(new ConsoleKeyboard(*this))
    , m_pointer(new ConsolePointer(*viewport(), m_transform))
{
    QAccessible::installFactory(makeInterface); // once; Qt knows it again
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // panning counts from the picture's left edge
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAccessibleName(tr("Console picture"));
    setAccessibleDescription(tr("Keys typed here go to the console. Press and release Ctrl+Alt to leave."));
    setMinimumSize(160, 100);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setAutoFillBackground(false);
    for (QScrollBar *bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->setSingleStep(16);
    connect(m_pointer, &ConsolePointer::buttonPressed, m_keyboard, &ConsoleKeyboard::interruptChord);
    setCursorShape(std::nullopt);
}

void ConsoleView::setFrames(const FrameMailbox *frames)
{
    m_frames = frames;
    layOut();
}

void ConsoleView::showDamage(const std::vector<rfb::Rect> &damage)
{
    if (m_frames && m_frames->size() != m_transform.frame()) {
        layOut();
        m_paintPending = isVisible();
        return;
    }
    QRegion region;
    for (const rfb::Rect &rect : damage)
        region += m_transform.toView(rect);
    if (region.rectCount() > kMostPieces)
        region = region.boundingRect();
    region &= viewport()->rect();
    if (region.isEmpty())
        return;
    m_paintPending = true;
    viewport()->update(region);
}

void ConsoleView::setMode(ViewMode mode)
{
    m_mode = mode;
    layOut();
}

void ConsoleView::setCursorShape(std::optional<rfb::CursorShape> shape)
{
    m_cursor = std::move(shape);
    viewport()->setCursor(
        cursorOf(m_cursor ? &*m_cursor : nullptr, m_transform.scale(), devicePixelRatioF()));
}

QImage ConsoleView::picture() const
{
    QImage copy;
    if (m_frames)
        m_frames->view([&copy](const std::uint32_t *pixels, rfb::Size size) {
            if (size.width > 0 && size.height > 0)
                copy = imageOver(pixels, size).copy();
        });
    return copy;
}

void ConsoleView::layOut()
{
    const rfb::Size frame = m_frames ? m_frames->size() : rfb::Size{};
    const qreal ratio = devicePixelRatioF();
    layOutBars(m_mode == ViewMode::OneToOne ? naturalSize(frame, ratio) : QSize());
    const QPointF corner = QPointF(viewport()->mapTo(window(), QPoint())) * ratio;
    ViewGeometry view;
    view.size = viewport()->size();
    view.pixelRatio = ratio;
    view.phase = corner - QPointF(std::floor(corner.x() + 1e-6), std::floor(corner.y() + 1e-6));
    view.pan = (QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()) * ratio).toPoint();
    const ViewTransform before = std::exchange(m_transform, ViewTransform(frame, m_mode, view));
    if (!qFuzzyCompare(before.scale(), m_transform.scale()))
        setCursorShape(std::move(m_cursor));
    viewport()->update();
    if (before.frame() != m_transform.frame())
        Q_EMIT pictureResized();
}

void ConsoleView::layOutBars(QSize natural)
{
    // Without bars if it fits without them. A bar that comes or goes resizes the viewport, and that
    // leads here again.
    const QSize room = maximumViewportSize();
    const bool fits = natural.width() <= room.width() && natural.height() <= room.height();
    const QSize page = fits ? room : viewport()->size();
    const auto span = [](QScrollBar *bar, int length, int pageLength) {
        bar->setPageStep(pageLength);
        bar->setRange(0, std::max(0, length - pageLength));
    };
    span(horizontalScrollBar(), natural.width(), page.width());
    span(verticalScrollBar(), natural.height(), page.height());
}

void ConsoleView::paintEvent(QPaintEvent *event)
{
    // The window may have moved to a screen of another pixel ratio; bars are not moved while painting.
    if (!qFuzzyCompare(devicePixelRatioF(), m_transform.pixelRatio()))
        QMetaObject::invokeMethod(this, &ConsoleView::layOut, Qt::QueuedConnection);
    QPainter painter(viewport());
    const QRegion &region = event->region();
    // Told when painting is over: the answer is more damage, perhaps of another size.
    m_paintPending = false;
    QMetaObject::invokeMethod(this, &ConsoleView::presented, Qt::QueuedConnection);
    for (const QRect &rect : region.subtracted(m_transform.innerTarget()))
        painter.fillRect(rect, Qt::black);
    if (!m_frames)
        return;
    m_frames->view([&](const std::uint32_t *pixels, rfb::Size size) {
        // A picture of a new size is laid out when its damage arrives, which is on its way.
        if (size == m_transform.frame() && size.width > 0 && size.height > 0)
            paintPicture(painter, pixels, size, region);
    });
}

void ConsoleView::paintPicture(QPainter &painter, const std::uint32_t *pixels, rfb::Size size,
                               const QRegion &region) const
{
    const QImage image = imageOver(pixels, size);
    const QRectF target = m_transform.deviceTarget();
    // From here on in device pixels, so that a picture in its own size is copied, not resampled.
    painter.scale(1 / m_transform.pixelRatio(), 1 / m_transform.pixelRatio());
    if (m_transform.exact()) {
        for (const QRect &rect : region) {
            const QPoint first = m_transform.toFrame(rect.topLeft());
            const QPoint last = m_transform.toFrame(rect.bottomRight() + QPoint(1, 1));
            const QRect source(first, last);
            painter.drawImage(target.topLeft() + QPointF(first), image, source);
        }
        return;
    }
    // Whole multiples stay crisp; anything else is blended. Always the whole picture under the clip of
    // the damage: a part of it alone would be sampled at other places and show seams.
    const qreal scale = m_transform.scale();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 1 || std::floor(scale) < scale);
    painter.drawImage(target, image);
}

void ConsoleView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ConsoleView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    layOut();
}

void ConsoleView::scrollContentsBy(int, int) { layOut(); }

void ConsoleView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void ConsoleView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_pointer->release();
    Q_EMIT focusChanged(false);
}

bool ConsoleView::focusNextPrevChild(bool next)
{
    return m_keyboard->capturing() ? false : QAbstractScrollArea::focusNextPrevChild(next);
}

} // namespace porthole::ui

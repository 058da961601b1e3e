#include "ui/ConsolePointer.h"

#include "core/rfb/Client.h"
#include "ui/ViewTransform.h"

#include <QCursor>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>
#include <cmath>
#include <cstdlib>

namespace porthole::ui {

namespace {

/// More steps than any hand turns in one event; a defective device shall not flood the server.
constexpr int kMostSteps = 24;

quint8 buttonsOf(Qt::MouseButtons buttons)
{
    unsigned bits = 0;
    if (buttons.testFlag(Qt::LeftButton))
        bits |= rfb::LeftButton;
    if (buttons.testFlag(Qt::MiddleButton))
        bits |= rfb::MiddleButton;
    if (buttons.testFlag(Qt::RightButton))
        bits |= rfb::RightButton;
    return static_cast<quint8>(bits);
}

/// Wayland does not let an application move the pointer.
bool canWarp() { return QGuiApplication::platformName() != QLatin1String("wayland"); }

} // namespace

ConsolePointer::ConsolePointer(QWidget &surface, const ViewTransform &transform)
    : QObject(&surface)
    , m_surface(surface)
    , m_transform(transform)
{
    surface.setMouseTracking(true);
    surface.installEventFilter(this);
}

void ConsolePointer::setActive(bool active)
{
    if (!active)
        release();
    m_active = active;
}

void ConsolePointer::setAbsolute(bool absolute)
{
    if (absolute)
        release();
    m_absolute = absolute;
}

bool ConsolePointer::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        press(*static_cast<QMouseEvent *>(event));
        break;
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
        if (m_active)
            move(*static_cast<QMouseEvent *>(event));
        break;
    case QEvent::Wheel:
        // Kept from the scroll area in any case: the bars pan, the wheel is the console's.
        if (m_active)
            wheel(*static_cast<QWheelEvent *>(event));
        event->accept();
        return true;
    case QEvent::Hide:
    case QEvent::WindowDeactivate:
        release();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void ConsolePointer::press(const QMouseEvent &event)
{
    Q_EMIT buttonPressed();
    if (!m_active)
        return;
    if (!m_absolute && !m_captured)
        capture(); // this click was for us
    else
        move(event);
}

void ConsolePointer::move(const QMouseEvent &event)
{
    m_buttons = buttonsOf(event.buttons());
    if (m_absolute) {
        m_at = m_transform.toFrame(event.position());
        send(m_buttons);
    } else if (m_captured) {
        moveCaptured(event.position());
    }
}

void ConsolePointer::send(quint8 buttons)
{
    if (m_absolute)
        Q_EMIT pointer(m_at.x(), m_at.y(), buttons);
    else if (m_captured)
        Q_EMIT pointerMoved(0, 0, buttons);
}

void ConsolePointer::wheel(const QWheelEvent &event)
{
    if (m_absolute)
        m_at = m_transform.toFrame(event.position());
    turn(m_vertical.add(event.angleDelta().y()), rfb::WheelUp, rfb::WheelDown);
    turn(m_horizontal.add(event.angleDelta().x()), rfb::WheelLeft, rfb::WheelRight);
}

void ConsolePointer::turn(int steps, quint8 forward, quint8 backward)
{
    const quint8 button = steps > 0 ? forward : backward;
    for (int left = std::min(std::abs(steps), kMostSteps); left > 0; --left) {
        send(m_buttons | button);
        send(m_buttons);
    }
}

void ConsolePointer::capture()
{
    m_captured = true;
    m_rest = {};
    m_last = m_surface.mapFromGlobal(QCursor::pos());
    m_warping = false;
    m_surface.grabMouse(QCursor(Qt::BlankCursor));
    Q_EMIT captureChanged(true);
}

void ConsolePointer::release()
{
    m_vertical.reset();
    m_horizontal.reset();
    // Whoever hides us in the middle of a drag takes the button's release with them.
    if (m_buttons != 0 || m_captured) {
        m_buttons = 0;
        send(0);
    }
    if (!m_captured)
        return;
    m_captured = false;
    m_surface.releaseMouse();
    Q_EMIT captureChanged(false);
}

void ConsolePointer::moveCaptured(QPointF position)
{
    const QPointF middle = QRectF(m_surface.rect()).center().toPoint();
    // After the pointer was put back to the middle, events from before may still come; the first one
    // that is nearer to the middle than to where the pointer was is the first from after.
    const auto distance = [position](QPointF from) { return (position - from).manhattanLength(); };
    if (m_warping && distance(middle) < distance(m_last)) {
        m_warping = false;
        m_last = middle;
    }
    m_rest += (position - m_last) * m_surface.devicePixelRatioF();
    m_last = position;
    const QPoint moved(static_cast<int>(std::trunc(m_rest.x())), static_cast<int>(std::trunc(m_rest.y())));
    m_rest -= moved;
    Q_EMIT pointerMoved(moved.x(), moved.y(), m_buttons);

    const bool nearEdge = std::abs(position.x() - middle.x()) > m_surface.width() / 4.0 ||
                          std::abs(position.y() - middle.y()) > m_surface.height() / 4.0;
    if (nearEdge && !m_warping && canWarp()) {
        m_warping = true;
        QCursor::setPos(m_surface.mapToGlobal(middle.toPoint()));
    }
}

} // namespace porthole::ui

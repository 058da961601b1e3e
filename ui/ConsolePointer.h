#pragma once

#include "ui/WheelSteps.h"

#include <QObject>
#include <QPoint>
#include <QPointF>

class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace porthole::ui {

class ViewTransform;

/// Takes mouse and wheel events of the surface that shows the picture and says what they mean there.
/// Where the server wants movements instead of places (a PS/2 mouse), a click captures the pointer:
/// it is hidden and held in the middle until release().
class ConsolePointer : public QObject {
    Q_OBJECT
public:
    /// `surface` owns it; `transform` is the present one whenever an event comes.
    ConsolePointer(QWidget &surface, const ViewTransform &transform);

    /// Off, nothing is taken, and a captured pointer is released.
    void setActive(bool active);
    void setAbsolute(bool absolute);
    bool absolute() const { return m_absolute; }
    bool captured() const { return m_captured; }
    void release();

Q_SIGNALS:
    /// Framebuffer pixels; buttons as rfb::Button.
    void pointer(int x, int y, quint8 buttons);
    /// Device pixels moved while captured.
    void pointerMoved(int dx, int dy, quint8 buttons);
    void captureChanged(bool captured);
    void buttonPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void wheel(const QWheelEvent &event);
    void turn(int steps, quint8 forward, quint8 backward);
    void capture();
    void moveCaptured(QPointF position);
    /// Sends the buttons where the pointer is.
    void send(quint8 buttons);

    QWidget &m_surface;
    const ViewTransform &m_transform;
    WheelSteps m_vertical, m_horizontal;
    QPoint m_at; // framebuffer pixels
    quint8 m_buttons = 0;
    bool m_active = false;
    bool m_absolute = true;
    bool m_captured = false;
    // While captured, in the surface's coordinates:
    QPointF m_last;
    QPointF m_rest; // parts of device pixels not sent yet
    bool m_warping = false;
};

} // namespace porthole::ui

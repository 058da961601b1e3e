#include "ui/IdleWatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace porthole::ui {

namespace {

/// What the person does, of all that happens to a window.
bool isInput(QEvent::Type type)
{
    return type == QEvent::KeyPress || type == QEvent::KeyRelease || type == QEvent::MouseButtonPress ||
           type == QEvent::MouseButtonRelease || type == QEvent::MouseMove || type == QEvent::Wheel ||
           type == QEvent::TouchBegin || type == QEvent::TouchUpdate || type == QEvent::TabletMove ||
           type == QEvent::InputMethod;
}

} // namespace

IdleWatch::IdleWatch(QObject *parent)
    : QObject(parent)
{
    m_time.setSingleShot(true);
    m_time.setTimerType(Qt::CoarseTimer);
    connect(&m_time, &QTimer::timeout, this, &IdleWatch::idle);
}

void IdleWatch::setTime(std::chrono::milliseconds time)
{
    QCoreApplication::instance()->removeEventFilter(this);
    m_time.stop();
    if (time.count() <= 0)
        return;
    QCoreApplication::instance()->installEventFilter(this);
    m_time.start(time);
}

bool IdleWatch::eventFilter(QObject *, QEvent *event)
{
    if (isInput(event->type()))
        m_time.start();
    return false;
}

} // namespace porthole::ui

#include "ui/connect/PaneFrame.h"

#include "ui/Colours.h"

#include <QEvent>
#include <QPainter>

namespace porthole::ui {

namespace {

constexpr int kCurrent = 2, kBroadcast = 3; // device independent pixels

} // namespace

PaneFrame::PaneFrame(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    parent->installEventFilter(this);
    hide();
}

void PaneFrame::setMark(Mark mark)
{
    m_mark = mark;
    setVisible(mark != Mark::None);
    setGeometry(parentWidget()->rect());
    raise();
    update();
}

bool PaneFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void PaneFrame::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const int width = m_mark == Mark::Broadcast ? kBroadcast : kCurrent;
    const QColor colour = m_mark == Mark::Broadcast ? colours.warning : colours.accent;
    QPainter painter(this);
    painter.fillRect(0, 0, this->width(), width, colour);
    painter.fillRect(0, height() - width, this->width(), width, colour);
    painter.fillRect(0, 0, width, height(), colour);
    painter.fillRect(this->width() - width, 0, width, height(), colour);
}

} // namespace porthole::ui

#include "ui/terminal/TerminalPointer.h"

#include "ui/PeerText.h"
#include "ui/terminal/TerminalKeys.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace porthole::ui {

namespace {

using terminal::MouseAction;
using terminal::MouseButton;
using terminal::Place;
using terminal::Stretch;

constexpr int kWheelRows = 3;
constexpr qreal kWheelStep = 120; // eighths of a degree
constexpr int kDragPace = 40;     // milliseconds a row

MouseButton buttonOf(Qt::MouseButton button)
{
    switch (button) {
    case Qt::LeftButton:
        return MouseButton::Left;
    case Qt::MiddleButton:
        return MouseButton::Middle;
    case Qt::RightButton:
        return MouseButton::Right;
    default:
        return MouseButton::None;
    }
}

Stretch united(const Stretch &a, const Stretch &b)
{
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

} // namespace

TerminalPointer::TerminalPointer(TerminalView &view)
    : QObject(&view)
    , m_view(view)
{
    m_dragTime.setInterval(kDragPace);
    connect(&m_dragTime, &QTimer::timeout, this, &TerminalPointer::dragScroll);
}

bool TerminalPointer::handle(QEvent *event)
{
    if (!m_view.terminal())
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::Leave:
        m_view.setHoveredLink(std::nullopt, {});
        m_hovered = {-1, -1};
        return false;
    case QEvent::ContextMenu: {
        const auto *const menu = static_cast<QContextMenuEvent *>(event);
        if (!isHosts(menu->modifiers()))
            showMenu(*menu);
        return true;
    }
    default:
        return false;
    }
}

void TerminalPointer::noteModes()
{
    const bool hosts = m_view.picture().modes.mouse != terminal::MouseTracking::None;
    m_view.viewport()->setCursor(hosts ? Qt::ArrowCursor : Qt::IBeamCursor);
}

/// In the history the mouse is ours: the host knows of its screen only.
bool TerminalPointer::isHosts(Qt::KeyboardModifiers modifiers) const
{
    const TerminalPicture &picture = m_view.picture();
    return picture.modes.mouse != terminal::MouseTracking::None && !(modifiers & Qt::ShiftModifier) &&
           picture.top == picture.screenTop && !m_view.isDimmed();
}

Place TerminalPointer::placeAt(const QPointF &at, bool border) const
{
    const TerminalPicture &picture = m_view.picture();
    const QRectF first = m_view.cellRect(0, 0);
    const qreal x = (at.x() - first.x()) / first.width() + (border ? 0.5 : 0);
    const qreal y = (at.y() - first.y()) / first.height();
    const int last = picture.size.columns - (border ? 0 : 1);
    const int row = std::clamp(static_cast<int>(std::floor(y)), 0, std::max(picture.size.rows - 1, 0));
    return {picture.top + row, std::clamp(static_cast<int>(std::floor(x)), 0, std::max(last, 0))};
}

void TerminalPointer::report(MouseAction action, MouseButton button, const QPointF &at,
                             Qt::KeyboardModifiers modifiers)
{
    const Place place = placeAt(at, false);
    if (action == MouseAction::Move && place == m_told)
        return;
    m_told = place;
    m_view.terminal()->mouse({action, button, static_cast<int>(place.row - m_view.picture().top),
                              place.column, terminalModifiers(modifiers)});
}

void TerminalPointer::press(const QMouseEvent &event)
{
    const QPointF at = event.position();
    if (isHosts(event.modifiers())) {
        m_held = buttonOf(event.button());
        report(MouseAction::Press, m_held, at, event.modifiers());
        return;
    }
    if (event.button() == Qt::MiddleButton) {
        m_view.pastePrimary();
        return;
    }
    if (event.button() != Qt::LeftButton || (event.modifiers() & Qt::ControlModifier && activateLink(at)))
        return;
    const int interval = QApplication::doubleClickInterval();
    if (event.type() == QEvent::MouseButtonDblClick) {
        m_sinceDouble.start();
        startSelection(at, Unit::Word);
    } else if (m_sinceDouble.isValid() && m_sinceDouble.elapsed() < interval &&
               (at - m_last).manhattanLength() < QGuiApplication::styleHints()->startDragDistance()) {
        m_sinceDouble.invalidate();
        startSelection(at, Unit::Line);
    } else if (event.modifiers() & Qt::ShiftModifier && m_view.selection()) {
        m_selecting = true;
        extendSelection(at);
    } else {
        startSelection(at, event.modifiers() & Qt::AltModifier ? Unit::Block : Unit::Cell);
    }
    m_last = at;
}

void TerminalPointer::move(const QMouseEvent &event)
{
    const QPointF at = event.position();
    if (m_held != MouseButton::None || (isHosts(event.modifiers()) && !m_selecting)) {
        report(MouseAction::Move, m_held, at, event.modifiers());
        return;
    }
    if (!m_selecting) {
        hover(at);
        return;
    }
    m_last = at;
    extendSelection(at);
    const QRect inside = m_view.viewport()->rect();
    if (at.y() < inside.top() || at.y() > inside.bottom())
        m_dragTime.isActive() ? void() : m_dragTime.start();
    else
        m_dragTime.stop();
}

void TerminalPointer::release(const QMouseEvent &event)
{
    if (m_held != MouseButton::None && buttonOf(event.button()) == m_held) {
        m_held = MouseButton::None;
        report(MouseAction::Release, buttonOf(event.button()), event.position(), event.modifiers());
        return;
    }
    if (!m_selecting || event.button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_dragTime.stop();
    QClipboard *const clipboard = QGuiApplication::clipboard();
    if (m_view.selection() && clipboard->supportsSelection())
        clipboard->setText(m_view.selectedText(), QClipboard::Selection);
    if (m_view.selection() && m_view.look().copyOnSelect)
        m_view.copy();
}

bool TerminalPointer::wheel(const QWheelEvent &event)
{
    if (event.modifiers() & Qt::ControlModifier) {
        m_view.zoom(event.angleDelta().y() > 0 ? 1 : -1);
        return true;
    }
    m_wheelRest += event.angleDelta().y() / kWheelStep * kWheelRows;
    const int rows = static_cast<int>(m_wheelRest);
    m_wheelRest -= rows;
    if (rows == 0)
        return true;
    const terminal::Modes &modes = m_view.picture().modes;
    if (isHosts(event.modifiers())) {
        const MouseButton button = rows > 0 ? MouseButton::WheelUp : MouseButton::WheelDown;
        for (int i = 0; i < std::max(std::abs(rows) / kWheelRows, 1); ++i)
            report(MouseAction::Press, button, event.position(), event.modifiers());
    } else if (modes.alternateScreen && modes.alternateScroll && !m_view.isDimmed()) {
        for (int i = 0; i < std::abs(rows); ++i)
            m_view.terminal()->press({rows > 0 ? terminal::Key::Up : terminal::Key::Down, 0, {}});
    } else {
        m_view.scrollRows(-rows);
    }
    return true;
}

Stretch TerminalPointer::unitAt(Place place) const
{
    switch (m_unit) {
    case Unit::Cell:
    case Unit::Block:
        break;
    case Unit::Word:
        return m_view.terminal()->wordAt(place);
    case Unit::Line:
        return m_view.terminal()->lineAt(place);
    }
    return {place, place};
}

void TerminalPointer::startSelection(const QPointF &at, Unit unit)
{
    m_unit = unit;
    m_selecting = true;
    m_anchor = unitAt(placeAt(at, unit == Unit::Cell || unit == Unit::Block));
    m_view.setSelection(m_anchor.empty() ? std::nullopt : std::optional(m_anchor));
}

/// From where the selection began to a point.
Stretch TerminalPointer::reachTo(const QPointF &at) const
{
    const Place place = placeAt(at, m_unit == Unit::Cell || m_unit == Unit::Block);
    if (m_unit != Unit::Block)
        return united(m_anchor, unitAt(place));
    const auto [top, bottom] = std::minmax(m_anchor.begin.row, place.row);
    const auto [left, right] = std::minmax(m_anchor.begin.column, place.column);
    return {{top, left}, {bottom, right}, true};
}

void TerminalPointer::extendSelection(const QPointF &at)
{
    const Stretch stretch = reachTo(at);
    m_view.setSelection(stretch.empty() ? std::nullopt : std::optional(stretch));
}

void TerminalPointer::dragScroll()
{
    // The further beyond the edge, the faster.
    const qreal beyond = m_last.y() < 0 ? -m_last.y() : m_last.y() - m_view.viewport()->height();
    const int rows = 1 + static_cast<int>(beyond / m_view.metrics().height / 2);
    m_view.scrollRows(m_last.y() < 0 ? -rows : rows);
    extendSelection(m_last);
}

void TerminalPointer::addLinkActions(QMenu &menu, const TerminalLink &link)
{
    if (link.opens())
        menu.addAction(TerminalView::tr("&Open %1").arg(mnemonicFree(link.url.host(QUrl::FullyEncoded))),
                       &m_view, [this, url = link.url] { Q_EMIT m_view.linkActivated(url); });
    menu.addAction(TerminalView::tr("Copy &link"), &m_view,
                   [target = link.target] { QGuiApplication::clipboard()->setText(target); });
    menu.addSeparator();
}

void TerminalPointer::showMenu(const QContextMenuEvent &event)
{
    auto *const menu = new QMenu(&m_view);
    menu->setLayoutDirection(QGuiApplication::layoutDirection()); // the view has one of its own
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto link = linkAt(event.pos()))
        addLinkActions(*menu, *link);
    QAction *const copy =
        menu->addAction(TerminalView::tr("&Copy\tCtrl+Shift+C"), &m_view, &TerminalView::copy);
    copy->setEnabled(m_view.selection().has_value());
    QAction *const paste =
        menu->addAction(TerminalView::tr("&Paste\tCtrl+Shift+V"), &m_view, &TerminalView::paste);
    paste->setEnabled(!m_view.isDimmed());
    menu->addSeparator();
    menu->addAction(TerminalView::tr("&Search…\tCtrl+Shift+F"), &m_view, &TerminalView::searchAsked);
    menu->addAction(TerminalView::tr("P&revious prompt\tCtrl+Shift+Up"), &m_view,
                    [this] { m_view.showPrompt(true); });
    menu->addAction(TerminalView::tr("&Next prompt\tCtrl+Shift+Down"), &m_view,
                    [this] { m_view.showPrompt(false); });
    menu->addAction(TerminalView::tr("Clear what has scrolled &off"), &m_view, &TerminalView::clearHistory);
    Q_EMIT m_view.menuOpening(*menu);
    menu->popup(event.globalPos());
}

std::optional<TerminalLink> TerminalPointer::linkAt(const QPointF &at) const
{
    return terminalLinkAt(*m_view.terminal(), m_view.picture(), placeAt(at, false));
}

void TerminalPointer::hover(const QPointF &at)
{
    const Place place = placeAt(at, false);
    if (place == std::exchange(m_hovered, place))
        return;
    m_view.setHoveredLink(linkAt(at), at.toPoint());
}

/// Opens what was shown to be there, and that only: a host's text must not start anything else here, and
/// must not change between the look and the click (SEC-10).
bool TerminalPointer::activateLink(const QPointF &at)
{
    const auto link = linkAt(at);
    if (!link)
        return false;
    if (link != m_view.hoveredLink())
        m_view.setHoveredLink(link, at.toPoint());
    else if (link->opens())
        Q_EMIT m_view.linkActivated(link->url);
    return true;
}

} // namespace porthole::ui

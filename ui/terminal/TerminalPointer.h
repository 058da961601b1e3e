#pragma once

#include "core/session/SharedTerminal.h"
#include "ui/terminal/TerminalLink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPoint>
#include <QTimer>

class QContextMenuEvent;
class QEvent;
class QMenu;
class QMouseEvent;
class QWheelEvent;

namespace porthole::ui {

class TerminalView;

/// The mouse over a TerminalView: the host's, where it has asked for it and Shift is not held; else it
/// selects, by cell, by word after a double click, by line after a triple one, and with Alt a block.
class TerminalPointer : public QObject {
    Q_OBJECT
public:
    explicit TerminalPointer(TerminalView &view);

    /// True if the event was dealt with.
    bool handle(QEvent *event);
    /// The picture's modes may have changed.
    void noteModes();

private:
    enum class Unit : quint8 { Cell, Word, Line, Block };

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool isHosts(Qt::KeyboardModifiers modifiers) const;
    void report(terminal::MouseAction action, terminal::MouseButton button, const QPointF &at,
                Qt::KeyboardModifiers modifiers);
    void startSelection(const QPointF &at, Unit unit);
    void extendSelection(const QPointF &at);
    void dragScroll();
    void showMenu(const QContextMenuEvent &event);
    terminal::Stretch unitAt(terminal::Place place) const;
    /// The cell beneath a point of the viewport, or the border between cells that is nearest.
    terminal::Place placeAt(const QPointF &at, bool border) const;
    terminal::Stretch reachTo(const QPointF &at) const;
    std::optional<TerminalLink> linkAt(const QPointF &at) const;
    void hover(const QPointF &at);
    bool activateLink(const QPointF &at);
    void addLinkActions(QMenu &menu, const TerminalLink &link);

    TerminalView &m_view;
    Unit m_unit = Unit::Cell;
    bool m_selecting = false;
    terminal::Stretch m_anchor; // what the selection began with
    QPointF m_last;             // of the pointer while selecting
    QTimer m_dragTime;          // runs while it is dragged beyond the edge
    QElapsedTimer m_sinceDouble;
    terminal::MouseButton m_held = terminal::MouseButton::None; // as the host was told
    terminal::Place m_told;
    qreal m_wheelRest = 0;
    terminal::Place m_hovered{-1, -1}; // where links were last looked for
};

} // namespace porthole::ui

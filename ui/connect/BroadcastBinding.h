#pragma once

#include "core/session/Broadcast.h"

#include <QPointer>

namespace porthole::ui {

class BroadcastCard;
class ShellDesk;
class ShellPage;

/// Ties a broadcast to the shells of a window: choosing them, the mark on each, and what stops it.
/// Ctrl+Shift+Esc does wherever the keyboard is in this program. Both outlive it. Thread: the GUI thread.
class BroadcastBinding : public QObject {
    Q_OBJECT
public:
    BroadcastBinding(Broadcast &broadcast, ShellDesk &desk, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(ShellPage *page);
    void begin(ShellPage *page, const QList<int> &chosen);
    void leaveCard(ShellPage *page);
    void showMarks();
    void showEnd(const BroadcastEnd &how);

    Broadcast &m_broadcast;
    ShellDesk &m_desk;
    QPointer<BroadcastCard> m_card;
    QList<QPointer<ShellSession>> m_offered; // by the card, in its order
    QList<QPointer<ShellPage>> m_marked;
};

} // namespace porthole::ui

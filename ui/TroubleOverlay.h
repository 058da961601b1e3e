#pragma once

#include "core/session/ConsoleSession.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>
#include <optional>

class QScrollArea;

namespace porthole::ui {

class TroubleCard;

/// Lies over the picture of a session that is not live: dims the last frame and holds the card that
/// says why. Counts down to the next attempt. Hidden while the session is live.
class TroubleOverlay : public QWidget {
    Q_OBJECT
public:
    explicit TroubleOverlay(QWidget *parent = nullptr);

    void showState(SessionState state, const std::optional<SessionTrouble> &trouble, const QString &address);
    /// Whether a last frame lies below, to be dimmed; else there is nothing to be seen through it.
    void setDims(bool dims);
    TroubleCard &card() const { return *m_card; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void countDown();

    TroubleCard *m_card;
    QTimer m_tick;
    QDeadlineTimer m_nextAttempt;
    int m_attempt = 0;
    bool m_dims = false;
};

} // namespace porthole::ui

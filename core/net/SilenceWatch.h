#pragma once

#include "core/base/Clock.h"

#include <QObject>
#include <QTimer>

namespace porthole::net {

/// Finds out that a line is half open: after a silence it asks for a sign of life, and if not one
/// byte comes it says so. Bytes count, not messages: on a slow line the answer stands in a queue
/// behind everything that the peer had sent before.
class SilenceWatch : public QObject {
    Q_OBJECT
public:
    SilenceWatch(Milliseconds askAfter, Milliseconds answerWithin);

    void start() { heard(); }
    void stop() { m_timer.stop(); }
    /// Something came. Cheap enough to be called for every read.
    void heard();

Q_SIGNALS:
    /// The other side is to be asked for a sign of life.
    void silent();
    /// And it gave none.
    void dead();

private:
    enum class Phase : quint8 { Listening, Asked, LastLook };

    void timeout();

    const Milliseconds m_askAfter;
    const Milliseconds m_answerWithin;
    Phase m_phase = Phase::Listening;
    Clock::TimePoint m_lastHeard;
    QTimer m_timer;
};

} // namespace porthole::net

#pragma once

#include "tests/integration/XServer.h"

namespace porthole::test::lab {

/// The program's window on a screen of its own, with a window manager, looked at from outside.
class Window {
public:
    /// Starts it with these targets; "" or what went wrong.
    QString start(const QStringList &targets);
    bool running() const { return m_program.running(); }
    /// What it wrote.
    QByteArray log() const { return m_program.output(); }

    QImage screen() const;
    /// Whether the lab's guest is on the screen as it is: its sixteen bars in their own colours, which
    /// what is dimmed or covered has not.
    bool isLive() const;
    bool waitUntilLive();
    bool waitUntilNotLive();
    /// Keeps a picture of the screen in $PORTHOLE_PICTURES, if that is set.
    void keep(const char *name) const;

private:
    Xvfb m_screen;
    Peer m_program;
};

} // namespace porthole::test::lab

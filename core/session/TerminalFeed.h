#pragma once

#include "core/session/SharedTerminal.h"

#include <QByteArray>
#include <QObject>
#include <QThread>
#include <functional>
#include <memory>

namespace porthole {

/// Feeds a terminal on a thread that may be busy, in order, for somebody in another one. Thread: that of
/// its owner; destroying it waits for the piece that is being fed, milliseconds at most, and drops the rest.
class TerminalFeed {
public:
    /// Both outlive it.
    TerminalFeed(SharedTerminal &terminal, QThread &thread);
    ~TerminalFeed();
    TerminalFeed(const TerminalFeed &) = delete;
    TerminalFeed &operator=(const TerminalFeed &) = delete;

    /// `done` is called in the owner's thread once the terminal has taken the bytes in.
    void feed(QByteArray bytes, std::function<void()> done = {});

private:
    struct Gate;
    QObject m_owner; // receives, in the owner's thread
    std::shared_ptr<Gate> m_gate;
    QObject *m_worker; // lives on the thread, and is deleted there
};

} // namespace porthole

#include "app/cli/FlowRun.h"

#include "app/cli/EventLoop.h"

#include <QCoreApplication>
#include <QTimer>

namespace porthole::cli {

void leaveLoop() { QCoreApplication::quit(); }

Result<> runUntilDone(Task<> &flow, Milliseconds timeout)
{
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &deadline, &leaveLoop);
    deadline.start(timeout);
    flow.start();
    // A flow that needed nobody is done already, and its quit() forgotten.
    return flow.done() ? Result<>() : runEventLoop();
}

} // namespace porthole::cli

#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QCoreApplication>
#include <QTimer>
#include <optional>

namespace porthole::test {

/// Runs a flow to its end; nothing if it has none within the time (milliseconds).
template <class T> std::optional<T> finished(Task<T> task, int within = 20000)
{
    QTimer deadline;
    deadline.setSingleShot(true);
    deadline.start(within);
    task.start();
    // Not qWaitFor(), which sleeps 10 ms between looks and so makes each hop between threads cost that.
    while (!task.done() && deadline.isActive())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    if (!task.done())
        return std::nullopt;
    return task.takeResult();
}

/// What a flow that ran came to, in words.
template <class T> QByteArray words(const std::optional<Result<T>> &outcome)
{
    if (!outcome)
        return "no end";
    if (*outcome)
        return "success";
    return QByteArray(nameOf(outcome->error().kind)) + ": " +
           QByteArray::fromStdString(outcome->error().detail);
}

} // namespace porthole::test

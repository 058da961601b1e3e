#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Task.h"

#include <QString>

namespace porthole::desktop {

/// Tells the desktop of something that happened while nobody looked; without a desktop that shows such
/// things, nobody is told. Source: Desktop Notifications Specification 1.2. Thread: the main thread.
class Notifier {
public:
    /// Both as plain text. The summary may hold names that peers have made up; the body, in which desktops
    /// read markup, is ours alone.
    void tell(const QString &summary, const QString &body);

private:
    Task<> send(QString summary, QString body);

    quint32 m_last = 0;   ///< the newest takes the place of the one before it
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole::desktop

#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Task.h"
#include "core/secrets/SessionBus.h"
#include "core/secrets/Turns.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <functional>
#include <vector>

namespace porthole::desktop {

/// Tells the desktop of something that happened while nobody looked; without a desktop that shows such
/// things, nobody is told. The newest takes the place of the one before it.
/// Source: Desktop Notifications Specification 1.2. Thread: the main thread.
class Notifier {
    Q_DECLARE_TR_FUNCTIONS(porthole::desktop::Notifier)
public:
    /// What is called when somebody chooses it, with what lets a window come to the front (1.2, signal
    /// ActivationToken), where the desktop has that.
    using Chosen = std::function<void(const QByteArray &activationToken)>;

    /// Both as plain text. The summary may hold names that peers have made up; the body, in which desktops
    /// read markup, is ours alone.
    void tell(const QString &summary, const QString &body, Chosen chosen = {});
    /// What was told last has been seen by other means.
    void withdraw();

private:
    Task<> send(QString summary, QString body, Chosen chosen);
    Task<> close();
    void listen(secrets::SessionBus bus);
    void invoked(GVariant *arguments);

    quint32 m_last = 0; ///< what the desktop calls the one that is shown; 0: none is
    Chosen m_chosen;
    QByteArray m_token;
    std::vector<std::unique_ptr<secrets::SessionBus::Signal>> m_signals;
    secrets::Turns m_turns; // its number comes with the answer, and the next one needs it
    async::Flows m_flows;   // last: they use all of the above
};

} // namespace porthole::desktop

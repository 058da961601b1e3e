#pragma once

#include "core/session/SharedTerminal.h"

#include <QList>
#include <QObject>
#include <memory>
#include <optional>

namespace porthole {

class ShellSession;

/// Why a broadcast has ended.
struct BroadcastEnd {
    enum class Why : quint8 {
        Stopped,       ///< by a person
        Down,          ///< `session` has no line any more
        AsksForSecret, ///< `session` asks for a password or the like, and not all of them do
    };
    Why why = Why::Stopped;
    QString session; ///< its name
};

/// What is typed or pasted into one of the chosen shells goes to all of them, to each as its own host wants
/// it. It ends as soon as one of them is down, or asks for something secret: what is meant for that one would
/// be shown, and kept, by the others. A secret goes to all only where all of them ask for it and it is begun
/// then. Nothing of it is saved. Thread: the GUI thread.
class Broadcast : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// In place of the ones before; two at least, all of them open. Why it did not begin; nothing if it did.
    std::optional<BroadcastEnd> begin(const QList<ShellSession *> &sessions);
    void stop() { end({}); }
    bool isOn() const { return !m_sessions.isEmpty(); }
    const QList<ShellSession *> &sessions() const { return m_sessions; }
    /// What is typed now is a secret of all of them.
    bool isSecret() const { return m_isSecret; }

Q_SIGNALS:
    /// sessions() or isSecret() is another.
    void changed();
    void ended(const porthole::BroadcastEnd &how);

private:
    void repeat(const ShellSession *from, const TerminalInput &input);
    bool lookForSecrets(bool typing);
    void end(const BroadcastEnd &how);

    QList<ShellSession *> m_sessions;
    std::unique_ptr<QObject> m_ears; // what it hears of them, as long as it is on
    bool m_isSecret = false;
};

} // namespace porthole

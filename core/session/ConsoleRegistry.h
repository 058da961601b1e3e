#pragma once

#include "core/session/ConsoleSession.h"
#include "core/session/DecodingThreads.h"

#include <QObject>
#include <memory>
#include <vector>

namespace porthole {

/// The consoles that are open. It owns them, and hands them out by their sid.
/// Thread: its owner's.
class ConsoleRegistry : public QObject {
    Q_OBJECT
public:
    /// `threads` outlives the registry.
    explicit ConsoleRegistry(DecodingThreads &threads, QObject *parent = nullptr);
    ~ConsoleRegistry() override;

    /// Makes a session, announces it, and then opens it, so that whoever is to show it hears everything.
    ConsoleSession &open(ConsoleTarget target, ConsoleOptions options);
    /// The same for a console whose address is asked for anew at every attempt. `title` stands in until
    /// the desktop tells its name (a server's name); `address` says where it comes from, fit to be shown.
    ConsoleSession &open(std::unique_ptr<ConsoleSource> source, const QString &title, const QString &address,
                         ConsoleOptions options);
    /// Closes a session and lets it go; nothing happens for an unknown sid.
    void close(const SessionId &id);

    ConsoleSession *find(const SessionId &id) const;
    /// All of them, in the order in which they were opened.
    std::vector<ConsoleSession *> sessions() const;

Q_SIGNALS:
    void opened(porthole::ConsoleSession *session);
    /// The session is closed, and deleted when control returns to the event loop.
    void closed(const porthole::SessionId &id);

private:
    ConsoleSession &take(std::unique_ptr<ConsoleSession> made);
    void letGo(const SessionId &id);

    DecodingThreads &m_threads;
    std::vector<std::unique_ptr<ConsoleSession>> m_sessions;
};

} // namespace porthole

#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "core/session/DecodingThreads.h"
#include "core/session/ShellSession.h"

namespace porthole {

/// The shells that are open, each in its tab. It owns them. Thread: its owner's.
class ShellRegistry : public QObject {
    Q_OBJECT
public:
    /// Both outlive the registry.
    ShellRegistry(remotes::RemoteRegistry &remotes, DecodingThreads &threads, QObject *parent = nullptr);
    ~ShellRegistry() override;

    /// Makes a session, announces it, and then opens it, so that whoever is to show it hears everything.
    ShellSession &open(ShellOptions options);
    /// The same with another shell on the host of one that is open.
    ShellSession &openBeside(const ShellSession &neighbour, int place);
    /// In the order in which they were opened.
    std::vector<ShellSession *> sessions() const;

Q_SIGNALS:
    void opened(porthole::ShellSession *session);

private:
    ShellSession &add(std::unique_ptr<ShellSession> made);
    void letGo(ShellSession *session);

    remotes::RemoteRegistry &m_remotes;
    DecodingThreads &m_threads;
    std::vector<std::unique_ptr<ShellSession>> m_sessions;
};

} // namespace porthole

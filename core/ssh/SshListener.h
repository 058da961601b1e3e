#pragma once

#include "core/base/Error.h"
#include "core/ssh/SshChannel.h"

#include <QObject>
#include <memory>
#include <optional>

namespace porthole::ssh {

/// A port of the host's on which it listens for us: whoever comes there is a channel here. This object is the
/// handle in its owner's thread. Source: RFC 4254 section 7.
/// Thread: that of the connection's owner. Destroying it ends the listening; channels that were taken live
/// on.
class SshListener : public QObject {
    Q_OBJECT
public:
    ~SshListener() override;

    /// 0 until it listens.
    quint16 port() const;
    /// Why it does not listen, or not any more.
    const std::optional<Error> &error() const;
    /// The first of those who came and were not taken, open; nullptr if there is none. What it says is told
    /// when its signals are connected to before the event loop runs again.
    std::unique_ptr<SshChannel> next();

Q_SIGNALS:
    void listening(quint16 port);
    /// There is one for next().
    void came();
    /// Once, and nothing after it. Errors: Forbidden (the host refuses, which it does of a port that is taken
    /// as well), and what the connection ended with.
    void ended(const porthole::Error &error);

private:
    friend class SshConnection;
    class Handle;
    explicit SshListener(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace porthole::ssh

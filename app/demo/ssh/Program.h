#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace porthole::sshd {

/// RFC 4254 section 6.2, in characters.
struct Terminal {
    QByteArray type;
    int columns = 80, rows = 24;
};

/// What a client wants to run in a channel. Source: RFC 4254 sections 6.5 and 7.2.
struct ProgramRequest {
    enum class Kind : quint8 { Shell, Exec, Subsystem, Forward };
    Kind kind = Kind::Shell;
    QByteArray text; ///< the command, the subsystem's name, or the host that is forwarded to
    int port = 0;    ///< of Forward
};

/// What runs in a channel: a shell, a command, a subsystem. It is called in the thread of its session, and
/// does nothing but compute and write into its channel.
class Program {
public:
    virtual ~Program() = default;

    /// Begins, once the client was told that it does.
    virtual void start() {}
    /// While false, what the client sends is held back, and with it the client.
    virtual bool takesInput() const { return true; }
    virtual void received(QByteArrayView bytes) = 0;
    /// The client will send no more.
    virtual void inputEnded() {}
    virtual void resized(int /*columns*/, int /*rows*/) {}
    /// RFC 4254 section 6.9: "INT", "TERM"...
    virtual void signalled(const QByteArray & /*name*/) {}
    /// All that was written is on its way, and the client takes more: whoever has no end writes a piece now.
    virtual void produce() {}
};

} // namespace porthole::sshd

#pragma once

#include "core/model/SavedHost.h"
#include "core/model/SessionId.h"
#include "core/remotes/slycat/Access.h"

#include <functional>

namespace porthole::slycat {

/// What a session on a host is made from.
struct HostSignIn {
    QString hostname; ///< as the server knows it: where hosts are told apart by name, letter by letter
    QString user;
    std::shared_ptr<const Secret> password;
    AgentWish agent = AgentWish::AsConfigured;
};

/// A session on a host by way of a Slycat server. When the server has lost it (after idle time, or a
/// restart), it is made anew, once, with what it was made from, and the question asked again unless it may
/// have been carried out. Thread: one. It outlives its tasks.
///
/// Errors of every call: Closed (the session is gone, and could not be made anew), Access::send()'s, and what
/// refusalOf() says.
class HostSession {
public:
    /// `access` outlives it. The dialect is seen when the session is made, unless it is given.
    explicit HostSession(Access &access, std::optional<Dialect> dialect = std::nullopt);

    /// POST /remotes. Errors besides: Usage (no host's name), AuthRejected, AgentNotConfigured,
    /// AgentUnusable, AgentFailed, Unreachable, PeerMisbehaved.
    Task<Result<>> open(HostSignIn from);
    bool isOpen() const { return m_sid.has_value(); }
    const std::optional<SessionId> &sid() const { return m_sid; }
    std::optional<Dialect> dialect() const { return m_dialect; }

    /// Whether the server still has it; it is not made anew for that. Servers of v1.2 and v1.3 do not know
    /// the question, and so say NotFound whatever the truth.
    Task<Result<>> check();
    /// The folder at an absolute path. Errors besides: NotFound, Forbidden, PeerMisbehaved.
    Task<Result<RemoteListing>> browse(QString path);
    /// The bytes of a file, into `sink` as they come; at most `largest`. Errors besides: NotFound, Forbidden,
    /// Usage (a folder), and the sink's.
    Task<Result<>> file(QString path, net::BodySink sink, qint64 largest);
    /// Runs a command and waits for its end. Errors besides: Unavailable, with what the agent says.
    Task<Result<RemoteOutput>> launch(QString command);
    /// DELETE, as well as can be; what it was made from is forgotten.
    Task<> close();

private:
    using MakeCall = std::function<Call()>;
    /// When a call is made again whose session was lost.
    enum class Repeat : quint8 { Always, IfNotDone };

    Task<Result<>> create();
    Task<Result<net::HttpResponse>> ask(MakeCall make, Repeat repeat);
    QByteArray key() const;
    void lose() { m_sid.reset(); }

    Access &m_access;
    const std::optional<Dialect> m_given;
    std::optional<Dialect> m_dialect;
    HostSignIn m_from;
    std::optional<RedactedText> m_redacted;
    std::optional<SessionId> m_sid;
};

} // namespace porthole::slycat

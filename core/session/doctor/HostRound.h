#pragma once

#include "core/async/Mailslot.h"
#include "core/session/Doctor.h"

#include <variant>

namespace porthole {

/// The way to a host, which a session goes as it would for a person; the events of its connection tell the
/// stages apart. Thread: the doctor's.
class Doctor::HostRound {
public:
    static Task<> run(Doctor &doctor, remotes::RemoteOptions options);

private:
    struct Stepped {
        ssh::SshStep step;
        SshHop hop;
    };
    struct Connection {
        ssh::SshState state;
        SshHop hop;
    };
    struct Asked {
        SshQuestion question;
    };
    struct Session {
        remotes::RemoteState state;
        std::optional<Error> error;
    };
    using Event = std::variant<Stepped, Connection, Asked, Session>;

    HostRound(Doctor &doctor, const remotes::RemoteOptions &options)
        : m_doctor(doctor)
        , m_hasPassword(options.ssh.password != nullptr)
        , m_host(options.ssh.destination.host)
    {}

    void listenTo(remotes::RemoteSession &session);
    /// True when there is no more to come.
    bool hear(const Stepped &event);
    bool hear(const Connection &event);
    bool hear(const Asked &event);
    bool hear(const Session &event);
    void ask(const AuthQuestion &question);

    Doctor &m_doctor;
    const bool m_hasPassword;
    const QString m_host;
    async::Mailslot<Event> m_events;
};

} // namespace porthole

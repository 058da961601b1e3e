#pragma once

#include "core/async/Mailslot.h"
#include "core/session/Doctor.h"

#include <variant>

namespace porthole {

/// The way to a console, a channel for each layer of it. Thread: the doctor's.
class Doctor::ConsoleRound {
public:
    static Task<> run(Doctor &doctor, ConsoleUrl url, net::ChannelOptions options);
    /// Name, port and TLS of what else is there, without a proxy; what it speaks is not looked at.
    static Task<Result<>> reach(Doctor &doctor, ConsoleRoute route, QString subject,
                                net::ChannelOptions options);

private:
    /// A channel, and what comes of it.
    struct Line {
        Line(const ConsoleRoute &route, const net::ChannelOptions &options);

        struct Opened {};
        struct Ended {
            Error error;
            bool upgradeRefused = false; ///< another route may be the one
        };
        using Event = std::variant<Opened, QByteArray, Ended>;
        async::Mailslot<Event> events;
        std::unique_ptr<net::ByteChannel> channel;
    };

    ConsoleRound(Doctor &doctor, QList<ConsoleRoute> routes, QString subject, net::ChannelOptions options);

    Task<Result<>> goAll();
    Task<Result<>> lookUpName();
    /// One layer more, over a line of its own, which is the last.
    Task<Result<>> open(CheckStage stage, Transport transport);
    Task<Result<>> upgrade();
    /// Of a line that was begun. `refused` is whether it was by whoever would have had to upgrade it.
    Task<Result<>> opened(bool *refused = nullptr);
    Task<Result<>> hearGreeting();

    Doctor &m_doctor;
    const QList<ConsoleRoute> m_routes;
    const ConsoleRoute &m_route; ///< the first: others differ in what is asked of the same server
    const QString m_subject;
    net::ChannelOptions m_options;
    std::unique_ptr<Line> m_line;
};

} // namespace porthole

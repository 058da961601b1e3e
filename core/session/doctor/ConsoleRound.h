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
        using Event = std::variant<Opened, QByteArray, Error>;
        async::Mailslot<Event> events;
        std::unique_ptr<net::ByteChannel> channel;
    };

    ConsoleRound(Doctor &doctor, ConsoleRoute route, QString subject, net::ChannelOptions options);

    Task<Result<>> goAll();
    Task<Result<>> lookUpName();
    /// One layer more, over a line of its own, which is the last.
    Task<Result<>> open(CheckStage stage, Transport transport);
    Task<Result<>> hearGreeting();

    Doctor &m_doctor;
    const ConsoleRoute m_route;
    const QString m_subject;
    net::ChannelOptions m_options;
    std::unique_ptr<Line> m_line;
};

} // namespace porthole

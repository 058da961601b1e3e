#pragma once

#include "core/ssh/SshConnection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test {

inline constexpr int kPatience = 60'000; // milliseconds

/// Files of a person who has never connected to anything.
struct Home {
    QTemporaryDir folder;
    /// To a server fixture, as the user that it lets in.
    template <class Server> ssh::SshOptions options(const Server &server, const QString &identity) const
    {
        ssh::SshOptions options;
        options.destination = {QStringLiteral("127.0.0.1"), server.port(), server.user(), identity};
        options.files = {folder.filePath(QStringLiteral("config")),
                         {},
                         folder.filePath(QStringLiteral("known_hosts")),
                         {},
                         folder.path(),
                         {}};
        return options;
    }
    QByteArray known() const
    {
        QFile file(folder.filePath(QStringLiteral("known_hosts")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

inline bool settles(const ssh::SshConnection &connection)
{
    return QTest::qWaitFor(
        [&] {
            return connection.state() == ssh::SshState::Open || connection.state() == ssh::SshState::Closed;
        },
        kPatience);
}

/// Open, with the server's key accepted.
inline bool open(ssh::SshConnection &connection)
{
    QObject::connect(&connection, &ssh::SshConnection::asked, &connection,
                     [&connection] { connection.acceptHostKey(); });
    connection.open();
    return settles(connection) && connection.state() == ssh::SshState::Open;
}

inline const char *why(const ssh::SshConnection &connection)
{
    return connection.error() ? connection.error()->detail.c_str() : "no error";
}

/// What a command says, all of it acknowledged as it comes.
struct Command {
    explicit Command(std::unique_ptr<ssh::SshChannel> opened)
        : channel(std::move(opened))
    {
        QObject::connect(channel.get(), &ssh::SshChannel::received, channel.get(),
                         [this](const QByteArray &bytes) {
                             output += bytes;
                             channel->acknowledge(bytes.size());
                         });
        QObject::connect(channel.get(), &ssh::SshChannel::receivedError, channel.get(),
                         [this](const QByteArray &bytes) {
                             errors += bytes;
                             channel->acknowledge(bytes.size());
                         });
    }
    bool ends() const
    {
        return QTest::qWaitFor([this] { return channel->end().has_value(); }, kPatience);
    }
    std::unique_ptr<ssh::SshChannel> channel;
    QByteArray output, errors;
};

} // namespace porthole::test

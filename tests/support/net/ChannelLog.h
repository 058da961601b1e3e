#pragma once

#include "core/net/ByteChannel.h"

#include <QByteArray>
#include <optional>

namespace porthole::test {

/// What a channel told, in the order that it may be told in.
struct ChannelLog {
    explicit ChannelLog(net::ByteChannel &channel)
    {
        QObject::connect(&channel, &net::ByteChannel::opened, &channel, [this] {
            ++opened;
            inOrder = inOrder && opened == 1 && !closed;
        });
        QObject::connect(&channel, &net::ByteChannel::received, &channel, [this](ByteView bytes) {
            received.append(reinterpret_cast<const char *>(bytes.data()),
                            static_cast<qsizetype>(bytes.size()));
            inOrder = inOrder && opened == 1 && !closed;
        });
        QObject::connect(&channel, &net::ByteChannel::closed, &channel,
                         [this](const net::ChannelClosed &how) {
                             inOrder = inOrder && !closed;
                             closed = how;
                         });
    }
    ChannelLog(const ChannelLog &) = delete;
    ChannelLog &operator=(const ChannelLog &) = delete;

    const char *detail() const { return closed ? closed->error.detail.c_str() : "(not closed)"; }

    int opened = 0;
    QByteArray received;
    std::optional<net::ChannelClosed> closed;
    bool inOrder = true; ///< opened once, then bytes, then closed once, then nothing
};

} // namespace porthole::test

#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Client.h"

#include <algorithm>
#include <string>

namespace porthole::test {

inline Bytes bytesOf(std::string_view text) { return Bytes(text.begin(), text.end()); }

inline Bytes operator+(Bytes left, const Bytes &right)
{
    append(left, right);
    return left;
}

template <class Integer> Bytes big(Integer value)
{
    Bytes bytes;
    appendBigEndian(bytes, value);
    return bytes;
}

/// Feeds everything in pieces of this size, with the backlog worked off; stops at the first error.
inline Result<> feed(rfb::Client &client, const Bytes &stream, std::size_t piece)
{
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        PH_DO(client.receive(ByteView(stream).subspan(at, std::min(piece, stream.size() - at))));
        while (client.backlog())
            PH_DO(client.receive({}));
    }
    return {};
}

/// The events of one kind, in order.
template <class Event> std::vector<Event> only(const std::vector<rfb::Event> &events)
{
    std::vector<Event> found;
    for (const rfb::Event &event : events)
        if (const auto *one = std::get_if<Event>(&event))
            found.push_back(*one);
    return found;
}

/// ServerInit of this size in our own format.
inline Bytes serverInit(std::uint16_t width, std::uint16_t height, std::string_view name = "desk",
                        const rfb::PixelFormat &format = rfb::PixelFormat::rgb32())
{
    Bytes bytes = big(width) + big(height);
    format.appendTo(bytes);
    return bytes + big(static_cast<std::uint32_t>(name.size())) + bytesOf(name);
}

/// A whole greeting of version 3.8 without authentication.
inline Bytes greeting(std::uint16_t width, std::uint16_t height)
{
    return bytesOf("RFB 003.008\n") + Bytes{1, 1} + big(0u) + serverInit(width, height);
}

} // namespace porthole::test

#pragma once

#include "core/rfb/Client.h"
#include "tests/fuzz/Oracles.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace porthole::fuzz {

/// A pixel format, chosen by a byte of the input.
inline rfb::PixelFormat formatOf(std::uint8_t choice)
{
    constexpr rfb::PixelFormat formats[] = {
        {},
        {16, 16, false, true, 31, 63, 31, 11, 5, 0},
        {8, 8, false, true, 7, 7, 3, 0, 3, 6},
        {8, 8, false, false, 0, 0, 0, 0, 0, 0},
        {32, 24, true, true, 255, 255, 255, 16, 8, 0},
        {32, 30, false, true, 1023, 1023, 1023, 20, 10, 0},
        {16, 16, true, false, 0, 0, 0, 0, 0, 0},
    };
    return formats[choice % std::size(formats)];
}

/// The same bytes, whole to one client and in pieces to the other: both must end alike.
class TwoClients {
public:
    TwoClients(rfb::Client whole, rfb::Client pieces, std::size_t piece)
        : m_whole(std::move(whole))
        , m_pieces(std::move(pieces))
        , m_piece(piece)
    {}

    void feed(ByteView bytes)
    {
        receive(m_whole, bytes, m_wholeError);
        if (bytes.empty())
            receive(m_pieces, bytes, m_piecesError);
        for (; !bytes.empty(); bytes = bytes.subspan(std::min(m_piece, bytes.size())))
            receive(m_pieces, bytes.first(std::min(m_piece, bytes.size())), m_piecesError);
    }
    void providePassword(const Secret &password)
    {
        m_whole.providePassword(password);
        m_pieces.providePassword(password);
        feed({});
    }
    void compare()
    {
        require(m_wholeError == m_piecesError, "the same error, however the bytes arrive");
        const rfb::Framebuffer &a = m_whole.framebuffer(), &b = m_pieces.framebuffer();
        require(a.size() == b.size(), "the same size, however the bytes arrive");
        if (m_wholeError)
            return; // an error may come before or after its slice's last pixels
        const std::size_t area = std::size_t{a.width()} * a.height();
        require(std::equal(a.pixels(), a.pixels() + area, b.pixels()),
                "the same pixels, however the bytes arrive");
        require(std::all_of(a.pixels(), a.pixels() + area, [](std::uint32_t p) { return p >> 24 == 0xff; }),
                "pixels are opaque");
        m_whole.releaseAll();
        require(m_whole.takeOutput() == m_pieces.takeOutput(), "the same answers, however the bytes arrive");
    }

private:
    static void receive(rfb::Client &client, ByteView bytes, std::optional<std::string> &error)
    {
        Result<> result = client.receive(bytes);
        // Hostile paint work is endless on purpose: a few slices show all that there is to see.
        for (int slice = 0; result && client.backlog() && slice < 64; ++slice)
            result = client.receive({});
        client.takeEvents();
        if (!result && !error)
            error = result.error().detail;
    }

    rfb::Client m_whole, m_pieces;
    std::size_t m_piece;
    std::optional<std::string> m_wholeError, m_piecesError;
};

} // namespace porthole::fuzz

#include "core/rfb/Encodings.h"
#include "core/rfb/Inflater.h"
#include "tests/fuzz/Oracles.h"
#include "tests/fuzz/TwoClients.h"

#include <array>
#include <zlib.h>

namespace porthole::fuzz {

namespace {

constexpr rfb::Size kScreen{96, 80};

/// A zlib stream around whatever the input says: mutation alone does not get past zlib.
class Wrapper {
public:
    Wrapper() { deflateInit(&m_stream, 1); }
    ~Wrapper() { deflateEnd(&m_stream); }
    Wrapper(const Wrapper &) = delete;
    Wrapper &operator=(const Wrapper &) = delete;

    Bytes wrap(ByteView plain)
    {
        Bytes packed(plain.size() + plain.size() / 8 + 128);
        m_stream.next_in = const_cast<Bytef *>(plain.data());
        m_stream.avail_in = static_cast<uInt>(plain.size());
        m_stream.next_out = packed.data();
        m_stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        packed.erase(packed.end() - static_cast<std::ptrdiff_t>(m_stream.avail_out), packed.end());
        return packed;
    }

private:
    z_stream m_stream{};
};

Bytes lengthAnd(const Bytes &bytes)
{
    Bytes all;
    appendBigEndian(all, static_cast<std::uint32_t>(bytes.size()));
    append(all, bytes);
    return all;
}

/// Tight: the input's first byte is the control, a filter's bytes follow, then what is compressed.
Bytes tightPayload(ByteView input, std::array<Wrapper, 4> &streams)
{
    if (input.empty())
        return {};
    const unsigned control = input[0];
    Bytes bytes{input[0]};
    input = input.subspan(1);
    if (control & 0x80) {
        append(bytes, input);
        return bytes;
    }
    if (control & 0x40 && !input.empty()) {
        const std::size_t head = input[0] == 1 && input.size() > 1
                                     ? std::min<std::size_t>(input.size(), 2 + (input[1] + 1u) * 3u)
                                     : 1;
        append(bytes, input.first(head));
        input = input.subspan(head);
    }
    const Bytes packed = streams[control >> 4 & 3].wrap(input);
    bytes.insert(bytes.end(), {static_cast<std::uint8_t>((packed.size() & 0x7f) | 0x80),
                               static_cast<std::uint8_t>((packed.size() >> 7 & 0x7f) | 0x80),
                               static_cast<std::uint8_t>(packed.size() >> 14)});
    append(bytes, packed);
    return bytes;
}

} // namespace

/// Input: format, piece size, then rectangles: how (1: wrapped), x, y, width, height, u16 size, payload.
template <int Encoding> void rectangle(ByteView input)
{
    if (input.size() < 2)
        return;
    const rfb::PixelFormat format = formatOf(input[0]);
    auto whole = rfb::Client::replaying(kScreen, format), pieces = rfb::Client::replaying(kScreen, format);
    TwoClients clients(*std::move(whole), *std::move(pieces), 1 + input[1] % 29u);
    Wrapper stream;
    std::array<Wrapper, 4> tightStreams;
    input = input.subspan(2);
    for (int count = 0; input.size() >= 7 && count < 16; ++count) {
        const bool wrapped = input[0] & 1;
        Bytes update{0, 0, 0, 1, 0, input[1], 0, input[2], 0, input[3], 0, input[4]};
        appendBigEndian(update, static_cast<std::uint32_t>(Encoding));
        const std::size_t size =
            std::min<std::size_t>(loadBigEndian<std::uint16_t>(input.data() + 5), input.size() - 7);
        const ByteView payload = input.subspan(7, size);
        input = input.subspan(7 + size);
        if (wrapped && Encoding == rfb::encoding::Tight)
            append(update, tightPayload(payload, tightStreams));
        else if (wrapped && (Encoding == rfb::encoding::Zlib || Encoding == rfb::encoding::Zrle))
            append(update, lengthAnd(stream.wrap(payload)));
        else
            append(update, payload);
        clients.feed(update);
    }
    clients.compare();
}

template void rectangle<rfb::encoding::Raw>(ByteView);
template void rectangle<rfb::encoding::CopyRect>(ByteView);
template void rectangle<rfb::encoding::Rre>(ByteView);
template void rectangle<rfb::encoding::Hextile>(ByteView);
template void rectangle<rfb::encoding::Zlib>(ByteView);
template void rectangle<rfb::encoding::Zrle>(ByteView);
template void rectangle<rfb::encoding::Tight>(ByteView);
template void rectangle<rfb::encoding::Cursor>(ByteView);
template void rectangle<rfb::encoding::ExtendedDesktopSize>(ByteView);

/// Our inflating against zlib's, on any bytes cut into payloads of any size. Input: size of each
/// payload (1: 0 to 255 bytes, else 16 times that), payload.
void inflate(ByteView input)
{
    rfb::Inflater ours;
    z_stream theirs{};
    inflateInit(&theirs);
    Bytes expected(1 << 16);
    Bytes header;
    bool alive = true;
    while (alive && input.size() >= 2) {
        const std::size_t wanted = input[0] == 1 ? input[1] : std::size_t{input[1]} * 16;
        const std::size_t size = std::min(wanted, input.size() - 2);
        const ByteView payload = input.subspan(2, size);
        input = input.subspan(2 + size);
        append(header, payload.first(std::min(size, 2 - header.size())));
        // RFC 1950 section 2.2, FDICT: nobody has a dictionary to offer. We refuse there and then, zlib once
        // it has read the dictionary's number.
        if (header.size() == 2 && (header[1] & 0x20) != 0) {
            ours.begin(payload);
            require(ours.peek(1).empty() && !ours.finish(), "a preset dictionary is refused");
            break;
        }

        theirs.next_in = const_cast<Bytef *>(payload.data());
        theirs.avail_in = static_cast<uInt>(payload.size());
        theirs.next_out = expected.data();
        theirs.avail_out = static_cast<uInt>(expected.size());
        const int status = ::inflate(&theirs, Z_SYNC_FLUSH);
        const bool sound = status == Z_OK || status == Z_BUF_ERROR;
        if (theirs.avail_out == 0)
            break; // more than this comparison holds
        const std::size_t made = expected.size() - theirs.avail_out;

        ours.begin(payload);
        std::size_t got = 0;
        while (got < made) {
            const ByteView some = ours.peek(std::min<std::size_t>(made - got, 4096));
            if (some.empty())
                break;
            const std::size_t here = std::min(some.size(), made - got);
            require(std::equal(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(here),
                               expected.begin() + static_cast<std::ptrdiff_t>(got)),
                    "what is inflated is what zlib inflates");
            ours.skip(here);
            got += here;
        }
        if (sound) {
            require(got == made, "all that zlib inflates is inflated");
            require(ours.finish(), "nothing more than zlib inflates is inflated");
        }
        alive = sound;
    }
    inflateEnd(&theirs);
}

} // namespace porthole::fuzz

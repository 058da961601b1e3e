#include "core/rfb/encodings/JpegRect.h"

#include <bit>
#include <optional>
#include <turbojpeg.h>

namespace porthole::rfb {

namespace {

/// The next marker, fill bytes before it skipped. ITU-T T.81 section B.1.1.2.
std::optional<unsigned> nextMarker(Reader &in)
{
    auto byte = in.bigEndian<std::uint8_t>();
    if (byte != 0xff)
        return std::nullopt;
    while (byte == 0xff)
        byte = in.bigEndian<std::uint8_t>();
    return byte;
}

/// The size that a JPEG's frame header gives. The library is not asked, because it would read all of
/// the headers twice. ITU-T T.81 section B.2.2.
std::optional<Size> sizeOf(ByteView jpeg)
{
    Reader in(jpeg);
    if (in.bigEndian<std::uint16_t>() != 0xffd8)
        return std::nullopt;
    while (const auto marker = nextMarker(in)) {
        const auto length = in.bigEndian<std::uint16_t>();
        const auto segment = length && *length >= 2 ? in.take(*length - 2u) : std::nullopt;
        if (!segment)
            break;
        // SOF0 to SOF15, which share their numbers with DHT, JPG and DAC.
        const bool frame = *marker >= 0xc0 && *marker <= 0xcf && *marker % 4 != 0;
        if ((frame || *marker == 0xc0) && segment->size() >= 5)
            return Size{loadBigEndian<std::uint16_t>(segment->data() + 3),
                        loadBigEndian<std::uint16_t>(segment->data() + 1)};
    }
    return std::nullopt;
}

} // namespace

void JpegRect::Destroy::operator()(void *handle) const { tjDestroy(handle); }

const char *JpegRect::decode(ByteView jpeg, Framebuffer &picture, const Rect &rect)
{
    if (!m_handle)
        m_handle.reset(tjInitDecompress());
    if (!m_handle)
        return "no decoder";
    const auto size = sizeOf(jpeg);
    if (!size)
        return "no JPEG header";
    if (*size != Size{rect.width, rect.height})
        return "the picture is not of the rectangle's size";
    if (rect.empty())
        return nullptr;

    constexpr int layout = std::endian::native == std::endian::little ? TJPF_BGRA : TJPF_ARGB;
    auto *to = reinterpret_cast<unsigned char *>(picture.at(rect.x, rect.y));
    const int pitch = static_cast<int>(picture.stride() * sizeof(std::uint32_t));
    // The library keeps to the size that it is given, whatever later headers say. Progressive pictures
    // with thousands of scans, which burn minutes of processor time, are refused.
    const int status = tjDecompress2(m_handle.get(), jpeg.data(), static_cast<unsigned long>(jpeg.size()), to,
                                     rect.width, pitch, rect.height, layout, TJFLAG_LIMITSCANS);
    if (status != 0 && tjGetErrorCode(m_handle.get()) == TJERR_FATAL)
        return "the picture is broken";
    return nullptr;
}

} // namespace porthole::rfb

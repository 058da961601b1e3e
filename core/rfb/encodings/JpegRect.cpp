#include "core/rfb/encodings/JpegRect.h"

#include <bit>
#include <turbojpeg.h>

namespace porthole::rfb {

void JpegRect::Destroy::operator()(void *handle) const { tjDestroy(handle); }

const char *JpegRect::decode(ByteView jpeg, Framebuffer &picture, const Rect &rect)
{
    if (!m_handle)
        m_handle.reset(tjInitDecompress());
    if (!m_handle)
        return "no decoder";
    int width = 0, height = 0, subsampling = 0, colourspace = 0;
    const auto size = static_cast<unsigned long>(jpeg.size());
    if (tjDecompressHeader3(m_handle.get(), jpeg.data(), size, &width, &height, &subsampling, &colourspace) !=
        0)
        return "no JPEG header";
    if (width != rect.width || height != rect.height)
        return "the picture is not of the rectangle's size";
    if (rect.empty())
        return nullptr;

    constexpr int layout = std::endian::native == std::endian::little ? TJPF_BGRA : TJPF_ARGB;
    auto *to = reinterpret_cast<unsigned char *>(picture.at(rect.x, rect.y));
    const int pitch = static_cast<int>(picture.stride() * sizeof(std::uint32_t));
    // Progressive pictures with thousands of scans burn minutes of processor time: refused.
    if (tjDecompress2(m_handle.get(), jpeg.data(), size, to, width, pitch, height, layout,
                      TJFLAG_LIMITSCANS) != 0 &&
        tjGetErrorCode(m_handle.get()) == TJERR_FATAL)
        return "the picture is broken";
    return nullptr;
}

} // namespace porthole::rfb

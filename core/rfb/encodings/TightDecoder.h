#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Inflater.h"
#include "core/rfb/encodings/JpegRect.h"
#include "core/rfb/encodings/TightGradient.h"

#include <array>

namespace porthole::rfb {

/// Fill, JPEG, or pixels through a filter and one of four zlib streams. rfbproto, Tight encoding.
class TightDecoder final : public RectDecoder<TightDecoder> {
public:
    static constexpr std::int32_t kEncoding = encoding::Tight;
    Step decodeRect(Update &update, Reader &in);

private:
    enum class Filter : std::uint8_t { Copy = 0, Palette = 1, Gradient = 2 };
    /// Pixel data of a rectangle: compressed in `stream`, or, when shorter than twelve bytes, plain.
    struct Payload {
        ByteView bytes;
        Inflater *stream = nullptr;
    };

    template <class Pixel> Step decode(const Pixel &pixel, Update &update, Reader &in);
    void resetStreams(unsigned control);
    template <class Pixel> Step decodeFill(const Pixel &pixel, Update &update, Reader &in, unsigned control);
    Step decodeJpeg(Update &update, Reader &in, unsigned control);
    template <class Pixel> Step decodeBasic(const Pixel &pixel, Update &update, Reader &in, unsigned control);
    template <class Pixel>
    Step readFilter(const Pixel &pixel, Update &update, Reader &in, unsigned control, Filter &filter);
    /// Calls row(bytes, y) for each row of the rectangle, inflated.
    template <class Row>
    Step forEachRow(Update &update, const Payload &payload, std::size_t rowBytes, Row &&row);
    template <class Pixel>
    Step paint(const Pixel &pixel, Update &update, const Payload &payload, Filter filter);

    std::array<Inflater, 4> m_streams;
    std::array<std::uint32_t, 256> m_palette{};
    unsigned m_colours = 0;
    TightGradient m_gradient;
    JpegRect m_jpeg;
};

} // namespace porthole::rfb

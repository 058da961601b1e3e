#include "core/rfb/encodings/TightDecoder.h"

namespace porthole::rfb {

namespace {

// Compression control, upper four bits.
constexpr unsigned kFill = 0x8, kJpeg = 0x9, kExplicitFilter = 0x4;
/// Pixel data shorter than this is sent as it is, without a length.
constexpr std::size_t kLeastCompressed = 12;

/// A length in one to three bytes of seven bits (the third has eight), least significant first.
std::optional<std::size_t> readCompactLength(Reader &in)
{
    std::size_t length = 0;
    for (unsigned i = 0; i < 3; ++i) {
        const auto byte = in.bigEndian<std::uint8_t>();
        if (!byte)
            return std::nullopt;
        const unsigned bits = i == 2 ? *byte : *byte & 0x7fu;
        length |= std::size_t{bits} << (7 * i);
        if (i == 2 || (*byte & 0x80) == 0)
            break;
    }
    return length;
}

} // namespace

Step TightDecoder::decodeRect(Update &update, Reader &in)
{
    return update.pixels.withTpixel([&](auto pixel) { return decode(pixel, update, in); });
}

template <class Pixel> Step TightDecoder::decode(const Pixel &pixel, Update &update, Reader &in)
{
    // Nothing is consumed and no stream reset before all of the rectangle is there.
    Reader reader = in;
    const auto control = reader.bigEndian<std::uint8_t>();
    if (!control)
        return Step::NeedMore;
    Step step = Step::Done;
    switch (const unsigned type = *control >> 4) {
    case kFill:
        step = decodeFill(pixel, update, reader, *control);
        break;
    case kJpeg:
        step = decodeJpeg(update, reader, *control);
        break;
    default:
        if (type > kJpeg)
            return update.fail("Tight compression control " + std::to_string(*control));
        step = decodeBasic(pixel, update, reader, *control);
    }
    if (step == Step::Done)
        in = reader;
    return step;
}

void TightDecoder::resetStreams(unsigned control)
{
    for (unsigned i = 0; i < m_streams.size(); ++i)
        if (control & (1u << i))
            m_streams[i].reset();
}

template <class Pixel>
Step TightDecoder::decodeFill(const Pixel &pixel, Update &update, Reader &in, unsigned control)
{
    const auto bytes = in.take(Pixel::kBytes);
    if (!bytes)
        return Step::NeedMore;
    resetStreams(control);
    const Rect rect = update.rect;
    kernels::fillRect(update.framebuffer.at(rect.x, rect.y), update.framebuffer.stride(), rect.width,
                      rect.height, pixel(bytes->data()));
    return Step::Done;
}

Step TightDecoder::decodeJpeg(Update &update, Reader &in, unsigned control)
{
    const auto length = readCompactLength(in);
    const auto bytes = length ? in.take(*length) : std::nullopt;
    if (!bytes)
        return Step::NeedMore;
    resetStreams(control);
    if (const char *problem = m_jpeg.decode(*bytes, update.framebuffer, update.rect))
        return update.fail(std::string("Tight JPEG: ") + problem);
    return Step::Done;
}

template <class Pixel>
Step TightDecoder::decodeBasic(const Pixel &pixel, Update &update, Reader &in, unsigned control)
{
    Filter filter = Filter::Copy;
    if (const Step step = readFilter(pixel, update, in, control, filter); step != Step::Done)
        return step;

    const Rect rect = update.rect;
    const std::size_t rowBytes = filter != Filter::Palette ? std::size_t{rect.width} * Pixel::kBytes
                                 : m_colours <= 2          ? (std::size_t{rect.width} + 7) / 8
                                                           : rect.width;
    Payload payload;
    const std::size_t size = rowBytes * rect.height;
    std::size_t length = size;
    if (size >= kLeastCompressed) {
        const auto compact = readCompactLength(in);
        if (!compact)
            return Step::NeedMore;
        length = *compact;
        payload.stream = &m_streams[(control >> 4) & 3];
    }
    const auto bytes = in.take(length);
    if (!bytes)
        return Step::NeedMore;
    payload.bytes = *bytes;

    resetStreams(control);
    return paint(pixel, update, payload, filter);
}

template <class Pixel>
Step TightDecoder::readFilter(const Pixel &pixel, Update &update, Reader &in, unsigned control,
                              Filter &filter)
{
    if (((control >> 4) & kExplicitFilter) == 0)
        return Step::Done;
    const auto id = in.bigEndian<std::uint8_t>();
    if (!id)
        return Step::NeedMore;
    if (*id > 2)
        return update.fail("Tight filter " + std::to_string(*id));
    filter = static_cast<Filter>(*id);
    if (filter != Filter::Palette)
        return Step::Done;
    const auto last = in.bigEndian<std::uint8_t>();
    if (!last)
        return Step::NeedMore;
    m_colours = *last + 1u;
    const auto colours = in.take(std::size_t{m_colours} * Pixel::kBytes);
    if (!colours)
        return Step::NeedMore;
    convertPixels(pixel, colours->data(), m_palette.data(), m_colours);
    // An index beyond the palette paints black rather than a colour of an earlier rectangle.
    std::fill(m_palette.begin() + m_colours, m_palette.end(), Framebuffer::kOpaque);
    return Step::Done;
}

template <class Row>
Step TightDecoder::forEachRow(Update &update, const Payload &payload, std::size_t rowBytes, Row &&row)
{
    const Rect rect = update.rect;
    if (!payload.stream) {
        for (unsigned y = 0; y < rect.height; ++y)
            row(payload.bytes.data() + y * rowBytes, y);
        return Step::Done;
    }
    Inflater &stream = *payload.stream;
    stream.begin(payload.bytes);
    for (unsigned y = 0; y < rect.height; ++y) {
        const ByteView bytes = stream.peek(rowBytes);
        if (bytes.size() < rowBytes)
            return update.fail("Tight rectangle with too few bytes");
        row(bytes.data(), y);
        stream.skip(rowBytes);
    }
    return stream.finish() ? Step::Done : update.fail("Tight rectangle with too many bytes");
}

template <class Pixel>
Step TightDecoder::paint(const Pixel &pixel, Update &update, const Payload &payload, Filter filter)
{
    const Rect rect = update.rect;
    Framebuffer &picture = update.framebuffer;
    const std::size_t pixelRow = std::size_t{rect.width} * Pixel::kBytes;
    switch (filter) {
    case Filter::Copy:
        return forEachRow(update, payload, pixelRow, [&](const std::uint8_t *bytes, unsigned y) {
            convertPixels(pixel, bytes, picture.at(rect.x, rect.y + y), rect.width);
        });
    case Filter::Palette:
        if (m_colours <= 2)
            return forEachRow(update, payload, (std::size_t{rect.width} + 7) / 8,
                              [&](const std::uint8_t *bytes, unsigned y) {
                                  kernels::expandBits(bytes, picture.at(rect.x, rect.y + y), rect.width,
                                                      m_palette[0], m_palette[1]);
                              });
        return forEachRow(update, payload, rect.width, [&](const std::uint8_t *bytes, unsigned y) {
            std::uint32_t *to = picture.at(rect.x, rect.y + y);
            for (unsigned x = 0; x < rect.width; ++x)
                to[x] = m_palette[bytes[x]];
        });
    case Filter::Gradient:
        if (!m_gradient.begin(update.pixels.format(), Pixel::kBytes, rect.width))
            return update.fail("Tight gradient with a colour map");
        return forEachRow(update, payload, pixelRow, [&](const std::uint8_t *bytes, unsigned y) {
            m_gradient.decodeRow(bytes, picture.at(rect.x, rect.y + y), rect.width);
        });
    }
    return Step::Failed;
}

} // namespace porthole::rfb

#include "tests/rfb/WireImage.h"

#include <algorithm>
#include <map>
#include <zlib.h>

namespace porthole::test {

namespace {

std::uint32_t scaled(std::uint32_t value, unsigned max, unsigned shift)
{
    if (max == 0)
        return 0;
    const double channel = (value >> shift) & max;
    return static_cast<std::uint32_t>(channel * 255.0 / max + 0.5);
}

std::uint32_t expectedPixel(const rfb::PixelFormat &format, std::uint32_t value)
{
    if (!format.trueColour)
        return mappedColour(value);
    return 0xff000000u | scaled(value, format.redMax, format.redShift) << 16 |
           scaled(value, format.greenMax, format.greenShift) << 8 |
           scaled(value, format.blueMax, format.blueShift);
}

std::uint32_t randomValue(const rfb::PixelFormat &format, Random &random)
{
    if (!format.trueColour)
        return random() & ((1u << format.bitsPerPixel) - 1);
    return (random() & format.redMax) << format.redShift | (random() & format.greenMax) << format.greenShift |
           (random() & format.blueMax) << format.blueShift;
}

/// The distinct values of a part of the picture, in order of appearance.
std::vector<std::uint32_t> coloursOf(const WireImage &image, unsigned x0, unsigned y0, unsigned w, unsigned h)
{
    std::vector<std::uint32_t> colours;
    std::map<std::uint32_t, bool> seen;
    for (unsigned y = y0; y < y0 + h; ++y)
        for (unsigned x = x0; x < x0 + w; ++x)
            if (!std::exchange(seen[image.at(x, y)], true))
                colours.push_back(image.at(x, y));
    return colours;
}

unsigned indexOf(const std::vector<std::uint32_t> &colours, std::uint32_t value)
{
    return static_cast<unsigned>(std::find(colours.begin(), colours.end(), value) - colours.begin());
}

void appendRunLength(Bytes &to, unsigned length)
{
    for (--length; length >= 255; length -= 255)
        to.push_back(255);
    to.push_back(static_cast<std::uint8_t>(length));
}

void appendPacked(Bytes &to, const std::vector<unsigned> &indices, unsigned width, unsigned bits)
{
    for (std::size_t row = 0; row < indices.size(); row += width) {
        unsigned byte = 0, used = 0;
        for (unsigned x = 0; x < width; ++x) {
            byte |= indices[row + x] << (8 - bits - used);
            if ((used += bits) == 8) {
                to.push_back(static_cast<std::uint8_t>(byte));
                byte = used = 0;
            }
        }
        if (used > 0)
            to.push_back(static_cast<std::uint8_t>(byte));
    }
}

void appendCompactLength(Bytes &to, std::size_t length)
{
    to.push_back(static_cast<std::uint8_t>((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
    if (length > 0x7f)
        to.push_back(static_cast<std::uint8_t>((length >> 7 & 0x7f) | (length > 0x3fff ? 0x80 : 0)));
    if (length > 0x3fff)
        to.push_back(static_cast<std::uint8_t>(length >> 14));
}

} // namespace

std::uint32_t mappedColour(std::uint32_t index) { return 0xff000000u | (index * 0x9e3779b1u >> 8); }

WireImage WireImage::random(const rfb::PixelFormat &format, unsigned width, unsigned height, unsigned seed)
{
    Random random(seed);
    WireImage image{format, width, height, {}, {}};
    image.values.assign(std::size_t{width} * height, randomValue(format, random));
    for (int area = 0; area < 24; ++area) {
        const unsigned x0 = random() % width, y0 = random() % height;
        const unsigned x1 = x0 + random() % (width - x0) + 1, y1 = y0 + random() % (height - y0) + 1;
        std::vector<std::uint32_t> colours(area % 3 == 2 ? 40 : 1 + random() % 6);
        for (auto &colour : colours)
            colour = randomValue(format, random);
        for (unsigned y = y0; y < y1; ++y)
            for (unsigned x = x0; x < x1;) {
                const std::uint32_t colour = colours[random() % colours.size()];
                for (unsigned run = 1 + random() % (area % 2 ? 3 : 90); run > 0 && x < x1; --run, ++x)
                    image.values[std::size_t{y} * width + x] = colour;
            }
    }
    for (const std::uint32_t value : image.values)
        image.expected.push_back(expectedPixel(format, value));
    return image;
}

void appendPixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value)
{
    for (unsigned i = 0; i < format.bytesPerPixel(); ++i) {
        const unsigned byte = format.bigEndian ? format.bytesPerPixel() - 1 - i : i;
        to.push_back(static_cast<std::uint8_t>(value >> (8 * byte)));
    }
}

void appendCpixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value)
{
    if (format.bitsPerPixel != 32 || !format.trueColour || format.depth > 24)
        return appendPixel(to, format, value);
    const unsigned top = std::max({format.redShift, format.greenShift, format.blueShift});
    const unsigned bottom = std::min({format.redShift, format.greenShift, format.blueShift});
    unsigned from = 0;
    if (top + 8u > 24) {
        if (bottom < 8)
            return appendPixel(to, format, value);
        from = 1;
    }
    for (unsigned i = 0; i < 3; ++i)
        to.push_back(static_cast<std::uint8_t>(value >> (8 * (from + (format.bigEndian ? 2 - i : i)))));
}

void appendTpixel(Bytes &to, const rfb::PixelFormat &format, std::uint32_t value)
{
    const bool three = format.bitsPerPixel == 32 && format.trueColour && format.depth == 24 &&
                       format.redMax == 255 && format.greenMax == 255 && format.blueMax == 255;
    if (!three)
        return appendPixel(to, format, value);
    for (const unsigned shift : {format.redShift, format.greenShift, format.blueShift})
        to.push_back(static_cast<std::uint8_t>(value >> shift));
}

struct Deflater::State {
    z_stream stream{};
};

Deflater::Deflater()
    : m_state(std::make_unique<State>())
{
    deflateInit(&m_state->stream, 6);
}
Deflater::~Deflater() { deflateEnd(&m_state->stream); }

Bytes Deflater::deflate(ByteView plain, int flush)
{
    Bytes packed(plain.size() + plain.size() / 8 + 256);
    z_stream &stream = m_state->stream;
    stream.next_in = const_cast<Bytef *>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, flush);
    packed.erase(packed.end() - static_cast<std::ptrdiff_t>(stream.avail_out), packed.end());
    return packed;
}

Bytes encodeRaw(const WireImage &image)
{
    Bytes bytes;
    for (const std::uint32_t value : image.values)
        appendPixel(bytes, image.format, value);
    return bytes;
}

Bytes encodeRre(const WireImage &image)
{
    const std::uint32_t background = image.values.front();
    Bytes subrects;
    std::uint32_t count = 0;
    for (unsigned y = 0; y < image.height; ++y)
        for (unsigned x = 0; x < image.width;) {
            const unsigned begin = x;
            while (x < image.width && image.at(x, y) == image.at(begin, y))
                ++x;
            if (image.at(begin, y) == background)
                continue;
            appendPixel(subrects, image.format, image.at(begin, y));
            for (const unsigned v : {begin, y, x - begin, 1u})
                appendBigEndian(subrects, static_cast<std::uint16_t>(v));
            ++count;
        }
    Bytes bytes;
    appendBigEndian(bytes, count);
    appendPixel(bytes, image.format, background);
    append(bytes, subrects);
    return bytes;
}

Bytes encodeHextile(const WireImage &image)
{
    Bytes bytes;
    std::uint32_t background = 0, foreground = 0;
    bool first = true;
    for (unsigned y0 = 0; y0 < image.height; y0 += 16)
        for (unsigned x0 = 0; x0 < image.width; x0 += 16) {
            const unsigned w = std::min(16u, image.width - x0), h = std::min(16u, image.height - y0);
            const auto colours = coloursOf(image, x0, y0, w, h);
            const bool coloured = colours.size() > 2;
            Bytes subrects;
            unsigned count = 0;
            for (unsigned y = 0; y < h; ++y)
                for (unsigned x = 0; x < w;) {
                    const unsigned begin = x;
                    const std::uint32_t value = image.at(x0 + x, y0 + y);
                    while (x < w && image.at(x0 + x, y0 + y) == value)
                        ++x;
                    if (value == colours[0])
                        continue;
                    if (coloured)
                        appendPixel(subrects, image.format, value);
                    subrects.push_back(static_cast<std::uint8_t>(begin << 4 | y));
                    subrects.push_back(static_cast<std::uint8_t>((x - begin - 1) << 4));
                    ++count;
                }
            if (count > 200) {
                bytes.push_back(0x01);
                for (unsigned y = 0; y < h; ++y)
                    for (unsigned x = 0; x < w; ++x)
                        appendPixel(bytes, image.format, image.at(x0 + x, y0 + y));
                first = true; // raw tiles leave no colours behind
                continue;
            }
            const bool newBackground = first || background != colours[0];
            const bool newForeground = colours.size() == 2 && (first || foreground != colours[1]);
            bytes.push_back(static_cast<std::uint8_t>((newBackground ? 2 : 0) | (newForeground ? 4 : 0) |
                                                      (count ? 8 : 0) | (coloured ? 16 : 0)));
            if (newBackground)
                appendPixel(bytes, image.format, background = colours[0]);
            if (newForeground)
                appendPixel(bytes, image.format, foreground = colours[1]);
            if (count) {
                bytes.push_back(static_cast<std::uint8_t>(count));
                append(bytes, subrects);
            }
            first = coloured || colours.size() < 2; // be strict about what may be inherited
        }
    return bytes;
}

Bytes encodeZlib(const WireImage &image, Deflater &stream)
{
    const Bytes packed = stream.deflate(encodeRaw(image));
    Bytes bytes;
    appendBigEndian(bytes, static_cast<std::uint32_t>(packed.size()));
    append(bytes, packed);
    return bytes;
}

namespace {

void appendZrleTile(Bytes &plain, const WireImage &image, unsigned x0, unsigned y0, unsigned w, unsigned h,
                    unsigned kind)
{
    const auto colours = coloursOf(image, x0, y0, w, h);
    std::vector<std::uint32_t> pixels;
    std::vector<unsigned> indices;
    for (unsigned y = y0; y < y0 + h; ++y)
        for (unsigned x = x0; x < x0 + w; ++x) {
            pixels.push_back(image.at(x, y));
            indices.push_back(indexOf(colours, image.at(x, y)));
        }
    const auto appendPalette = [&] {
        for (const std::uint32_t colour : colours)
            appendCpixel(plain, image.format, colour);
    };
    const auto eachRun = [&](auto &&run) {
        for (std::size_t i = 0; i < pixels.size();) {
            std::size_t end = i;
            while (end < pixels.size() && pixels[end] == pixels[i])
                ++end;
            run(i, static_cast<unsigned>(end - i));
            i = end;
        }
    };
    if (colours.size() == 1) {
        plain.push_back(1);
        appendPalette();
    } else if (kind == 0 && colours.size() <= 16) {
        plain.push_back(static_cast<std::uint8_t>(colours.size()));
        appendPalette();
        appendPacked(plain, indices, w, colours.size() == 2 ? 1 : colours.size() <= 4 ? 2 : 4);
    } else if (kind == 1 && colours.size() <= 127) {
        plain.push_back(static_cast<std::uint8_t>(128 + colours.size()));
        appendPalette();
        eachRun([&](std::size_t at, unsigned length) {
            plain.push_back(static_cast<std::uint8_t>(indices[at] | (length > 1 ? 0x80 : 0)));
            if (length > 1)
                appendRunLength(plain, length);
        });
    } else if (kind == 2) {
        plain.push_back(128);
        eachRun([&](std::size_t at, unsigned length) {
            appendCpixel(plain, image.format, pixels[at]);
            appendRunLength(plain, length);
        });
    } else {
        plain.push_back(0);
        for (const std::uint32_t pixel : pixels)
            appendCpixel(plain, image.format, pixel);
    }
}

} // namespace

Bytes encodeZrle(const WireImage &image, Deflater &stream)
{
    Bytes plain;
    unsigned kind = 0;
    for (unsigned y = 0; y < image.height; y += 64)
        for (unsigned x = 0; x < image.width; x += 64)
            appendZrleTile(plain, image, x, y, std::min(64u, image.width - x),
                           std::min(64u, image.height - y), kind++ % 4);
    const Bytes packed = stream.deflate(plain);
    Bytes bytes;
    appendBigEndian(bytes, static_cast<std::uint32_t>(packed.size()));
    append(bytes, packed);
    return bytes;
}

namespace {

Bytes gradientBytes(const WireImage &image)
{
    const rfb::PixelFormat &f = image.format;
    const unsigned max[3] = {f.redMax, f.greenMax, f.blueMax},
                   shift[3] = {f.redShift, f.greenShift, f.blueShift};
    const auto channel = [&](int x, int y, unsigned c) {
        if (x < 0 || y < 0)
            return 0;
        return static_cast<int>((image.at(static_cast<unsigned>(x), static_cast<unsigned>(y)) >> shift[c]) &
                                max[c]);
    };
    Bytes bytes;
    for (int y = 0; y < static_cast<int>(image.height); ++y)
        for (int x = 0; x < static_cast<int>(image.width); ++x) {
            std::uint32_t value = 0;
            for (unsigned c = 0; c < 3; ++c) {
                const int foretold =
                    std::clamp(channel(x - 1, y, c) + channel(x, y - 1, c) - channel(x - 1, y - 1, c), 0,
                               static_cast<int>(max[c]));
                value |= (static_cast<unsigned>(channel(x, y, c) - foretold) & max[c]) << shift[c];
            }
            appendTpixel(bytes, f, value);
        }
    return bytes;
}

} // namespace

Bytes encodeTight(const WireImage &image, TightFilter filter, unsigned stream, std::span<Deflater, 4> streams)
{
    Bytes bytes{static_cast<std::uint8_t>(stream << 4 | (filter == TightFilter::Copy ? 0 : 0x40))};
    Bytes plain;
    const auto colours = coloursOf(image, 0, 0, image.width, image.height);
    if (filter == TightFilter::Palette && colours.size() <= 256) {
        bytes.push_back(1);
        bytes.push_back(static_cast<std::uint8_t>(colours.size() - 1));
        for (const std::uint32_t colour : colours)
            appendTpixel(bytes, image.format, colour);
        std::vector<unsigned> indices;
        for (const std::uint32_t value : image.values)
            indices.push_back(indexOf(colours, value));
        appendPacked(plain, indices, image.width, colours.size() <= 2 ? 1 : 8);
    } else if (filter == TightFilter::Gradient) {
        bytes.push_back(2);
        plain = gradientBytes(image);
    } else {
        if (filter == TightFilter::Palette)
            bytes.push_back(0);
        for (const std::uint32_t value : image.values)
            appendTpixel(plain, image.format, value);
    }
    if (plain.size() < 12) {
        append(bytes, plain);
    } else {
        const Bytes packed = streams[stream].deflate(plain);
        appendCompactLength(bytes, packed.size());
        append(bytes, packed);
    }
    return bytes;
}

Bytes rectHeader(unsigned x, unsigned y, unsigned width, unsigned height, std::int32_t encoding)
{
    Bytes bytes;
    for (const unsigned v : {x, y, width, height})
        appendBigEndian(bytes, static_cast<std::uint16_t>(v));
    appendBigEndian(bytes, static_cast<std::uint32_t>(encoding));
    return bytes;
}

Bytes updateHeader(unsigned rectangles)
{
    Bytes bytes{0, 0};
    appendBigEndian(bytes, static_cast<std::uint16_t>(rectangles));
    return bytes;
}

} // namespace porthole::test

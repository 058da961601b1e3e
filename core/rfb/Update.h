#pragma once

#include "core/base/Bytes.h"
#include "core/base/Error.h"
#include "core/rfb/DamageGrid.h"
#include "core/rfb/Framebuffer.h"
#include "core/rfb/PixelReader.h"

#include <cstdint>
#include <optional>
#include <string>

namespace porthole::rfb {

/// How far a decoder came.
enum class Step : std::uint8_t {
    Done,
    NeedMore, ///< all that could be used is used; call again with more bytes
    Yield,    ///< this slice's share of painting is used up; call again, bytes are left
    Failed,   ///< Update::error() says why
};

/// What decoders work on: the picture, what is known of its pixels, and the FramebufferUpdate being
/// read (RFC 6143 section 7.6.1), its current rectangle first of all.
class Update {
public:
    Framebuffer framebuffer;
    DamageGrid damage;
    PixelReaders pixels;
    std::uint64_t rectangles = 0, paintedPixels = 0;

    /// The current rectangle; inside the picture for encodings that paint.
    Rect rect;
    std::int32_t encoding = 0;

    static constexpr std::size_t kHeaderSize = 12;

    /// Reads the next rectangle's header if there is one and it is there in full.
    bool readHeader(Reader &in)
    {
        if (m_left == 0 || in.remaining() < kHeaderSize)
            return false;
        parseHeader(in.data());
        in.skip(kHeaderSize);
        --m_left;
        return true;
    }
    /// The same, but only if it is of this encoding and inside the picture: the short way from one
    /// small rectangle to the next.
    bool readHeaderOf(std::int32_t wanted, Reader &in)
    {
        if (m_left == 0 || in.remaining() < kHeaderSize)
            return false;
        const std::uint8_t *at = in.data();
        if (static_cast<std::int32_t>(loadBigEndian<std::uint32_t>(at + 8)) != wanted)
            return false;
        parseHeader(at);
        if (!rect.fitsIn(framebuffer.width(), framebuffer.height()))
            return false; // left where it is, for the caller that names errors
        in.skip(kHeaderSize);
        --m_left;
        return true;
    }
    /// Notes that the current rectangle has been painted.
    void painted()
    {
        damage.mark(rect);
        ++rectangles;
        paintedPixels += rect.area();
        spend(rect.area());
    }
    /// Notes work (in pixels) against this slice's share. A few bytes can ask for millions of pixels;
    /// other sessions on the thread and the person who closes the tab must not wait for them.
    void spend(std::uint64_t area) { m_budget -= static_cast<std::int64_t>(area); }
    bool exhausted() const { return m_budget <= 0; }
    void refillBudget() { m_budget = kBudget; }

    void begin(unsigned count) { m_left = count; }
    void endAtLastRect() { m_left = 0; }
    unsigned left() const { return m_left; }

    Step fail(std::string what)
    {
        m_error = Error::make(ErrorKind::PeerMisbehaved, std::move(what));
        return Step::Failed;
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    static constexpr std::int64_t kBudget = 64 << 20; // pixels, about 30 ms of painting

    void parseHeader(const std::uint8_t *at)
    {
        rect = {loadBigEndian<std::uint16_t>(at), loadBigEndian<std::uint16_t>(at + 2),
                loadBigEndian<std::uint16_t>(at + 4), loadBigEndian<std::uint16_t>(at + 6)};
        encoding = static_cast<std::int32_t>(loadBigEndian<std::uint32_t>(at + 8));
    }

    unsigned m_left = 0;
    std::int64_t m_budget = kBudget;
    std::optional<Error> m_error;
};

} // namespace porthole::rfb

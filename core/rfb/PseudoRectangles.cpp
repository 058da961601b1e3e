#include "core/rfb/PseudoRectangles.h"

#include "core/base/DisplayText.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Limits.h"

namespace porthole::rfb {

bool PseudoRectangles::knows(std::int32_t encoding)
{
    switch (encoding) {
    case encoding::DesktopSize:
    case encoding::LastRect:
    case encoding::Cursor:
    case encoding::PointerMotionChange:
    case encoding::ExtendedKeyEvent:
    case encoding::LedState:
    case encoding::DesktopName:
    case encoding::ExtendedDesktopSize:
        return true;
    default:
        return false;
    }
}

Size PseudoRectangles::size(Size current)
{
    if (!m_resized)
        return current;
    m_resized = false;
    return m_newSize;
}

Step PseudoRectangles::read(Update &update, Reader &in, std::vector<Event> &events)
{
    switch (update.encoding) {
    case encoding::LastRect:
        update.endAtLastRect();
        return Step::Done;
    case encoding::ExtendedKeyEvent:
        m_features.scancodes = true;
        return Step::Done;
    case encoding::PointerMotionChange:
        m_features.absolutePointer = update.rect.x != 0;
        events.emplace_back(PointerModeChanged{m_features.absolutePointer});
        return Step::Done;
    case encoding::DesktopSize:
        return onDesktopSize(update);
    case encoding::ExtendedDesktopSize:
        return onExtendedDesktopSize(update, in, events);
    case encoding::Cursor:
        return onCursor(update, in, events);
    case encoding::DesktopName:
        return onDesktopName(update, in, events);
    case encoding::LedState:
        return onLedState(in, events);
    default:
        return update.fail("pseudo-rectangle of unknown encoding");
    }
}

Step PseudoRectangles::onDesktopSize(Update &update)
{
    const Size size{update.rect.width, update.rect.height};
    if (!limits::acceptable(size))
        return update.fail("framebuffer of " + std::to_string(size.width) + " by " +
                           std::to_string(size.height) + " pixels");
    m_newSize = size;
    m_resized = true;
    return Step::Done;
}

/// u8 number of screens, 3 padding, screens of 16 bytes: u32 id, u16 x, y, width, height, u32 flags.
/// The rectangle's x says who asked (1: this client), its y what became of it.
Step PseudoRectangles::onExtendedDesktopSize(Update &update, Reader &in, std::vector<Event> &events)
{
    Reader reader = in;
    const auto count = reader.bigEndian<std::uint8_t>();
    const auto screens = count && reader.take(3) ? reader.take(std::size_t{*count} * 16) : std::nullopt;
    if (!screens)
        return Step::NeedMore;
    in = reader;
    m_features.resizable = true;
    if (!screens->empty()) {
        m_features.screenId = loadBigEndian<std::uint32_t>(screens->data());
        m_features.screenFlags = loadBigEndian<std::uint32_t>(screens->data() + 12);
    }
    const bool oursAnswered = update.rect.x == 1;
    const unsigned status = update.rect.y;
    if (oursAnswered)
        events.emplace_back(DesktopSizeAnswer{static_cast<DesktopSizeAnswer::Status>(status)});
    // A refusal repeats the size that is in force; "forwarded" promises one to come.
    return oursAnswered && status != 0 ? Step::Done : onDesktopSize(update);
}

/// Pixels, then a bitmask of the visible ones with rows padded to whole bytes.
Step PseudoRectangles::onCursor(Update &update, Reader &in, std::vector<Event> &events)
{
    const Rect rect = update.rect;
    if (rect.width > limits::kCursorSide || rect.height > limits::kCursorSide)
        return update.fail("cursor of " + std::to_string(rect.width) + " by " + std::to_string(rect.height) +
                           " pixels");
    return update.pixels.withPixel([&](auto pixel) {
        const std::size_t maskRow = (rect.width + 7u) / 8;
        const auto bytes = in.take(rect.area() * pixel.kBytes + maskRow * rect.height);
        if (!bytes)
            return Step::NeedMore;
        CursorShape shape{{rect.width, rect.height}, rect.x, rect.y, {}};
        shape.pixels.resize(rect.area());
        convertPixels(pixel, bytes->data(), shape.pixels.data(), rect.area());
        const std::uint8_t *mask = bytes->data() + rect.area() * pixel.kBytes;
        bool visible = false;
        for (unsigned y = 0; y < rect.height; ++y, mask += maskRow)
            for (unsigned x = 0; x < rect.width; ++x) {
                const bool set = mask[x / 8] & (0x80u >> (x % 8));
                visible = visible || set;
                if (!set)
                    shape.pixels[std::size_t{y} * rect.width + x] = 0;
            }
        if (!visible)
            shape = {};
        events.emplace_back(std::move(shape));
        return Step::Done;
    });
}

Step PseudoRectangles::onDesktopName(Update &update, Reader &in, std::vector<Event> &events)
{
    Reader reader = in;
    const auto length = reader.bigEndian<std::uint32_t>();
    if (!length)
        return Step::NeedMore;
    if (*length > limits::kNameLength)
        return update.fail("desktop name of " + std::to_string(*length) + " bytes");
    const auto name = reader.take(*length);
    if (!name)
        return Step::NeedMore;
    in = reader;
    events.emplace_back(DesktopRenamed{displayText(textOf(*name))});
    return Step::Done;
}

Step PseudoRectangles::onLedState(Reader &in, std::vector<Event> &events)
{
    const auto leds = in.bigEndian<std::uint8_t>();
    if (!leds)
        return Step::NeedMore;
    events.emplace_back(LedState{(*leds & 1) != 0, (*leds & 2) != 0, (*leds & 4) != 0});
    return Step::Done;
}

} // namespace porthole::rfb

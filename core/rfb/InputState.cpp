#include "core/rfb/InputState.h"

#include "core/rfb/ClientMessages.h"
#include "core/rfb/PseudoRectangles.h"

#include <algorithm>

namespace porthole::rfb {

namespace {

/// QEMU's relative pointer: a movement is sent as its distance from the middle of the range.
constexpr int kRelativeOrigin = 0x7fff;

std::uint16_t relative(int delta)
{
    return static_cast<std::uint16_t>(std::clamp(kRelativeOrigin + delta, 0, 0xffff));
}

} // namespace

void InputState::send(const Pressed &key, bool down, Bytes &out)
{
    if (key.byScancode)
        messages::appendExtendedKeyEvent(out, key.keysym, key.scancode, down);
    else
        messages::appendKeyEvent(out, key.keysym, down);
}

void InputState::key(std::uint32_t keysym, std::uint8_t scancode, bool down, const ServerFeatures &features,
                     Bytes &out)
{
    const auto held = std::find_if(m_pressed.begin(), m_pressed.end(), [=](const Pressed &p) {
        return scancode != 0 || p.scancode != 0 ? p.scancode == scancode : p.keysym == keysym;
    });
    if (held != m_pressed.end()) {
        // Its repetition, or its release, even if the layout has changed what it means meanwhile.
        send(*held, down, out);
        if (!down)
            m_pressed.erase(held);
        return;
    }
    const Pressed key{keysym, scancode, features.scancodes && scancode != 0};
    if (!key.byScancode && keysym == 0)
        return;
    send(key, down, out);
    if (down)
        m_pressed.push_back(key);
}

void InputState::pointer(int x, int y, std::uint8_t buttons, Size size, Bytes &out)
{
    m_x = static_cast<std::uint16_t>(std::clamp(x, 0, size.width - 1));
    m_y = static_cast<std::uint16_t>(std::clamp(y, 0, size.height - 1));
    m_buttons = buttons;
    messages::appendPointerEvent(out, buttons, m_x, m_y);
}

void InputState::pointerMoved(int dx, int dy, std::uint8_t buttons, Bytes &out)
{
    m_x = m_y = kRelativeOrigin;
    m_buttons = buttons;
    messages::appendPointerEvent(out, buttons, relative(dx), relative(dy));
}

void InputState::releaseAll(Bytes &out)
{
    while (!m_pressed.empty()) {
        send(m_pressed.back(), false, out);
        m_pressed.pop_back();
    }
    if (m_buttons != 0)
        messages::appendPointerEvent(out, m_buttons = 0, m_x, m_y);
}

} // namespace porthole::rfb

#pragma once

#include "core/base/Bytes.h"
#include "core/rfb/Geometry.h"

#include <cstdint>
#include <vector>

namespace porthole::rfb {

struct ServerFeatures;

/// Which keys and buttons the server believes to be down, so that each is released the way it was
/// pressed, whatever the server has announced in between, and none is ever left behind.
class InputState {
public:
    void key(std::uint32_t keysym, std::uint8_t scancode, bool down, const ServerFeatures &features,
             Bytes &out);
    void pointer(int x, int y, std::uint8_t buttons, Size size, Bytes &out);
    void pointerMoved(int dx, int dy, std::uint8_t buttons, Bytes &out);
    void releaseAll(Bytes &out);

private:
    struct Pressed {
        std::uint32_t keysym;
        std::uint8_t scancode;
        bool byScancode;
    };
    static void send(const Pressed &key, bool down, Bytes &out);

    std::vector<Pressed> m_pressed;
    std::uint8_t m_buttons = 0;
    std::uint16_t m_x = 0, m_y = 0;
};

} // namespace porthole::rfb

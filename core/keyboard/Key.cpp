#include "core/keyboard/Key.h"

namespace porthole::keyboard {

std::uint32_t keysymOf(char32_t character)
{
    switch (character) {
    case U'\b':
        return keysym::BackSpace;
    case U'\t':
        return keysym::Tab;
    case U'\n':
    case U'\r':
        return keysym::Return;
    case U'\x1b':
        return keysym::Escape;
    case U'\x7f':
        return keysym::Delete;
    default:
        break;
    }
    if ((character >= 0x20 && character <= 0x7e) || (character >= 0xa0 && character <= 0xff))
        return character;
    return 0x01000000 + character;
}

} // namespace porthole::keyboard

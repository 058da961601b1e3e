#include "core/keyboard/Key.h"

#include <array>
#include <cstddef>

namespace porthole::keyboard {

namespace {

struct Place {
    std::uint8_t evdev;
    std::uint8_t scancode;
};

/// Linux took its first key codes from the XT scancodes, so the main block (1 to 83), the key beside
/// the left Shift (86) and F11, F12 (87, 88) are their own scancodes. These are the others.
/// A scancode of 0x80 and more stands for 0xE0 and the scancode less 0x80.
constexpr Place kOthers[] = {
    {84, 0x54},  // (SysRq of the 84-key keyboard)
    {85, 0x76},  // ZENKAKUHANKAKU
    {89, 0x73},  // RO
    {90, 0x78},  // KATAKANA
    {91, 0x77},  // HIRAGANA
    {92, 0x79},  // HENKAN
    {93, 0x70},  // KATAKANAHIRAGANA
    {94, 0x7b},  // MUHENKAN
    {95, 0x5c},  // KPJPCOMMA
    {96, 0x9c},  // KPENTER
    {97, 0x9d},  // RIGHTCTRL
    {98, 0xb5},  // KPSLASH
    {99, 0x54},  // SYSRQ: Print; QEMU's number for it, not 0xE037
    {100, 0xb8}, // RIGHTALT
    {101, 0x5b}, // LINEFEED
    {102, 0xc7}, // HOME
    {103, 0xc8}, // UP
    {104, 0xc9}, // PAGEUP
    {105, 0xcb}, // LEFT
    {106, 0xcd}, // RIGHT
    {107, 0xcf}, // END
    {108, 0xd0}, // DOWN
    {109, 0xd1}, // PAGEDOWN
    {110, 0xd2}, // INSERT
    {111, 0xd3}, // DELETE
    {112, 0xef}, // MACRO
    {113, 0xa0}, // MUTE
    {114, 0xae}, // VOLUMEDOWN
    {115, 0xb0}, // VOLUMEUP
    {116, 0xde}, // POWER
    {117, 0x59}, // KPEQUAL
    {118, 0xce}, // KPPLUSMINUS
    {119, 0xc6}, // PAUSE
    {120, 0x8b}, // SCALE
    {121, 0x7e}, // KPCOMMA
    {122, 0x72}, // HANGEUL: 0xF2 on the wire, where 0x80 would mean an extended key
    {123, 0x71}, // HANJA: 0xF1, likewise
    {124, 0x7d}, // YEN
    {125, 0xdb}, // LEFTMETA
    {126, 0xdc}, // RIGHTMETA
    {127, 0xdd}, // COMPOSE: Menu
    {128, 0xe8}, // STOP
    {129, 0x85}, // AGAIN
    {130, 0x86}, // PROPS
    {131, 0x87}, // UNDO
    {132, 0x8c}, // FRONT
    {133, 0xf8}, // COPY
    {134, 0x64}, // OPEN
    {135, 0x65}, // PASTE
    {136, 0xc1}, // FIND
    {137, 0xbc}, // CUT
    {138, 0xf5}, // HELP
    {139, 0x9e}, // MENU
    {140, 0xa1}, // CALC
    {141, 0x66}, // SETUP
    {142, 0xdf}, // SLEEP
    {143, 0xe3}, // WAKEUP
    {144, 0x67}, // FILE
    {145, 0x68}, // SENDFILE
    {146, 0x69}, // DELETEFILE
    {147, 0x93}, // XFER
    {148, 0x9f}, // PROG1
    {149, 0x97}, // PROG2
    {150, 0x82}, // WWW
    {151, 0x6a}, // MSDOS
    {152, 0x92}, // SCREENLOCK
    {153, 0x6b}, // DIRECTION
    {154, 0xa6}, // CYCLEWINDOWS
    {155, 0xec}, // MAIL
    {156, 0xe6}, // BOOKMARKS
    {157, 0xeb}, // COMPUTER
    {158, 0xea}, // BACK
    {159, 0xe9}, // FORWARD
    {160, 0xa3}, // CLOSECD
    {161, 0x6c}, // EJECTCD
    {162, 0xfd}, // EJECTCLOSECD
    {163, 0x99}, // NEXTSONG
    {164, 0xa2}, // PLAYPAUSE
    {165, 0x90}, // PREVIOUSSONG
    {166, 0xa4}, // STOPCD
    {167, 0xb1}, // RECORD
    {168, 0x98}, // REWIND
    {169, 0x63}, // PHONE
    {171, 0x81}, // CONFIG
    {172, 0xb2}, // HOMEPAGE
    {173, 0xe7}, // REFRESH
    {176, 0x88}, // EDIT
    {177, 0x75}, // SCROLLUP
    {178, 0x8f}, // SCROLLDOWN
    {179, 0xf6}, // KPLEFTPAREN
    {180, 0xfb}, // KPRIGHTPAREN
    {181, 0x89}, // NEW
    {182, 0x8a}, // REDO
    {183, 0x5d}, // F13
    {184, 0x5e}, // F14
    {185, 0x5f}, // F15
    {186, 0x55}, // F16
    {187, 0x83}, // F17
    {188, 0xf7}, // F18
    {189, 0x84}, // F19
    {190, 0x5a}, // F20
    {191, 0x74}, // F21
    {192, 0xf9}, // F22
    {193, 0x6d}, // F23
    {194, 0x6f}, // F24
    {200, 0xa8}, // PLAYCD
    {201, 0xa9}, // PAUSECD
    {202, 0xab}, // PROG3
    {203, 0xac}, // PROG4
    {204, 0xad}, // DASHBOARD
    {205, 0xa5}, // SUSPEND
    {206, 0xaf}, // CLOSE
    {207, 0xb3}, // PLAY
    {208, 0xb4}, // FASTFORWARD
    {209, 0xb6}, // BASSBOOST
    {210, 0xb9}, // PRINT
    {211, 0xba}, // HP
    {212, 0xbb}, // CAMERA
    {213, 0xbd}, // SOUND
    {214, 0xbe}, // QUESTION
    {215, 0xbf}, // EMAIL
    {216, 0xc0}, // CHAT
    {217, 0xe5}, // SEARCH
    {218, 0xc2}, // CONNECT
    {219, 0xc3}, // FINANCE
    {220, 0xc4}, // SPORT
    {221, 0xc5}, // SHOP
    {222, 0x94}, // ALTERASE
    {223, 0xca}, // CANCEL
    {224, 0xcc}, // BRIGHTNESSDOWN
    {225, 0xd4}, // BRIGHTNESSUP
    {226, 0xed}, // MEDIA
    {227, 0xd6}, // SWITCHVIDEOMODE
    {228, 0xd7}, // KBDILLUMTOGGLE
    {229, 0xd8}, // KBDILLUMDOWN
    {230, 0xd9}, // KBDILLUMUP
    {231, 0xda}, // SEND
    {232, 0xe4}, // REPLY
    {233, 0x8e}, // FORWARDMAIL
    {234, 0xd5}, // SAVE
    {235, 0xf0}, // DOCUMENTS
    {236, 0xf1}, // BATTERY
    {237, 0xf2}, // BLUETOOTH
    {238, 0xf3}, // WLAN
    {239, 0xf4}, // UWB
};

constexpr auto kScancodes = [] {
    std::array<std::uint8_t, 240> table{};
    for (std::uint8_t code = 1; code <= 83; ++code)
        table[code] = code;
    for (std::uint8_t code = 86; code <= 88; ++code)
        table[code] = code;
    for (const Place &place : kOthers)
        table[place.evdev] = place.scancode;
    return table;
}();

} // namespace

std::uint8_t scancodeOfEvdev(unsigned evdevCode)
{
    return evdevCode < kScancodes.size() ? kScancodes[evdevCode] : std::uint8_t{0};
}

} // namespace porthole::keyboard

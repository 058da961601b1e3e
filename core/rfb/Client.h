#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/rfb/Event.h"
#include "core/rfb/Framebuffer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace porthole::rfb {

/// How a client introduces itself.
struct ClientOptions {
    /// ClientInit's shared flag: false throws the others out. RFC 6143 section 7.3.1.
    bool shared = true;
    /// What SetPixelFormat asks for; nothing: take the server's own format as it is.
    std::optional<PixelFormat> pixelFormat = PixelFormat::rgb32();
    /// SetEncodings, preferred first; empty: everything that is spoken, lossless first.
    std::vector<std::int32_t> encodings;
};

/// Buttons as RFB numbers them, from the lowest bit: left, middle, right, wheel up, down, left, right.
enum Button : std::uint8_t {
    LeftButton = 1,
    MiddleButton = 2,
    RightButton = 4,
    WheelUp = 8,
    WheelDown = 16,
    WheelLeft = 32,
    WheelRight = 64,
};

/// An RFB client as a state machine without I/O: bytes in, pixels and events out (RFC 6143 and the
/// community's rfbproto). Any chunking of the bytes gives the same result. Not thread-safe: one
/// thread feeds it, reads its framebuffer and takes what it wants sent.
class Client {
public:
    explicit Client(ClientOptions options = {});
    /// A client that begins behind ServerInit, for recordings: `format` is the one in force.
    /// Errors: PeerMisbehaved for a size beyond the limits.
    static Result<Client> replaying(Size size, const PixelFormat &format);
    ~Client();
    Client(Client &&) noexcept;
    Client &operator=(Client &&) noexcept;

    /// Takes bytes from the server, all of them. Errors, after which every call returns the same:
    /// PeerMisbehaved (a broken stream), PeerIncompatible (no version or security type in common),
    /// AuthRejected (SecurityResult failed, with the server's reason).
    Result<> receive(ByteView bytes);
    /// True if bytes are left that could be used at once: a few bytes can ask for millions of pixels,
    /// so receive() paints a bounded share and leaves the rest. Call receive({}) soon, after other work
    /// on the thread has had its turn.
    bool backlog() const;
    /// What is to be sent now; empty if nothing.
    Bytes takeOutput();
    /// What happened since the last call, in order.
    std::vector<Event> takeEvents();

    /// The password for VNC Authentication, after PasswordNeeded. Only its first eight bytes count
    /// (RFC 6143 section 7.2.2).
    void providePassword(const Secret &password);

    /// ServerInit has been read.
    bool connected() const;
    /// What the handshake waits for, in words that fit behind "waiting for": "the RFB version", "the
    /// security types", "the SecurityResult", "ServerInit" and the like; "" once connected.
    const char *awaiting() const;
    /// In the middle of a FramebufferUpdate.
    bool updating() const;
    const Framebuffer &framebuffer() const;

    /// Asks for the next update, or (not incremental) for the whole picture. RFC 6143 section 7.5.3.
    void requestUpdate(bool incremental);
    /// A request was sent and its update has not begun yet.
    bool updateRequested() const;

    /// Presses or releases a key, given as X11 keysym and XT scancode (0x80 added for the 0xE0 prefix;
    /// core/keyboard/Key.h), either 0 if unknown: by scancode where the server takes QEMU extended key
    /// events and the scancode is known, else by keysym. What the server could not take is dropped.
    void key(std::uint32_t keysym, std::uint8_t scancode, bool down);
    /// Releases every key and button that is down.
    void releaseAll();
    /// Moves the pointer to (x, y), clamped to the picture, with these Buttons down. RFC 6143 7.5.5.
    void pointer(int x, int y, std::uint8_t buttons);
    /// Moves it by (dx, dy) when the server wants movements (PointerModeChanged).
    void pointerMoved(int dx, int dy, std::uint8_t buttons);
    bool pointerIsAbsolute() const;
    /// Whether scancodes reach the server.
    bool takesScancodes() const;

    /// ClientCutText; characters outside Latin-1 become '?'. RFC 6143 section 7.5.6.
    void cutText(std::string_view utf8);
    /// Asks for another desktop size; false if the server has not said that it can.
    bool requestDesktopSize(Size size);

    /// Sizes in bytes and pixels of what was decoded, for the status line and `porthole decode`.
    struct Statistics {
        std::uint64_t bytes = 0, rectangles = 0, pixels = 0, updates = 0;
    };
    const Statistics &statistics() const;

private:
    class Machine;
    std::unique_ptr<Machine> m_machine;
};

} // namespace porthole::rfb

#pragma once

#include "core/keyboard/Key.h"
#include "core/rfb/Event.h"
#include "core/session/FrameMailbox.h"

#include <QString>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace porthole {

/// What the server said since the handle last looked: of each thing the latest, so that a server that
/// rings a million times fills no queue.
struct ConsoleNews {
    bool frame = false;
    bool pictureCompleted = false;
    std::optional<rfb::Size> size;
    std::optional<QString> title;
    std::optional<std::shared_ptr<const rfb::CursorShape>> cursor; ///< null: the server's is unknown again
    std::optional<bool> pointerIsAbsolute;
    std::optional<rfb::LedState> leds;
    std::optional<QString> cutText;
    bool bell = false;
};

/// News on their way from one thread to another, with at most one wake-up outstanding.
class ConsoleNewsBox {
public:
    /// Notes what `change(news)` does to them. True if the reader is to be woken.
    template <class Change> bool post(Change &&change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_news);
        return !std::exchange(m_waiting, true);
    }
    ConsoleNews take()
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = false;
        return std::exchange(m_news, {});
    }

private:
    std::mutex m_mutex;
    ConsoleNews m_news;
    bool m_waiting = false;
};

/// The pointer: at a position, or moved by so much (`relative`), with these rfb::Button bits down.
struct PointerInput {
    int x = 0, y = 0;
    std::uint8_t buttons = 0;
    bool relative = false;
};
struct ReleaseAllInput {};
struct RefreshInput {};
struct DesktopSizeInput {
    rfb::Size size;
};
struct CutTextInput {
    std::string utf8;
};
using ConsoleInput = std::variant<keyboard::KeyStroke, PointerInput, ReleaseAllInput, RefreshInput,
                                  DesktopSizeInput, CutTextInput>;

/// What the user did, in order, on its way to the decoding thread; bounded, because that thread may be
/// busy for long: pointer positions with the same buttons replace each other, and if it gets too much
/// nonetheless, all of it becomes one release of everything that is down.
class ConsoleInputBox {
public:
    static constexpr std::size_t kLimit = 4096;

    /// True if the reader is to be woken (at most one wake-up is outstanding).
    bool post(ConsoleInput input);
    std::vector<ConsoleInput> take();

private:
    std::mutex m_mutex;
    std::vector<ConsoleInput> m_inputs;
    bool m_waiting = false;
};

/// What a session's handle and its worker share. All of it may be touched by both at any time.
struct ConsoleExchange {
    FrameMailbox frames;
    ConsoleNewsBox news;
    ConsoleInputBox input;
    /// The handle is done with the connection: decoding stops after the current slice.
    std::atomic<bool> abandoned{false};
};

} // namespace porthole

// What the server said and what the user did, each passed on to the other side.
#include "core/session/ConsoleLine.h"

namespace porthole {

namespace {

/// Bytes not yet taken by the kernel, beyond which it no longer matters where the pointer was in between.
constexpr qint64 kSlowReader = 64 * 1024;

} // namespace

template <class Change> void ConsoleLine::post(Change &&change)
{
    if (m_exchange.news.post(change))
        Q_EMIT newsPosted();
}

void ConsoleLine::publish(const std::vector<rfb::Rect> &damage)
{
    if (m_exchange.frames.publish(m_client.framebuffer(), damage))
        post([](ConsoleNews &news) { news.frame = true; });
}

/// From here on it counts which pixels come.
void ConsoleLine::awaitPicture()
{
    m_missing.start(m_client.framebuffer().size());
    post([](ConsoleNews &news) { news.pictureCompleted = false; });
}

void ConsoleLine::on(const rfb::PasswordNeeded &) { m_notices.post(LineAsksPassword{}); }

void ConsoleLine::on(const rfb::Connected &connected)
{
    m_live = true;
    m_notices.post(LineLive{});
    publish({}); // the size; the pixels of an earlier connection stay until the first update
    post([&](ConsoleNews &news) {
        news.size = connected.size;
        news.title = QString::fromStdString(connected.name);
        news.cursor = std::shared_ptr<const rfb::CursorShape>();
        news.pointerIsAbsolute = true;
        news.leds = rfb::LedState();
    });
    awaitPicture();
    m_client.requestUpdate(false);
}

void ConsoleLine::on(const rfb::FrameUpdated &update)
{
    publish(update.damage);
    if (m_missing.take(update.damage))
        post([](ConsoleNews &news) { news.pictureCompleted = true; });
}

void ConsoleLine::on(const rfb::Resized &resized)
{
    m_wholeWanted = true;
    publish({});
    post([&](ConsoleNews &news) { news.size = resized.size; });
    awaitPicture();
}

void ConsoleLine::on(const rfb::CursorShape &cursor)
{
    post([&](ConsoleNews &news) { news.cursor = std::make_shared<const rfb::CursorShape>(cursor); });
}

void ConsoleLine::on(const rfb::DesktopRenamed &renamed)
{
    post([&](ConsoleNews &news) { news.title = QString::fromStdString(renamed.name); });
}

void ConsoleLine::on(const rfb::Bell &)
{
    post([](ConsoleNews &news) { news.bell = true; });
}

void ConsoleLine::on(const rfb::CutText &text)
{
    post([&](ConsoleNews &news) { news.cutText = QString::fromStdString(text.text); });
}

void ConsoleLine::on(const rfb::PointerModeChanged &mode)
{
    post([&](ConsoleNews &news) { news.pointerIsAbsolute = mode.absolute; });
}

void ConsoleLine::on(const rfb::LedState &leds)
{
    post([&](ConsoleNews &news) { news.leds = leds; });
}

void ConsoleLine::take(const std::vector<ConsoleInput> &inputs)
{
    if (!m_live || m_ended)
        return;
    for (const ConsoleInput &one : inputs)
        std::visit([this](const auto &what) { input(what); }, one);
    send();
}

void ConsoleLine::input(const keyboard::KeyStroke &stroke)
{
    m_client.key(stroke.key.keysym, stroke.key.scancode, stroke.down);
}

void ConsoleLine::input(const PointerInput &pointer)
{
    // To a peer that is slow to read, only what buttons do is worth being said.
    const bool motion = std::exchange(m_buttons, pointer.buttons) == pointer.buttons;
    if (motion && m_channel->bytesToWrite() > kSlowReader)
        return;
    if (pointer.relative)
        m_client.pointerMoved(pointer.x, pointer.y, pointer.buttons);
    else
        m_client.pointer(pointer.x, pointer.y, pointer.buttons);
}

void ConsoleLine::input(const ReleaseAllInput &)
{
    m_buttons = 0;
    m_client.releaseAll();
}

void ConsoleLine::input(const RefreshInput &)
{
    awaitPicture();
    m_client.requestUpdate(false);
}

void ConsoleLine::input(const DesktopSizeInput &desktop) { m_client.requestDesktopSize(desktop.size); }

void ConsoleLine::input(const CutTextInput &text) { m_client.cutText(text.utf8); }

} // namespace porthole

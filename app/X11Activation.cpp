#include "app/X11Activation.h"

#include <QGuiApplication>
#include <QWindow>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <xcb/xcb.h>

namespace porthole {

namespace {

constexpr std::size_t kPiece = 20; // bytes that a client message carries

struct Free {
    void operator()(void *memory) const { std::free(memory); } // NOLINT(cppcoreguidelines-no-malloc): xcb's
};

xcb_atom_t atomOf(xcb_connection_t *connection, std::string_view name)
{
    const auto asked = xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const std::unique_ptr<xcb_intern_atom_reply_t, Free> reply(
        xcb_intern_atom_reply(connection, asked, nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

xcb_client_message_event_t messageTo(xcb_window_t window, xcb_atom_t type, std::uint8_t format)
{
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = format;
    message.window = window;
    message.type = type;
    return message;
}

void send(xcb_connection_t *connection, xcb_window_t root, std::uint32_t mask,
          const xcb_client_message_event_t &message)
{
    std::array<char, 32> event{}; // X Protocol, "SendEvent": 32 bytes
    static_assert(sizeof message <= sizeof event);
    std::copy_n(reinterpret_cast<const char *>(&message), sizeof message, event.begin());
    xcb_send_event(connection, 0, root, mask, event.data());
}

/// To whoever shows that something is being started. Source: Startup Notification Protocol 0.1.
void endStart(xcb_connection_t *connection, xcb_window_t root, xcb_window_t window, const QByteArray &id)
{
    QByteArray text = "remove: ID=\"";
    for (const char letter : id) {
        if (letter == '"' || letter == '\\')
            text += '\\';
        text += letter;
    }
    text += '"';
    text += '\0';
    xcb_atom_t type = atomOf(connection, "_NET_STARTUP_INFO_BEGIN");
    for (qsizetype at = 0; at < text.size(); at += qsizetype(kPiece)) {
        auto message = messageTo(window, type, 8);
        const QByteArray piece = text.mid(at, qsizetype(kPiece));
        std::copy(piece.begin(), piece.end(), std::begin(message.data.data8));
        send(connection, root, XCB_EVENT_MASK_PROPERTY_CHANGE, message);
        type = atomOf(connection, "_NET_STARTUP_INFO");
    }
}

} // namespace

std::optional<quint32> timeOfStartupId(const QByteArray &startupId)
{
    const qsizetype at = startupId.lastIndexOf("_TIME");
    bool ok = false;
    const quint32 time = at < 0 ? 0 : startupId.sliced(at + 5).toUInt(&ok);
    return ok ? std::optional(time) : std::nullopt;
}

bool activateByStartupId(const QWindow &window, const QByteArray &startupId)
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    const auto time = timeOfStartupId(startupId);
    if (!x11 || !time)
        return false;
    xcb_connection_t *const connection = x11->connection();
    const auto id = static_cast<xcb_window_t>(window.winId());
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
    xcb_change_property(connection, XCB_PROP_MODE_REPLACE, id, atomOf(connection, "_NET_STARTUP_ID"),
                        atomOf(connection, "UTF8_STRING"), 8, static_cast<std::uint32_t>(startupId.size()),
                        startupId.constData());
    xcb_change_property(connection, XCB_PROP_MODE_REPLACE, id, atomOf(connection, "_NET_WM_USER_TIME"),
                        XCB_ATOM_CARDINAL, 32, 1, &*time);
    auto wish = messageTo(id, atomOf(connection, "_NET_ACTIVE_WINDOW"), 32);
    constexpr std::uint32_t kFromAnApplication = 1;
    wish.data.data32[0] = kFromAnApplication;
    wish.data.data32[1] = *time;
    send(connection, root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY, wish);
    endStart(connection, root, id, startupId);
    xcb_flush(connection);
    return true;
}

} // namespace porthole

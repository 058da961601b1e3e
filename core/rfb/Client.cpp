#include "core/rfb/Client.h"

#include "core/rfb/ClientMessages.h"
#include "core/rfb/Encodings.h"
#include "core/rfb/Handshake.h"
#include "core/rfb/InputState.h"
#include "core/rfb/Limits.h"
#include "core/rfb/ServerMessages.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace porthole::rfb {

namespace {

/// Everything spoken, lossless: Tight packs best where no quality level permits JPEG, at a level that
/// costs the server little. Servers take the first pixel encoding that they know.
constexpr std::int32_t kEncodings[] = {encoding::CopyRect,
                                       encoding::Tight,
                                       encoding::Zrle,
                                       encoding::Zlib,
                                       encoding::Hextile,
                                       encoding::Rre,
                                       encoding::Raw,
                                       encoding::DesktopSize,
                                       encoding::ExtendedDesktopSize,
                                       encoding::LastRect,
                                       encoding::DesktopName,
                                       encoding::Cursor,
                                       encoding::ExtendedKeyEvent,
                                       encoding::LedState,
                                       encoding::PointerMotionChange,
                                       encoding::CompressLevel0 + 2};

} // namespace

/// Bytes in, in whatever pieces; the handshake and then the messages take from them what is whole.
class Client::Machine {
public:
    explicit Machine(ClientOptions options)
        : m_options(std::move(options))
        , m_handshake(m_options.shared)
    {
        if (m_options.encodings.empty())
            m_options.encodings.assign(std::begin(kEncodings), std::end(kEncodings));
    }

    void replay(Size size, const PixelFormat &format)
    {
        m_connected = true;
        m_messages.setFormat(format);
        m_messages.resize(size);
    }

    Result<> receive(ByteView bytes)
    {
        if (m_error)
            return *m_error;
        m_statistics.bytes += bytes.size();
        Result<> result = finishPending(bytes);
        if (result && m_pending.empty()) {
            // Straight from the caller's bytes: large rectangles are not copied.
            Reader in(bytes);
            result = advance(in);
            bytes = in.rest();
        }
        append(m_pending, bytes);
        if (!result)
            m_error = result.error();
        else if (m_backlog && m_pending.size() - m_consumed > limits::kBacklog)
            m_error =
                Error::make(ErrorKind::PeerMisbehaved, "the server sends faster than anyone could paint");
        return m_error ? Result<>(*m_error) : Result<>();
    }

    bool backlog() const { return m_backlog && !m_error && m_pending.size() > m_consumed; }
    const char *awaiting() const { return m_connected ? "" : m_handshake.awaiting(); }
    Bytes takeOutput() { return std::exchange(m_output, {}); }

    std::vector<Event> takeEvents()
    {
        std::vector<Event> events = std::exchange(m_events, {});
        for (Event &event : m_messages.takeEvents()) {
            // What a new size uncovers is asked for whole.
            m_wholeNext = m_wholeNext || std::holds_alternative<Resized>(event);
            events.push_back(std::move(event));
        }
        return events;
    }

    void providePassword(const Secret &password)
    {
        if (!m_error)
            m_handshake.providePassword(password.reveal(), m_output);
    }

    void requestUpdate(bool incremental)
    {
        if (!m_connected)
            return;
        const Size size = framebuffer().size();
        const bool whole = std::exchange(m_wholeNext, false) || !incremental;
        messages::appendFramebufferUpdateRequest(m_output, !whole, {0, 0, size.width, size.height});
        m_requestedAt = m_messages.begun() + 1;
    }
    bool updateRequested() const { return m_requestedAt > m_messages.begun(); }

    const Framebuffer &framebuffer() const { return m_messages.update().framebuffer; }
    const ServerFeatures &features() const { return m_messages.features(); }

    const Statistics &statistics()
    {
        const Update &update = m_messages.update();
        m_statistics.rectangles = update.rectangles;
        m_statistics.pixels = update.paintedPixels;
        m_statistics.updates = m_messages.ended();
        return m_statistics;
    }

    Bytes m_output;
    InputState m_input;
    ServerMessages m_messages;
    bool m_connected = false;

private:
    /// Goes on with the bytes that wait, and as many of the new ones as it takes until none of them does;
    /// what is left of `bytes` begins behind the last one used.
    Result<> finishPending(ByteView &bytes)
    {
        while (!m_pending.empty()) {
            const std::size_t waiting = m_pending.size() - m_consumed;
            const std::size_t taken = std::min(bytes.size(), std::max<std::size_t>(waiting, 4096));
            append(m_pending, bytes.first(taken));
            Reader in(ByteView(m_pending).subspan(m_consumed));
            PH_DO(advance(in));
            const std::size_t used = waiting + taken - in.remaining();
            if (used >= waiting) {
                bytes = bytes.subspan(used - waiting);
                m_pending.clear();
                m_consumed = 0;
                return {};
            }
            m_consumed += used;
            bytes = bytes.subspan(taken);
            compact();
            if (bytes.empty() || m_backlog)
                return {};
        }
        return {};
    }

    Result<> advance(Reader &in)
    {
        if (!m_connected) {
            PH_DO(m_handshake.receive(in, m_output));
            if (m_handshake.wantsPassword() && !m_passwordAsked) {
                m_passwordAsked = true;
                m_events.emplace_back(PasswordNeeded{});
            }
            if (!m_handshake.done())
                return {};
            introduce();
        }
        const Step step = m_messages.receive(in);
        m_backlog = step == Step::Yield;
        return step == Step::Failed ? Result<>(*m_messages.update().error()) : Result<>();
    }

    /// After ServerInit: what format and encodings are wanted. RFC 6143 sections 7.5.1, 7.5.2.
    void introduce()
    {
        m_connected = true;
        const ServerInit &server = m_handshake.serverInit();
        const PixelFormat format = m_options.pixelFormat.value_or(server.format);
        if (m_options.pixelFormat)
            messages::appendSetPixelFormat(m_output, format);
        messages::appendSetEncodings(m_output, m_options.encodings);
        m_messages.setFormat(format);
        m_messages.resize(server.size);
        m_events.emplace_back(Connected{server.size, server.format, server.name});
    }

    void compact()
    {
        if (m_consumed > m_pending.size() / 2) {
            m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(m_consumed));
            m_consumed = 0;
        }
    }

    ClientOptions m_options;
    Handshake m_handshake;
    Bytes m_pending; ///< bytes that wait for the rest of their message, from m_consumed on
    std::size_t m_consumed = 0;
    std::vector<Event> m_events;
    std::optional<Error> m_error;
    Statistics m_statistics;
    std::uint64_t m_requestedAt = 0;
    bool m_passwordAsked = false, m_backlog = false, m_wholeNext = true;
};

Client::Client(ClientOptions options)
    : m_machine(std::make_unique<Machine>(std::move(options)))
{}
Client::~Client() = default;
Client::Client(Client &&) noexcept = default;
Client &Client::operator=(Client &&) noexcept = default;

Result<Client> Client::replaying(Size size, const PixelFormat &format)
{
    if (!limits::acceptable(size))
        return Error::make(ErrorKind::PeerMisbehaved, "recording of a framebuffer of " +
                                                          std::to_string(size.width) + " by " +
                                                          std::to_string(size.height) + " pixels");
    Client client;
    client.m_machine->replay(size, format);
    return client;
}

Result<> Client::receive(ByteView bytes) { return m_machine->receive(bytes); }
bool Client::backlog() const { return m_machine->backlog(); }
Bytes Client::takeOutput() { return m_machine->takeOutput(); }
std::vector<Event> Client::takeEvents() { return m_machine->takeEvents(); }
void Client::providePassword(const Secret &password) { m_machine->providePassword(password); }
bool Client::connected() const { return m_machine->m_connected; }
const char *Client::awaiting() const { return m_machine->awaiting(); }
bool Client::updating() const { return m_machine->m_messages.updating(); }
const Framebuffer &Client::framebuffer() const { return m_machine->framebuffer(); }
void Client::requestUpdate(bool incremental) { m_machine->requestUpdate(incremental); }
bool Client::updateRequested() const { return m_machine->updateRequested(); }
bool Client::pointerIsAbsolute() const { return m_machine->features().absolutePointer; }
bool Client::takesScancodes() const { return m_machine->features().scancodes; }
const Client::Statistics &Client::statistics() const { return m_machine->statistics(); }

void Client::key(std::uint32_t keysym, std::uint8_t scancode, bool down)
{
    if (connected())
        m_machine->m_input.key(keysym, scancode, down, m_machine->features(), m_machine->m_output);
}

void Client::releaseAll()
{
    if (connected())
        m_machine->m_input.releaseAll(m_machine->m_output);
}

void Client::pointer(int x, int y, std::uint8_t buttons)
{
    if (connected())
        m_machine->m_input.pointer(x, y, buttons, framebuffer().size(), m_machine->m_output);
}

void Client::pointerMoved(int dx, int dy, std::uint8_t buttons)
{
    if (connected())
        m_machine->m_input.pointerMoved(dx, dy, buttons, m_machine->m_output);
}

void Client::cutText(std::string_view utf8)
{
    if (connected())
        messages::appendClientCutText(m_machine->m_output, utf8);
}

bool Client::requestDesktopSize(Size size)
{
    const ServerFeatures &features = m_machine->features();
    if (!connected() || !features.resizable || !limits::acceptable(size))
        return false;
    messages::appendSetDesktopSize(m_machine->m_output, size, features.screenId, features.screenFlags);
    return true;
}

} // namespace porthole::rfb

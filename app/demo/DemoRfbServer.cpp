#include "app/demo/DemoRfbServer.h"

#include "core/rfb/Encodings.h"

namespace porthole::demo {

namespace {

constexpr std::string_view kVersion = "RFB 003.008\n";
constexpr std::uint8_t kNone = 1;
/// Client to server, RFC 6143 section 7.5 and QEMU's extension.
constexpr std::uint8_t kSetPixelFormat = 0, kSetEncodings = 2, kUpdateRequest = 3, kKeyEvent = 4,
                       kPointerEvent = 5, kCutText = 6, kQemu = 255;
constexpr std::uint32_t kCutTextLimit = 1 << 20; // bytes, QEMU's
constexpr std::size_t kAhead = 1 << 20;          // bytes that a client may be behind before it gets more

} // namespace

DemoRfbServer::DemoRfbServer(DemoDesktop &desktop, Line &line)
    : m_desktop(desktop)
    , m_line(line)
{}

DemoRfbServer::~DemoRfbServer() { m_desktop.detach(*this); }

void DemoRfbServer::start() { m_line.send(viewOf(kVersion)); }

bool DemoRfbServer::hangUp()
{
    m_state = State::Over;
    m_line.close("Target closed");
    return false;
}

void DemoRfbServer::receive(ByteView bytes)
{
    append(m_in, bytes);
    Reader in{ByteView(m_in)};
    // A step that runs short consumes nothing.
    while (m_state != State::Over && step(in)) {
    }
    m_in.erase(m_in.begin(), m_in.end() - static_cast<std::ptrdiff_t>(in.remaining()));
    update();
}

bool DemoRfbServer::step(Reader &in)
{
    switch (m_state) {
    case State::Version:
        return onVersion(in);
    case State::Security:
        return onSecurity(in);
    case State::Init:
        return onInit(in);
    case State::Running:
        return onMessage(in);
    case State::Over:
        break;
    }
    return false;
}

bool DemoRfbServer::onVersion(Reader &in)
{
    const auto version = in.take(kVersion.size());
    if (!version)
        return false;
    if (textOf(*version) != kVersion) { // Nova's proxy takes 3.8 and nothing else
        m_line.send({});
        m_state = State::Over;
        m_line.close({});
        return false;
    }
    m_line.send(Bytes{1, kNone});
    m_state = State::Security;
    return true;
}

bool DemoRfbServer::onSecurity(Reader &in)
{
    const auto type = in.bigEndian<std::uint8_t>();
    if (!type)
        return false;
    m_line.send({}); // what the proxy had left over from the client: nothing
    if (*type != kNone)
        return hangUp();
    m_line.send(Bytes{0, 0, 0, 0});
    m_state = State::Init;
    return true;
}

bool DemoRfbServer::onInit(Reader &in)
{
    const auto shared = in.bigEndian<std::uint8_t>(); // viewers always share the demo's desktops
    if (!shared)
        return false;
    m_size = m_desktop.picture().size;
    Bytes init;
    appendBigEndian(init, m_size.width);
    appendBigEndian(init, m_size.height);
    rfb::PixelFormat::rgb32().appendTo(init);
    const std::string name = m_desktop.name();
    appendBigEndian(init, static_cast<std::uint32_t>(name.size()));
    append(init, viewOf(name));
    m_line.send(init);
    m_damage.resize(m_size);
    m_state = State::Running;
    m_desktop.attach(*this);
    return true;
}

bool DemoRfbServer::onMessage(Reader &in)
{
    if (in.empty())
        return false;
    Reader message = in;
    bool whole = false;
    const std::uint8_t type = *message.bigEndian<std::uint8_t>();
    switch (type) {
    case kSetPixelFormat:
        whole = onPixelFormat(message);
        break;
    case kSetEncodings:
        whole = onEncodings(message);
        break;
    case kUpdateRequest:
        whole = onUpdateRequest(message);
        break;
    case kKeyEvent:
        whole = onKey(message);
        break;
    case kPointerEvent:
        whole = message.take(5).has_value(); // nothing on these desktops can be pointed at
        break;
    case kCutText:
        whole = onCutText(message);
        break;
    case kQemu:
        whole = onQemu(message);
        break;
    default:
        return hangUp();
    }
    if (whole)
        in = message;
    return whole;
}

bool DemoRfbServer::onPixelFormat(Reader &in)
{
    const auto wire = in.take(3 + rfb::PixelFormat::kWireSize);
    if (!wire)
        return false;
    const auto format = rfb::PixelFormat::parse(wire->data() + 3);
    if (!format || !format->trueColour)
        return hangUp();
    m_encoder.setFormat(*format);
    return true;
}

bool DemoRfbServer::onEncodings(Reader &in)
{
    const auto padding = in.bigEndian<std::uint8_t>();
    const auto count = in.bigEndian<std::uint16_t>();
    if (!padding || !count)
        return false;
    const auto list = in.take(std::size_t{*count} * 4);
    if (!list)
        return false;
    takeEncodings(*list);
    return true;
}

/// Of the encodings that there are here, the client's first counts, as with QEMU.
void DemoRfbServer::takeEncodings(ByteView list)
{
    std::optional<std::int32_t> chosen;
    bool extendedKeys = false;
    m_knowsDesktopSize = false;
    for (Reader in(list); !in.empty();) {
        const auto encoding = static_cast<std::int32_t>(*in.bigEndian<std::uint32_t>());
        if (!chosen && (encoding == rfb::encoding::Raw || encoding == rfb::encoding::Zrle))
            chosen = encoding;
        m_knowsDesktopSize = m_knowsDesktopSize || encoding == rfb::encoding::DesktopSize;
        extendedKeys = extendedKeys || encoding == rfb::encoding::ExtendedKeyEvent;
    }
    m_encoder.setEncoding(chosen.value_or(rfb::encoding::Raw));
    if (extendedKeys && !m_knowsExtendedKeys) { // said by a rectangle without pixels, at once
        Bytes update{0, 0, 0, 1};
        appendRectHeader(update, {0, 0, m_size.width, m_size.height}, rfb::encoding::ExtendedKeyEvent);
        m_line.send(update);
    }
    m_knowsExtendedKeys = extendedKeys;
    // The machine may have changed modes since ServerInit, when this client could not be told.
    if (m_knowsDesktopSize && m_size != m_desktop.picture().size)
        resized();
}

bool DemoRfbServer::onUpdateRequest(Reader &in)
{
    const auto incremental = in.bigEndian<std::uint8_t>();
    if (!incremental || !in.take(8))
        return false;
    m_asked = true;
    if (*incremental == 0)
        m_damage.mark({0, 0, m_size.width, m_size.height});
    return true;
}

bool DemoRfbServer::onKey(Reader &in)
{
    const auto down = in.bigEndian<std::uint8_t>();
    const auto padding = in.bigEndian<std::uint16_t>();
    const auto keysym = in.bigEndian<std::uint32_t>();
    if (!down || !padding || !keysym)
        return false;
    m_desktop.key(*keysym, *down != 0);
    return true;
}

bool DemoRfbServer::onCutText(Reader &in)
{
    const auto padding = in.take(3);
    const auto length = in.bigEndian<std::uint32_t>();
    if (!padding || !length)
        return false;
    if (*length > kCutTextLimit)
        return hangUp();
    return in.take(*length).has_value(); // these machines have no clipboard
}

bool DemoRfbServer::onQemu(Reader &in)
{
    const auto subtype = in.bigEndian<std::uint8_t>();
    if (!subtype)
        return false;
    if (*subtype != 0 || !m_knowsExtendedKeys)
        return hangUp();
    const auto down = in.bigEndian<std::uint16_t>();
    const auto keysym = in.bigEndian<std::uint32_t>();
    const auto scancode = in.bigEndian<std::uint32_t>();
    if (!down || !keysym || !scancode)
        return false;
    m_desktop.key(*keysym, *down != 0);
    return true;
}

void DemoRfbServer::damaged(const rfb::Rect &rect)
{
    rfb::Rect cut = rect;
    cut.width = static_cast<std::uint16_t>(std::min<int>(cut.width, std::max(0, m_size.width - cut.x)));
    cut.height = static_cast<std::uint16_t>(std::min<int>(cut.height, std::max(0, m_size.height - cut.y)));
    m_damage.mark(cut);
}

void DemoRfbServer::resized()
{
    m_resized = m_knowsDesktopSize;
    if (m_knowsDesktopSize) {
        m_size = m_desktop.picture().size;
        m_damage.resize(m_size);
    }
    damaged(m_desktop.picture().bounds());
}

void DemoRfbServer::update()
{
    if (m_state != State::Running || !m_asked || m_line.backlog() > kAhead ||
        (m_damage.empty() && !m_resized))
        return;
    m_asked = false;
    Bytes message{0, 0, 0, 0};
    if (m_resized) { // the last rectangle of its update; the pixels go into the next
        m_resized = false;
        appendRectHeader(message, {0, 0, m_size.width, m_size.height}, rfb::encoding::DesktopSize);
        message[3] = 1;
        m_line.send(message);
        return;
    }
    const Picture &picture = m_desktop.picture();
    std::uint16_t count = 0;
    for (rfb::Rect rect : m_damage.take()) {
        // A client that cannot be told a new size sees what of the picture its own has room for.
        rect.width =
            static_cast<std::uint16_t>(std::min<int>(rect.width, std::max(0, picture.size.width - rect.x)));
        rect.height =
            static_cast<std::uint16_t>(std::min<int>(rect.height, std::max(0, picture.size.height - rect.y)));
        if (rect.empty())
            continue;
        m_encoder.append(message, picture, rect);
        ++count;
    }
    message[2] = static_cast<std::uint8_t>(count >> 8);
    message[3] = static_cast<std::uint8_t>(count);
    m_line.send(message);
}

} // namespace porthole::demo

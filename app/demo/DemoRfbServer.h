#pragma once

#include "app/demo/DemoDesktop.h"
#include "app/demo/RfbEncoder.h"
#include "core/rfb/DamageGrid.h"

namespace porthole::demo {

/// One viewer's RFB 3.8 (RFC 6143) with a desktop, as it comes through Nova's console proxy: security None,
/// and the proxy's odd empty frame. What QEMU would hang up at is hung up at. Thread: the loop's.
class DemoRfbServer final : public DesktopViewer {
public:
    /// The way to the client.
    struct Line {
        virtual ~Line() = default;
        /// What is sent at once makes one frame; none makes an empty one.
        virtual void send(ByteView bytes) = 0;
        virtual std::size_t backlog() const = 0;
        /// An orderly end.
        virtual void close(std::string_view words) = 0;
    };

    /// Both outlive it.
    DemoRfbServer(DemoDesktop &desktop, Line &line);
    ~DemoRfbServer() override;

    void start();
    void receive(ByteView bytes);
    /// Sends what has changed if the client has asked and taken what was sent before.
    void update();

    void damaged(const rfb::Rect &rect) override;
    void resized() override;

private:
    enum class State : std::uint8_t { Version, Security, Init, Running, Over };

    bool step(Reader &in);
    bool onVersion(Reader &in);
    bool onSecurity(Reader &in);
    bool onInit(Reader &in);
    bool onMessage(Reader &in);
    bool onPixelFormat(Reader &in);
    bool onEncodings(Reader &in);
    bool onUpdateRequest(Reader &in);
    bool onKey(Reader &in);
    bool onCutText(Reader &in);
    bool onQemu(Reader &in);
    bool hangUp();
    void takeEncodings(ByteView list);

    DemoDesktop &m_desktop;
    Line &m_line;
    State m_state = State::Version;
    Bytes m_in;
    RfbEncoder m_encoder;
    rfb::DamageGrid m_damage;
    rfb::Size m_size; ///< the framebuffer as the client knows it
    bool m_knowsDesktopSize = false, m_knowsExtendedKeys = false;
    bool m_resized = false;
    bool m_asked = false; ///< for an update
};

} // namespace porthole::demo

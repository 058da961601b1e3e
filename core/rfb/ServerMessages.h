#pragma once

#include "core/rfb/Decoder.h"
#include "core/rfb/Event.h"
#include "core/rfb/PseudoRectangles.h"
#include "core/rfb/Update.h"

#include <memory>
#include <string>
#include <vector>

namespace porthole::rfb {

/// The server's messages after ServerInit (RFC 6143 section 7.6): paints, and notes what happened.
class ServerMessages {
public:
    ServerMessages();

    /// Reads on until the bytes run short, this slice's painting is used up, or something is wrong.
    Step receive(Reader &in);
    std::vector<Event> takeEvents();

    void setFormat(const PixelFormat &format) { m_update.pixels.setFormat(format); }
    void resize(Size size);
    const Update &update() const { return m_update; }
    const ServerFeatures &features() const { return m_pseudo.features(); }
    bool updating() const { return m_state == State::Header || m_state == State::Painting; }
    /// How many FramebufferUpdates have begun, and ended.
    std::uint64_t begun() const { return m_begun; }
    std::uint64_t ended() const { return m_ended; }

private:
    enum class State : std::uint8_t { Message, Header, Painting, Pseudo, CutText };

    Step step(Reader &in);
    Step onMessage(Reader &in);
    Step onFramebufferUpdate(Reader &in);
    Step onColourMapEntries(Reader &in);
    Step onCutTextHeader(Reader &in);
    Step onCutText(Reader &in);
    Step onHeader(Reader &in);
    Step onPseudo(Reader &in);
    Decoder *decoderFor(std::int32_t encoding) const;

    struct Entry {
        std::int32_t encoding;
        std::unique_ptr<Decoder> decoder;
    };

    Update m_update;
    std::vector<Entry> m_decoders;
    PseudoRectangles m_pseudo;
    std::vector<Event> m_events;
    State m_state = State::Message;
    Decoder *m_decoder = nullptr; ///< of the rectangle being painted
    std::uint64_t m_begun = 0, m_ended = 0;
    std::string m_cutText;
    std::uint32_t m_cutTextLeft = 0;
    bool m_cutTextCut = false;
};

} // namespace porthole::rfb

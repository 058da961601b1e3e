#include "core/rfb/ServerMessages.h"

#include "core/rfb/Limits.h"
#include "core/rfb/encodings/CopyRectDecoder.h"
#include "core/rfb/encodings/HextileDecoder.h"
#include "core/rfb/encodings/RawDecoder.h"
#include "core/rfb/encodings/RreDecoder.h"
#include "core/rfb/encodings/TightDecoder.h"
#include "core/rfb/encodings/ZlibDecoder.h"
#include "core/rfb/encodings/ZrleDecoder.h"

#include <algorithm>
#include <utility>

namespace porthole::rfb {

namespace {

// Message types. RFC 6143 section 7.6.
constexpr unsigned kFramebufferUpdate = 0, kSetColourMapEntries = 1, kBell = 2, kServerCutText = 3;

/// Latin-1 to UTF-8. RFC 6143 section 7.6.4.
void appendLatin1(std::string &to, ByteView latin1)
{
    for (const std::uint8_t c : latin1) {
        if (c < 0x80) {
            to.push_back(static_cast<char>(c));
        } else {
            to.push_back(static_cast<char>(0xc0 | c >> 6));
            to.push_back(static_cast<char>(0x80 | (c & 0x3f)));
        }
    }
}

template <class... Decoders> auto makeEntries(auto &entries)
{
    (entries.push_back({Decoders::kEncoding, std::make_unique<Decoders>()}), ...);
}

} // namespace

ServerMessages::ServerMessages()
{
    // A new encoding is a new file and a name here.
    makeEntries<RawDecoder, CopyRectDecoder, RreDecoder, HextileDecoder, ZlibDecoder, ZrleDecoder,
                TightDecoder>(m_decoders);
}

Decoder *ServerMessages::decoderFor(std::int32_t encoding) const
{
    const auto entry = std::find_if(m_decoders.begin(), m_decoders.end(),
                                    [=](const Entry &e) { return e.encoding == encoding; });
    return entry == m_decoders.end() ? nullptr : entry->decoder.get();
}

void ServerMessages::resize(Size size)
{
    m_update.framebuffer.resize(size);
    m_update.damage.resize(size);
}

std::vector<Event> ServerMessages::takeEvents() { return std::exchange(m_events, {}); }

Step ServerMessages::receive(Reader &in)
{
    m_update.refillBudget();
    Step result = Step::Done;
    while (result == Step::Done)
        result = m_update.exhausted() ? Step::Yield : step(in);
    return result;
}

/// Done: something was read, go on.
Step ServerMessages::step(Reader &in)
{
    switch (m_state) {
    case State::Message:
        return onMessage(in);
    case State::Header:
        return onHeader(in);
    case State::Painting: {
        const Step painted = m_decoder->decodeRun(m_update, in);
        if (painted == Step::Done)
            m_state = State::Header;
        return painted;
    }
    case State::Pseudo:
        return onPseudo(in);
    case State::CutText:
        return onCutText(in);
    }
    return Step::Failed;
}

Step ServerMessages::onMessage(Reader &in)
{
    if (in.empty())
        return Step::NeedMore;
    switch (const unsigned type = *in.data()) {
    case kFramebufferUpdate:
        return onFramebufferUpdate(in);
    case kSetColourMapEntries:
        return onColourMapEntries(in);
    case kBell:
        in.skip(1);
        if (m_events.empty() || !std::holds_alternative<Bell>(m_events.back()))
            m_events.emplace_back(Bell{});
        return Step::Done;
    case kServerCutText:
        return onCutTextHeader(in);
    default:
        return m_update.fail("message of unknown type " + std::to_string(type));
    }
}

/// RFC 6143 section 7.6.1: u8 type, u8 padding, u16 number of rectangles.
Step ServerMessages::onFramebufferUpdate(Reader &in)
{
    if (in.remaining() < 4)
        return Step::NeedMore;
    m_update.begin(loadBigEndian<std::uint16_t>(in.data() + 2));
    in.skip(4);
    ++m_begun;
    m_state = State::Header;
    return Step::Done;
}

Step ServerMessages::onHeader(Reader &in)
{
    if (m_update.left() == 0) {
        ++m_ended;
        m_events.emplace_back(FrameUpdated{m_update.damage.take()});
        m_state = State::Message;
        return Step::Done;
    }
    if (!m_update.readHeader(in))
        return Step::NeedMore;
    if (PseudoRectangles::knows(m_update.encoding)) {
        m_state = State::Pseudo;
        return Step::Done;
    }
    m_decoder = decoderFor(m_update.encoding);
    if (!m_decoder)
        return m_update.fail("rectangle of unknown encoding " + std::to_string(m_update.encoding));
    if (!m_update.rect.fitsIn(m_update.framebuffer.width(), m_update.framebuffer.height()))
        return m_update.fail("rectangle outside the framebuffer");
    m_state = State::Painting;
    return Step::Done;
}

Step ServerMessages::onPseudo(Reader &in)
{
    const Size before = m_update.framebuffer.size();
    const Step step = m_pseudo.read(m_update, in, m_events);
    if (step != Step::Done)
        return step;
    ++m_update.rectangles;
    if (const Size size = m_pseudo.size(before); size != before) {
        resize(size);
        m_update.spend(std::uint64_t{size.width} * size.height);
        m_events.emplace_back(Resized{size});
    }
    m_state = State::Header;
    return Step::Done;
}

/// RFC 6143 section 7.6.2: u8 type, u8 padding, u16 first, u16 count, count * (u16 r, g, b).
Step ServerMessages::onColourMapEntries(Reader &in)
{
    if (in.remaining() < 6)
        return Step::NeedMore;
    const unsigned first = loadBigEndian<std::uint16_t>(in.data() + 2);
    const std::size_t size = 6u * loadBigEndian<std::uint16_t>(in.data() + 4);
    if (in.remaining() < 6 + size)
        return Step::NeedMore;
    m_update.pixels.setColours(first, {in.data() + 6, size});
    m_update.spend(limits::kColourMapEntries); // the tables are made anew
    in.skip(6 + size);
    return Step::Done;
}

/// RFC 6143 section 7.6.4: u8 type, 3 padding, u32 length, text.
Step ServerMessages::onCutTextHeader(Reader &in)
{
    if (in.remaining() < 8)
        return Step::NeedMore;
    const auto length = loadBigEndian<std::uint32_t>(in.data() + 4);
    if (length > 0x7fffffffu)
        return m_update.fail("extended clipboard that was not agreed on");
    in.skip(8);
    m_cutTextLeft = length;
    m_cutText.clear();
    m_cutTextCut = length > limits::kCutTextLength;
    m_state = State::CutText;
    return Step::Done;
}

/// What goes beyond the limit is read and dropped, so that a clipboard without end costs nothing.
Step ServerMessages::onCutText(Reader &in)
{
    const std::size_t here = std::min<std::size_t>(in.remaining(), m_cutTextLeft);
    if (here == 0 && m_cutTextLeft > 0)
        return Step::NeedMore;
    const std::size_t room = limits::kCutTextLength - std::min(limits::kCutTextLength, m_cutText.size());
    appendLatin1(m_cutText, in.rest().first(std::min(here, room)));
    in.skip(here);
    m_cutTextLeft -= static_cast<std::uint32_t>(here);
    if (m_cutTextLeft == 0) {
        m_events.emplace_back(CutText{std::exchange(m_cutText, {}), m_cutTextCut});
        m_state = State::Message;
    }
    return Step::Done;
}

} // namespace porthole::rfb

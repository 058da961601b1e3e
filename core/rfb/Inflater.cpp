#include "core/rfb/Inflater.h"

#include <algorithm>
#include <cstring>
#include <isa-l/igzip_lib.h>
#include <zlib.h>

namespace porthole::rfb {

namespace {

constexpr std::size_t kHistory = 32 * 1024;
constexpr std::size_t kWindow = kHistory + Inflater::kMaxPeek + 64 * 1024;
/// From this payload size on ISA-L gains more than its cost per call and the change of engine.
constexpr std::size_t kIsaLFrom = 2048;

} // namespace

struct Inflater::Engines {
    Engines()
    {
        std::memset(&zlib, 0, sizeof zlib);
        zlibReady = inflateInit2(&zlib, -MAX_WBITS) == Z_OK; // raw: the header is ours to read
    }
    ~Engines()
    {
        if (zlibReady)
            inflateEnd(&zlib);
    }
    Engines(const Engines &) = delete;
    Engines &operator=(const Engines &) = delete;

    /// The engine stands between two blocks, on a byte boundary, with nothing held back.
    bool zlibAtSyncPoint() const { return (zlib.data_type & 0x80) != 0 && (zlib.data_type & 0x47) == 0; }
    /// ISAL_BLOCK_HDR with nothing buffered is a header that was looked for and not begun.
    bool isaLAtSyncPoint() const
    {
        const bool betweenBlocks = isaL->block_state == ISAL_BLOCK_NEW_HDR ||
                                   (isaL->block_state == ISAL_BLOCK_HDR && isaL->tmp_in_size == 0);
        return betweenBlocks && isaL->read_in_length == 0 && isaL->tmp_out_valid == isaL->tmp_out_processed;
    }

    z_stream zlib;
    bool zlibReady = false;
    std::unique_ptr<inflate_state> isaL; // 100 KiB: only where large payloads come
};

Inflater::Inflater() = default;
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater &&) noexcept = default;
Inflater &Inflater::operator=(Inflater &&) noexcept = default;

void Inflater::reset()
{
    m_read = m_write = 0;
    m_input = {};
    m_header = Header::Expected;
    m_engineFresh = true;
    m_failed = false;
    m_ended = false;
}

void Inflater::begin(ByteView payload)
{
    if (!m_window) {
        m_window = std::make_unique_for_overwrite<std::uint8_t[]>(kWindow);
        m_engines = std::make_unique<Engines>();
        m_failed = !m_engines->zlibReady;
    }
    m_input = payload;
    readHeader();
    if (!m_failed && !m_input.empty())
        chooseEngine();
}

/// RFC 1950 section 2.2: CMF and FLG, which may arrive in different payloads.
void Inflater::readHeader()
{
    while (m_header != Header::Done && !m_input.empty()) {
        const std::uint8_t byte = m_input.front();
        m_input = m_input.subspan(1);
        if (m_header == Header::Expected) {
            m_headerByte = byte;
            m_header = Header::HalfRead;
            continue;
        }
        m_header = Header::Done;
        const bool deflate = (m_headerByte & 0x0f) == 8 && (m_headerByte >> 4) <= 7;
        const bool dictionary = (byte & 0x20) != 0;
        if (!deflate || dictionary || (m_headerByte * 256 + byte) % 31 != 0)
            m_failed = true;
    }
}

void Inflater::chooseEngine()
{
    const Engine wanted = m_input.size() >= kIsaLFrom ? Engine::IsaL : Engine::Zlib;
    if (!m_engineFresh) {
        if (wanted == m_engine)
            return;
        if (!(m_engine == Engine::Zlib ? m_engines->zlibAtSyncPoint() : m_engines->isaLAtSyncPoint()))
            return;
    }
    m_engine = wanted;
    m_engineFresh = false;
    const std::size_t history = std::min(kHistory, m_write);
    std::uint8_t *dictionary = m_window.get() + m_write - history;
    if (wanted == Engine::Zlib) {
        m_failed = inflateReset(&m_engines->zlib) != Z_OK ||
                   inflateSetDictionary(&m_engines->zlib, dictionary, static_cast<uInt>(history)) != Z_OK;
        return;
    }
    if (!m_engines->isaL)
        m_engines->isaL = std::make_unique_for_overwrite<inflate_state>();
    isal_inflate_init(m_engines->isaL.get());
    if (history > 0)
        m_failed = isal_inflate_set_dict(m_engines->isaL.get(), dictionary,
                                         static_cast<std::uint32_t>(history)) != ISAL_DECOMP_OK;
}

ByteView Inflater::refill(std::size_t want)
{
    while (unread() < want && !m_failed && !m_ended && !m_input.empty()) {
        const std::size_t before = m_write;
        const std::size_t inputBefore = m_input.size();
        if (m_read + want > kWindow || kWindow - m_write < kHistory)
            makeRoom();
        produce();
        if (m_write == before && m_input.size() == inputBefore)
            break;
    }
    return {m_window.get() + m_read, unread()};
}

/// Moves the history and what is unread to the front of the window.
void Inflater::makeRoom()
{
    const std::size_t keptFrom = std::min(m_read, m_write - std::min(kHistory, m_write));
    std::memmove(m_window.get(), m_window.get() + keptFrom, m_write - keptFrom);
    m_read -= keptFrom;
    m_write -= keptFrom;
}

void Inflater::produce()
{
    const std::size_t room = kWindow - m_write;
    if (m_engine == Engine::Zlib)
        produceWithZlib(room);
    else
        produceWithIsaL(room);
}

void Inflater::produceWithZlib(std::size_t room)
{
    z_stream &z = m_engines->zlib;
    z.next_in = const_cast<std::uint8_t *>(m_input.data());
    z.avail_in = static_cast<uInt>(std::min<std::size_t>(m_input.size(), 1u << 30));
    const uInt given = z.avail_in;
    z.next_out = m_window.get() + m_write;
    z.avail_out = static_cast<uInt>(room);
    const int status = ::inflate(&z, Z_SYNC_FLUSH);
    m_input = m_input.subspan(given - z.avail_in);
    m_write += room - z.avail_out;
    m_ended = status == Z_STREAM_END;
    m_failed = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
}

void Inflater::produceWithIsaL(std::size_t room)
{
    inflate_state &state = *m_engines->isaL;
    state.next_in = const_cast<std::uint8_t *>(m_input.data());
    state.avail_in = static_cast<std::uint32_t>(std::min<std::size_t>(m_input.size(), 1u << 30));
    const std::uint32_t given = state.avail_in;
    state.next_out = m_window.get() + m_write;
    state.avail_out = static_cast<std::uint32_t>(room);
    const int status = isal_inflate(&state);
    m_input = m_input.subspan(given - state.avail_in);
    m_write += room - state.avail_out;
    m_ended = state.block_state == ISAL_BLOCK_FINISH;
    m_failed = status < 0;
}

bool Inflater::finish()
{
    if (unread() == 0 && !m_input.empty())
        refill(1);
    const bool sound = !m_failed && unread() == 0 && (m_ended || m_input.empty());
    m_input = {};
    return sound;
}

} // namespace porthole::rfb

#pragma once

#include "core/base/Bytes.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace porthole::rfb {

/// One persistent zlib stream (RFC 1950), as Zlib, ZRLE and Tight keep them across rectangles.
///
/// It owns the 32 KiB history itself, so that the engine can be changed between rectangles: zlib
/// for small payloads, ISA-L for large ones. A change is possible where the payload ended on a byte
/// and a block boundary (Z_SYNC_FLUSH, which servers use); a stream that does not end so stays with
/// its engine. Output is made in bounded steps and only as it is asked for: a zlib bomb costs the
/// window and no more.
///
/// Use: begin(payload); peek()/skip() until the rectangle is done; finish().
class Inflater {
public:
    /// What peek() can promise at once.
    static constexpr std::size_t kMaxPeek = 128 * 1024;

    Inflater();
    ~Inflater();
    Inflater(Inflater &&) noexcept;
    Inflater &operator=(Inflater &&) noexcept;

    /// Begins a new stream, with a new zlib header.
    void reset();
    /// The compressed bytes of the next rectangle, whole; they must stay valid until finish().
    void begin(ByteView payload);
    /// At least `want` (<= kMaxPeek) bytes of output, or all that the payload still has: then fewer.
    ByteView peek(std::size_t want)
    {
        return unread() >= want ? ByteView{m_window.get() + m_read, unread()} : refill(want);
    }
    /// Consumes `count` bytes that peek() has shown.
    void skip(std::size_t count) { m_read += count; }
    /// True if the payload was sound and made exactly what was consumed: one byte more is an error.
    bool finish();

private:
    struct Engines;
    enum class Engine : std::uint8_t { Zlib, IsaL };
    enum class Header : std::uint8_t { Expected, HalfRead, Done };

    std::size_t unread() const { return m_write - m_read; }
    ByteView refill(std::size_t want);
    void readHeader();
    void makeRoom();
    void chooseEngine();
    void produce();
    void produceWithZlib(std::size_t room);
    void produceWithIsaL(std::size_t room);

    std::unique_ptr<std::uint8_t[]> m_window; ///< history, then what is unread, then room
    std::size_t m_read = 0, m_write = 0;
    ByteView m_input;
    std::unique_ptr<Engines> m_engines;
    Engine m_engine = Engine::Zlib;
    Header m_header = Header::Expected;
    std::uint8_t m_headerByte = 0;
    bool m_engineFresh = true; ///< neither engine has begun this stream
    bool m_failed = false;
    bool m_ended = false; ///< the deflate stream's final block is over
};

} // namespace porthole::rfb

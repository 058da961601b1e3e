#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace porthole {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

inline std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

template <std::unsigned_integral T> constexpr T byteSwapped(T value)
{
    if constexpr (sizeof(T) == 1)
        return value;
    else if constexpr (sizeof(T) == 2)
        return __builtin_bswap16(value);
    else if constexpr (sizeof(T) == 4)
        return __builtin_bswap32(value);
    else
        return __builtin_bswap64(value);
}

/// Reads an unaligned integer. The caller has checked that sizeof(T) bytes are there.
template <std::unsigned_integral T> T loadLittleEndian(const std::uint8_t *from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return std::endian::native == std::endian::little ? value : byteSwapped(value);
}

template <std::unsigned_integral T> T loadBigEndian(const std::uint8_t *from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return std::endian::native == std::endian::big ? value : byteSwapped(value);
}

template <std::unsigned_integral T> void appendBigEndian(Bytes &to, T value)
{
    for (unsigned shift = 8 * sizeof(T); shift > 0; shift -= 8)
        to.push_back(static_cast<std::uint8_t>(value >> (shift - 8)));
}

inline void append(Bytes &to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

/// A cursor over bytes that are there. Every read succeeds whole or consumes nothing, so a parser
/// that runs short simply drops its Reader and starts over when more bytes have come.
class Reader {
public:
    explicit Reader(ByteView bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {}

    std::size_t remaining() const { return static_cast<std::size_t>(m_end - m_at); }
    bool empty() const { return m_at == m_end; }
    const std::uint8_t *data() const { return m_at; }
    ByteView rest() const { return {m_at, remaining()}; }

    template <std::unsigned_integral T> std::optional<T> bigEndian()
    {
        if (remaining() < sizeof(T))
            return std::nullopt;
        const T value = loadBigEndian<T>(m_at);
        m_at += sizeof(T);
        return value;
    }
    template <std::unsigned_integral T> std::optional<T> littleEndian()
    {
        if (remaining() < sizeof(T))
            return std::nullopt;
        const T value = loadLittleEndian<T>(m_at);
        m_at += sizeof(T);
        return value;
    }
    std::optional<ByteView> take(std::size_t count)
    {
        if (remaining() < count)
            return std::nullopt;
        const ByteView bytes{m_at, count};
        m_at += count;
        return bytes;
    }
    /// Consumes `count` bytes that the caller has seen to be there.
    void skip(std::size_t count) { m_at += count; }

private:
    const std::uint8_t *m_at;
    const std::uint8_t *m_end;
};

} // namespace porthole

#pragma once

#include <cstdint>

namespace porthole::test {

/// What a process did to the files of a folder, one record after another: each is followed by its path and,
/// for Write, by the bytes; for Name by the other name that the file has from now on. Written by
/// DiskTrace.cpp.
struct TraceRecord {
    enum What : std::uint32_t { Write, Truncate, Sync, Remove, Name, Said };
    std::uint32_t what = 0;
    std::uint32_t pathLength = 0;
    std::uint64_t offset = 0; ///< Truncate: the new size
    std::uint64_t size = 0;   ///< of the bytes that follow the path
};

} // namespace porthole::test

#pragma once

#include "core/base/Result.h"
#include "core/recording/RfbCapture.h"
#include "core/rfb/Client.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace porthole::test {

/// A recording and what a folder's index.tsv says of it.
struct Recording {
    std::string name;
    Bytes file; ///< unpacked; `capture` points into it
    recording::RfbCapture capture;
    /// CRC-32 of the final picture, each pixel as the bytes B, G, R, row by row; none if it is not known.
    std::optional<std::uint32_t> crc;

    rfb::Size size() const { return {capture.width, capture.height}; }
    /// What the server sent, without the borders of the records.
    Bytes stream() const;
};

/// A row of index.tsv: the columns "name" and "fbCrc32", found by the names in its first line.
struct IndexRow {
    std::string name;
    std::optional<std::uint32_t> crc;
};
Result<std::vector<IndexRow>> readIndex(const std::string &folder);

/// Reads folder/name.rfbcap or folder/name.rfbcap.gz.
Result<Recording> readRecording(const std::string &folder, const IndexRow &row);

/// A client that stands behind the recording's ServerInit.
Result<rfb::Client> clientFor(const Recording &recording);
/// Feeds the bytes in pieces of this size (0: at once), until everything is painted.
Result<> feed(rfb::Client &client, ByteView bytes, std::size_t piece = 0);

std::uint32_t crcOf(const rfb::Framebuffer &framebuffer);

} // namespace porthole::test

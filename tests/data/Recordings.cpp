#include "tests/data/Recordings.h"

#include <fstream>
#include <memory>
#include <sstream>
#include <zlib.h>

namespace porthole::test {

namespace {

std::vector<std::string> fieldsOf(const std::string &line)
{
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, '\t');)
        fields.push_back(field);
    return fields;
}

std::optional<std::uint32_t> hexNumber(const std::string &text)
{
    if (text.size() != 8 || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(text, nullptr, 16));
}

/// The whole of a file, unpacked if it is packed: zlib tells the two apart.
std::optional<Bytes> contentOf(const std::string &path)
{
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file)
        return std::nullopt;
    Bytes bytes;
    constexpr unsigned chunk = 1u << 20;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + chunk);
        const int got = gzread(file.get(), bytes.data() + before, chunk);
        bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            return bytes;
    }
}

} // namespace

Bytes Recording::stream() const
{
    Bytes bytes;
    for (const auto &record : capture.records) {
        if (!record.fromClient())
            append(bytes, record.payload);
    }
    return bytes;
}

Result<std::vector<IndexRow>> readIndex(const std::string &folder)
{
    std::ifstream in(folder + "/index.tsv");
    std::string line;
    if (!std::getline(in, line))
        return Error::make(ErrorKind::Storage, "no index.tsv in " + folder);
    const auto columns = fieldsOf(line);
    const auto columnOf = [&](const char *name) {
        std::size_t at = 0;
        while (at < columns.size() && columns[at] != name)
            ++at;
        return at;
    };
    const std::size_t name = columnOf("name"), crc = columnOf("fbCrc32");
    if (name == columns.size() || crc == columns.size())
        return Error::make(ErrorKind::Storage, "index.tsv lacks a column");
    std::vector<IndexRow> rows;
    while (std::getline(in, line)) {
        const auto fields = fieldsOf(line);
        if (fields.size() > std::max(name, crc))
            rows.push_back({fields[name], hexNumber(fields[crc])});
    }
    return rows;
}

Result<Recording> readRecording(const std::string &folder, const IndexRow &row)
{
    const std::string path = folder + "/" + row.name + ".rfbcap";
    auto file = contentOf(path + ".gz");
    if (!file)
        file = contentOf(path);
    if (!file)
        return Error::make(ErrorKind::Storage, "cannot read the recording " + row.name);
    Recording recording{row.name, std::move(*file), {}, row.crc};
    PH_TRY(recording.capture, recording::RfbCapture::parse(recording.file));
    return recording;
}

Result<rfb::Client> clientFor(const Recording &recording)
{
    PH_TRY(const rfb::PixelFormat format, rfb::PixelFormat::parse(recording.capture.pixelFormat.data()));
    return rfb::Client::replaying(recording.size(), format);
}

Result<> feed(rfb::Client &client, ByteView bytes, std::size_t piece)
{
    if (piece == 0)
        piece = bytes.size();
    while (!bytes.empty()) {
        const ByteView part = bytes.first(std::min(piece, bytes.size()));
        bytes = bytes.subspan(part.size());
        PH_DO(client.receive(part));
        while (client.backlog())
            PH_DO(client.receive({}));
    }
    return {};
}

std::uint32_t crcOf(const rfb::Framebuffer &framebuffer)
{
    uLong crc = crc32(0, nullptr, 0);
    Bytes row(std::size_t{framebuffer.width()} * 3);
    for (unsigned y = 0; y < framebuffer.height(); ++y) {
        const std::uint32_t *pixel = framebuffer.row(y);
        for (std::size_t at = 0; at < row.size(); at += 3, ++pixel) {
            row[at] = static_cast<std::uint8_t>(*pixel);
            row[at + 1] = static_cast<std::uint8_t>(*pixel >> 8);
            row[at + 2] = static_cast<std::uint8_t>(*pixel >> 16);
        }
        crc = crc32(crc, row.data(), static_cast<uInt>(row.size()));
    }
    return static_cast<std::uint32_t>(crc);
}

} // namespace porthole::test

// makeseeds FOLDER: writes the fuzz targets' seeds, made by the tests' own encoders.
#include "tests/rfb/WireImage.h"
#include "tests/sftp/Wire.h"

#include "core/rfb/Encodings.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

namespace porthole::test {

namespace {

const rfb::PixelFormat kFormats[] = {{}, {16, 16, false, true, 31, 63, 31, 11, 5, 0}};

/// As tests/fuzz/RectOracles.cpp reads it.
Bytes rectInput(std::uint8_t format, bool wrapped, unsigned width, unsigned height, const Bytes &payload)
{
    Bytes bytes{
        format, 6, wrapped, 1, 2, static_cast<std::uint8_t>(width), static_cast<std::uint8_t>(height)};
    appendBigEndian(bytes, static_cast<std::uint16_t>(payload.size()));
    return bytes + payload;
}

class Seeds {
public:
    explicit Seeds(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {}
    void add(const std::string &target, const std::string &name, const Bytes &bytes) const
    {
        std::filesystem::create_directories(m_folder / target);
        std::ofstream file(m_folder / target / name, std::ios::binary);
        file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    void add(const std::string &target, const std::string &name, std::string_view text) const
    {
        add(target, name, Bytes(text.begin(), text.end()));
    }

private:
    std::filesystem::path m_folder;
};

void addRectangles(const Seeds &seeds)
{
    for (std::uint8_t f = 0; f < std::size(kFormats); ++f) {
        const std::string name = f == 0 ? "rgb32" : "rgb565";
        const WireImage image = WireImage::random(kFormats[f], 33, 18, 40u + f);
        Deflater zlib, zrle;
        std::array<Deflater, 4> tight;
        seeds.add("raw", name, rectInput(f, false, 33, 18, encodeRaw(image)));
        seeds.add("rre", name, rectInput(f, false, 33, 18, encodeRre(image)));
        seeds.add("hextile", name, rectInput(f, false, 33, 18, encodeHextile(image)));
        seeds.add("zlib", name, rectInput(f, false, 33, 18, encodeZlib(image, zlib)));
        seeds.add("zlib", name + "-wrapped", rectInput(f, true, 33, 18, encodeRaw(image)));
        seeds.add("zrle", name, rectInput(f, false, 33, 18, encodeZrle(image, zrle)));
        seeds.add("tight", name + "-copy",
                  rectInput(f, false, 33, 18, encodeTight(image, TightFilter::Copy, 0, tight)));
        seeds.add("tight", name + "-palette",
                  rectInput(f, false, 33, 18, encodeTight(image, TightFilter::Palette, 1, tight)));
        seeds.add("tight", name + "-gradient",
                  rectInput(f, false, 33, 18, encodeTight(image, TightFilter::Gradient, 2, tight)));
    }
    seeds.add("tight", "fill", rectInput(0, false, 20, 20, {0x80, 1, 2, 3}));
    seeds.add("tight", "palette-wrapped",
              rectInput(0, true, 8, 8, Bytes{0x50, 1, 1, 1, 2, 3, 4, 5, 6} + Bytes(8, 0x5a)));
    seeds.add("copyrect", "overlap", rectInput(0, false, 30, 30, {0, 3, 0, 4}));
    seeds.add("cursor", "small", rectInput(0, false, 3, 2, Bytes(24, 7) + Bytes{0x40, 0xa0}));
    seeds.add("desktop", "one-screen", rectInput(0, false, 90, 70, Bytes{1, 0, 0, 0} + Bytes(16, 1)));
    // ZRLE's subencodings, each in a tile of its own: raw, solid, packed, runs, palette runs.
    for (const Bytes &tile :
         {Bytes{0} + Bytes(12, 9), Bytes{1, 1, 2, 3}, Bytes{2, 1, 2, 3, 4, 5, 6, 0x80, 0x40},
          Bytes{128, 1, 2, 3, 3}, Bytes{130, 1, 2, 3, 4, 5, 6, 0x80, 1, 0x81, 1}})
        seeds.add("zrle", "tile-" + std::to_string(tile[0]), rectInput(0, true, 2, 2, tile));
}

void addStreams(const Seeds &seeds)
{
    const WireImage image = WireImage::random({}, 20, 10, 3);
    Deflater zrle;
    Bytes stream{0, 9};
    stream = stream + updateHeader(3) + rectHeader(0, 0, 20, 10, rfb::encoding::Raw) + encodeRaw(image) +
             rectHeader(4, 4, 20, 10, rfb::encoding::Zrle) + encodeZrle(image, zrle) +
             rectHeader(0, 0, 30, 20, rfb::encoding::CopyRect) + Bytes{0, 8, 0, 8};
    stream = stream + Bytes{2} + Bytes{3, 0, 0, 0, 0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o'} +
             Bytes{1, 0, 0, 4, 0, 1} + Bytes(6, 0x77);
    stream = stream + updateHeader(0xffff) + rectHeader(0, 0, 50, 40, rfb::encoding::DesktopSize) +
             rectHeader(0, 0, 0, 0, rfb::encoding::ExtendedKeyEvent) +
             rectHeader(1, 0, 0, 0, rfb::encoding::PointerMotionChange) +
             rectHeader(0, 0, 0, 0, rfb::encoding::LastRect);
    seeds.add("rfb_stream", "all-messages", stream);

    const auto greeting = [](std::string_view version, const Bytes &security) {
        return Bytes{3} + Bytes(version.begin(), version.end()) + security + Bytes{0, 20, 0, 10} +
               Bytes{32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0} + Bytes{0, 0, 0, 1, 'x'};
    };
    seeds.add("rfb_handshake", "3.8", greeting("RFB 003.008\n", {1, 1, 0, 0, 0, 0}));
    seeds.add("rfb_handshake", "3.7", greeting("RFB 003.007\n", {1, 1}));
    seeds.add("rfb_handshake", "3.3", greeting("RFB 003.003\n", {0, 0, 0, 1}));
    seeds.add("rfb_handshake", "password",
              greeting("RFB 003.008\n", Bytes{1, 2} + Bytes(16, 5) + Bytes(4, 0)));
    seeds.add("rfb_handshake", "refused",
              Bytes{3} + Bytes{'R', 'F', 'B', ' ', '0', '0', '3', '.', '0', '0', '8', '\n', 0, 0, 0, 0, 2,
                               'n', 'o'});

    Deflater stream1;
    Bytes inflateInput;
    for (const unsigned size : {30u, 900u, 40u}) {
        const Bytes packed = stream1.deflate(Bytes(size, static_cast<std::uint8_t>(size)));
        inflateInput = inflateInput + Bytes{1, static_cast<std::uint8_t>(packed.size())} + packed;
    }
    seeds.add("inflate", "three-payloads", inflateInput);
    seeds.add("inflate", "noise", Bytes{2, 64} + encodeRaw(WireImage::random({}, 16, 16, 1)));
}

void addTexts(const Seeds &seeds)
{
    const std::string header =
        R"({"name":"x","width":4,"height":4,"pixelFormat":"2018000100ff00ff00ff100800000000"})";
    Bytes capture{'R', 'F', 'B', 'C', 'A', 'P', '1', '\n', static_cast<std::uint8_t>(header.size()), 0, 0, 0};
    capture = capture + Bytes(header.begin(), header.end()) + Bytes(8, 0) + Bytes{1, 0, 0, 0, 1, 0, 0, 0, 2};
    seeds.add("rfbcap", "one-record", capture);
    seeds.add("text", "url",
              std::string_view("GET wss://u:p@h:6080/x?token=abc&y X-Auth-Token: q \xe2\x80\xae\x1b[0m"));
    seeds.add("text", "page",
              std::string_view("https://h/vnc.html?path=%3Ftoken%3Dabc#path=z \xc3(\"password\": \"x\""));
    seeds.add("keyboard", "chord", std::string_view("ctrl+alt+del"));
    seeds.add("keyboard", "text", std::string_view("Hello, W\xc3\xb6rld!\r\n\tplus+"));
}

void addSocks(const Seeds &seeds)
{
    const Bytes name{5, 1, 0, 3, 1, 'h', 0, 80};
    seeds.add("socks", "name", Bytes{0, 5, 1, 0} + name);
    seeds.add("socks", "password", Bytes{7, 5, 2, 0, 2, 1, 1, 'u', 1, 'p'} + name);
    seeds.add("socks", "another-password", Bytes{1, 5, 1, 2, 1, 1, 'u', 1, 'q'} + name);
    seeds.add("socks", "ipv4", Bytes{4, 5, 1, 0, 5, 1, 0, 1, 192, 0, 2, 1, 0, 80, 'x'});
    seeds.add("socks", "ipv6", Bytes{4, 5, 1, 0, 5, 1, 0, 4} + Bytes(16, 0xfe) + Bytes{0, 80});
    seeds.add("socks", "bind", Bytes{2, 5, 1, 0, 5, 2, 0, 1, 192, 0, 2, 1, 0, 80});
}

void addSftp(const Seeds &seeds)
{
    using sftp::PacketType;
    using sftp::StatusCode;
    const auto names = [](std::uint32_t id, std::string_view name) {
        return ServerPacket(PacketType::Name, id)
            .add(1u)
            .add(name)
            .add(std::string_view("-rw-r--r-- x"))
            .add(sftp::Attributes{.size = 1, .permissions = 0100644});
    };
    const Bytes begin =
        Bytes{6, 0} +
        Bytes(versionPacket().add(std::string_view("limits@openssh.com")).add(std::string_view("1")));
    const Bytes answers = Bytes(ServerPacket(PacketType::Handle, 1).add(std::string_view("h"))) +
                          ServerPacket(PacketType::Data, 2).add(std::string_view("content")) +
                          names(3, "file") + names(4, "/home") +
                          ServerPacket(PacketType::Attrs, 5)
                              .add(sftp::Attributes{.size = 1,
                                                    .owner = sftp::Attributes::Owner{1, 2},
                                                    .permissions = 0644,
                                                    .times = sftp::Attributes::Times{3, 4}}) +
                          statusPacket(6, StatusCode::Ok) +
                          ServerPacket(PacketType::ExtendedReply, 7)
                              .add(std::uint64_t{262144})
                              .add(std::uint64_t{261120})
                              .add(std::uint64_t{261120})
                              .add(std::uint64_t{100}) +
                          statusPacket(8, StatusCode::PermissionDenied);
    seeds.add("sftp", "every-answer", begin + answers);
    Bytes forgotten = begin + answers;
    forgotten[1] = 0xff;
    seeds.add("sftp", "nobody-waits", forgotten);
    seeds.add("sftp", "climbing-name", begin + names(3, "../x"));
    seeds.add("sftp", "folder-itself", begin + names(3, ".."));
    seeds.add("sftp", "extended-attributes",
              begin + ServerPacket(PacketType::Attrs, 5)
                          .add(0x80000000u)
                          .add(1u)
                          .add(std::string_view("a"))
                          .add(std::string_view("b")));
    seeds.add("sftp", "end-of-file",
              begin + statusPacket(2, StatusCode::Eof) + statusPacket(3, StatusCode::Eof));
}

/// What programs send, a little of everything; 0xfe and two bytes are another size.
void addTerminal(const Seeds &seeds)
{
    using namespace std::string_view_literals;
    seeds.add("terminal", "text",
              "hello\r\nworld\t\xe6\xbc\xa2\xe5\xad\x97 e\xcc\x81\r\n\xfe\x05\x03"
              "more"sv);
    seeds.add("terminal", "styles",
              "\x1b[1;31;48;5;200m a \x1b[38:2::1:2:3mb\x1b[4:3mc\x1b[m\x1b[2K\x1b[J"sv);
    seeds.add("terminal", "editing",
              "\x1b#8\x1b[2;4r\x1b[?6h\x1b[3L\x1b[2M\x1b[5@\x1b[4P\x1b[9X\x1b[3S\x1b[2T\x1bM\x1b"
              "D\x1b[5b"sv);
    seeds.add("terminal", "margins",
              "\x1b[?69h\x1b[3;9s\x1b[2;5r\xe6\xbc\xa2\xe5\xad\x97\x1b[L\x1b[3'}\x1b[2'~\x1b"
              "9\x1b"
              "6"sv);
    seeds.add("terminal", "screens",
              "abc\x1b[?1049hxyz\xfe\x20\x09\x1b[?47l\x1b"
              "7\x1b"
              "8\x1b[!p\x1b"
              "c"sv);
    seeds.add(
        "terminal", "strings",
        "\x1b]0;title\x07\x1b]8;;https://a.example/\x1b\\x\x1bP$qm\x1b\\\x1b_no\x1b\\\x1b]52;c;YQ==\x07"sv);
    seeds.add("terminal", "questions", "\x1b[c\x1b[>c\x1b[6n\x1b[?6n\x1b[?7$p\x1b[18t\x1b]11;?\x07\x1b[x"sv);
    seeds.add("terminal", "sets",
              "\x1b(0lqk\x0e\x1b)0x\x0f\x1bNq\x1b%@\xe4\x9b"
              "2J\x1b%G\x1b#6wide\x1b#3top"sv);
    seeds.add("terminal", "broken",
              "\x1b[1;2;\xc2\x1b[\x18\xe6\xbc\x80\xff\x1b]x\x1b[9999999999A\x1b[1?h\xed\xa0\x80"sv);
}

} // namespace

} // namespace porthole::test

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const porthole::test::Seeds seeds(argv[1]);
    porthole::test::addRectangles(seeds);
    porthole::test::addStreams(seeds);
    porthole::test::addTexts(seeds);
    porthole::test::addSftp(seeds);
    porthole::test::addSocks(seeds);
    porthole::test::addTerminal(seeds);
    return 0;
}

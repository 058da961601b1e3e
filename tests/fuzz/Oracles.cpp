#include "tests/fuzz/Oracles.h"

#include "core/base/Secret.h"
#include "core/rfb/Client.h"
#include "core/rfb/Encodings.h"
#include "tests/fuzz/TwoClients.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace porthole::fuzz {

namespace {

constexpr std::array kOracles{
    Oracle{"rfb_stream", rfbStream},
    Oracle{"rfb_handshake", rfbHandshake},
    Oracle{"raw", rectangle<rfb::encoding::Raw>},
    Oracle{"copyrect", rectangle<rfb::encoding::CopyRect>},
    Oracle{"rre", rectangle<rfb::encoding::Rre>},
    Oracle{"hextile", rectangle<rfb::encoding::Hextile>},
    Oracle{"zlib", rectangle<rfb::encoding::Zlib>},
    Oracle{"zrle", rectangle<rfb::encoding::Zrle>},
    Oracle{"tight", rectangle<rfb::encoding::Tight>},
    Oracle{"cursor", rectangle<rfb::encoding::Cursor>},
    Oracle{"desktop", rectangle<rfb::encoding::ExtendedDesktopSize>},
    Oracle{"inflate", inflate},
    Oracle{"rfbcap", rfbcap},
    Oracle{"text", text},
    Oracle{"keyboard", keyboard},
    Oracle{"sftp", sftp},
    Oracle{"socks", socks},
    Oracle{"terminal", terminalStream},
    Oracle{"config_line", configLine},
    Oracle{"known_hosts", knownHosts},
    Oracle{"pattern", pattern},
    Oracle{"public_key", publicKey},
    Oracle{"import_text", importText},
    Oracle{"import_xml", importXml},
    Oracle{"import_json", importJsonText},
};

} // namespace

std::span<const Oracle> oracles() { return kOracles; }

const Oracle *oracleOf(std::string_view name)
{
    for (const Oracle &oracle : kOracles)
        if (oracle.name == name)
            return &oracle;
    return nullptr;
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Behind a greeting, so that mutation need not find its way through it: everything a server may send.
void rfbStream(ByteView input)
{
    if (input.size() < 2)
        return;
    const rfb::PixelFormat format = formatOf(input[0]);
    Bytes greeting{'R',  'F', 'B', ' ', '0', '0', '3', '.', '0', '0', '8',
                   '\n', 1,   1,   0,   0,   0,   0,   0,   64,  0,   48};
    format.appendTo(greeting);
    greeting.insert(greeting.end(), {0, 0, 0, 1, 'x'});
    rfb::ClientOptions options;
    options.pixelFormat.reset();
    TwoClients clients(rfb::Client{options}, rfb::Client{options}, 1 + input[1] % 31u);
    clients.feed(greeting);
    clients.feed(input.subspan(2));
    clients.compare();
}

/// From the first byte on, with a password for whoever asks.
void rfbHandshake(ByteView input)
{
    if (input.empty())
        return;
    TwoClients clients(rfb::Client{}, rfb::Client{}, 1 + input[0] % 7u);
    for (ByteView rest = input.subspan(1); !rest.empty();) {
        const std::size_t size = std::min<std::size_t>(rest.size(), 64);
        clients.feed(rest.first(size));
        clients.providePassword(Secret("swordfish"));
        rest = rest.subspan(size);
    }
    clients.compare();
}

} // namespace porthole::fuzz

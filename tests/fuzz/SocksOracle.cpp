#include "core/socks/ServerHandshake.h"
#include "tests/fuzz/Oracles.h"

#include <algorithm>

namespace porthole::fuzz {

namespace {

struct Heard {
    std::string error;
    std::size_t taken = 0;
    std::optional<socks::Target> target;
    Bytes output;

    friend bool operator==(const Heard &, const Heard &) = default;
};

Heard hear(bool signsIn, ByteView client, std::size_t piece)
{
    std::shared_ptr<const socks::Credentials> credentials;
    if (signsIn)
        credentials = std::make_shared<const socks::Credentials>(
            socks::Credentials{Secret(std::string_view("u")), Secret(std::string_view("p"))});
    socks::ServerHandshake handshake(credentials);
    Heard heard;
    while (!client.empty() && !handshake.target() && heard.error.empty()) {
        const ByteView part = client.first(std::min(piece, client.size()));
        if (const auto taken = handshake.receive(part)) {
            heard.taken += *taken;
            require(*taken == part.size() || handshake.target(), "what is left is the target's");
        } else {
            heard.error = taken.error().detail;
        }
        client = client.subspan(part.size());
    }
    if (!heard.error.empty())
        heard.taken = 0; // nobody is told how much of it that was
    heard.target = handshake.target();
    heard.output = handshake.takeOutput();
    return heard;
}

} // namespace

/// The first byte says whether a user and a password are wanted, and how the rest is cut.
void socks(ByteView input)
{
    if (input.empty())
        return;
    const bool signsIn = (input[0] & 1) != 0;
    const ByteView client = input.subspan(1);
    const Heard whole = hear(signsIn, client, std::max<std::size_t>(client.size(), 1));
    const Heard pieces = hear(signsIn, client, 1u + (input[0] >> 1));
    require(whole == pieces, "the same, however the bytes arrive");
    require(!whole.target || whole.error.empty(), "nobody is let in and turned away");
    if (!whole.target)
        return;
    require(!whole.target->host.empty() && whole.target->host.size() <= 255, "a name has a length");
    require(std::all_of(whole.target->host.begin(), whole.target->host.end(),
                        [](char letter) { return letter > 0x20 && letter < 0x7f; }),
            "a name is visible ASCII");
    require(whole.taken <= 2 + 255 + 513 + 262, "no more is taken than a handshake has");
    const ByteView asked = client.subspan(2, client[1]);
    require(std::find(asked.begin(), asked.end(), signsIn ? 2 : 0) != asked.end(), "the method was offered");
    if (signsIn)
        require(textOf(client.subspan(2u + client[1], 5)) == std::string_view("\1\1u\1p", 5),
                "nobody is let in without user and password");
}

} // namespace porthole::fuzz

#include "core/sftp/Client.h"
#include "tests/fuzz/Oracles.h"

#include <algorithm>
#include <array>
#include <string>

namespace porthole::fuzz {

namespace {

using namespace porthole::sftp;

constexpr std::uint32_t kRequests = 9;

/// A client with a request of each kind under way, numbered from 1, some of which nobody waits for.
Client asking(std::uint8_t forgotten)
{
    Client client;
    const Handle handle{{'h'}};
    const std::array<RequestId, kRequests> ids{
        client.open("f", openflag::Read),
        client.read(handle, 0, 4096),
        client.readDirectory(handle),
        client.realPath("."),
        client.stat("f"),
        client.write(handle, 0, viewOf("x")),
        client.limits(),
        client.openDirectory("d"),
        client.space("."),
    };
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (forgotten >> i & 1)
            client.forget(ids[i]);
    }
    client.takeOutput();
    return client;
}

std::string feed(Client &client, ByteView bytes, std::size_t piece)
{
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(piece, bytes.size()))) {
        const auto outcome = client.receive(bytes.first(std::min(piece, bytes.size())));
        if (!outcome)
            return outcome.error().detail;
    }
    return {};
}

void checkEntries(const Entries &entries)
{
    for (const Entry &entry : entries)
        require(entry.name.find('\0') == std::string::npos, "no name has a NUL in it");
}

} // namespace

/// Whatever a server says: the same answers however it arrives, each to a request that was made, and no name
/// that leads elsewhere.
void sftp(ByteView input)
{
    if (input.size() < 2)
        return;
    Client whole = asking(input[1]), pieces = asking(input[1]);
    const ByteView stream = input.subspan(2);
    const std::string wholeError = feed(whole, stream, stream.size());
    const std::string piecesError = feed(pieces, stream, 1 + input[0] % 31u);
    require(wholeError == piecesError, "the same error, however the bytes arrive");
    const auto answers = whole.takeAnswers();
    require(answers == pieces.takeAnswers(), "the same answers, however the bytes arrive");
    require(whole.takeOutput() == pieces.takeOutput(), "the same is sent, however the bytes arrive");

    require(answers.size() <= kRequests, "no more answers than requests");
    for (const Answer &answer : answers) {
        require(answer.id.value >= 1 && answer.id.value <= kRequests, "an answer to a request that was made");
        if (const auto *entries = std::get_if<Entries>(&answer.reply))
            checkEntries(*entries);
        if (answer.id.value != 3)
            continue;
        if (const auto *entries = std::get_if<Entries>(&answer.reply))
            for (const Entry &entry : *entries)
                require(!entry.name.empty() && entry.name != "." && entry.name != ".." &&
                            entry.name.find('/') == std::string::npos,
                        "a listed name stays in its folder");
    }
}

} // namespace porthole::fuzz

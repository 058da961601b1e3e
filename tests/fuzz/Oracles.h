#pragma once

#include "core/base/Bytes.h"

#include <span>
#include <string_view>

namespace porthole::fuzz {

/// One fuzz target: takes any bytes, and aborts if something that must hold does not. What is out of
/// bounds or undefined is the sanitizers' to find.
struct Oracle {
    std::string_view name;
    void (*run)(ByteView input);
};

std::span<const Oracle> oracles();
/// nullptr if there is none of that name.
const Oracle *oracleOf(std::string_view name);

/// Aborts, saying what did not hold.
void require(bool holds, const char *what);

// Whole streams.
void rfbStream(ByteView input);
void rfbHandshake(ByteView input);

/// A rectangle of one encoding as most of them lie: the input says its format, place and size, and
/// whether its payload is put into a zlib stream or taken as it is.
template <int Encoding> void rectangle(ByteView input);

void inflate(ByteView input);
void rfbcap(ByteView input);
void text(ByteView input);
void keyboard(ByteView input);
void terminalStream(ByteView input);
void sftp(ByteView input);
void socks(ByteView input);

// Texts of OpenSSH's files.
void configLine(ByteView input);
void knownHosts(ByteView input);
void pattern(ByteView input);
void publicKey(ByteView input);

// Files of other programs, and our own export.
void importText(ByteView input);
void importXml(ByteView input);
void importJsonText(ByteView input);

} // namespace porthole::fuzz

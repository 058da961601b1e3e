#include "core/openssh/KeyFile.h"

#include "core/openssh/Text.h"
#include "core/openssh/Wire.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace porthole::openssh {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kBegin = "-----BEGIN OPENSSH PRIVATE KEY-----",
                           kEnd = "-----END OPENSSH PRIVATE KEY-----";
constexpr std::string_view kMagic("openssh-key-v1\0", 15);

/// Of the base64 of OpenSSH's format: the public half stands in front, and no key has a longer one.
constexpr std::size_t kMostDigits = 32 * 1024;

/// Those that libssh can undo.
constexpr std::array kCiphers{"aes256-ctr", "aes192-ctr", "aes128-ctr", "aes256-cbc",
                              "aes192-cbc", "aes128-cbc", "3des-cbc"};

Error wrong(std::string what) { return Error::make(ErrorKind::Usage, std::move(what)); }

/// What is decoded holds the private half as well, if that is not locked.
struct Wiped {
    Bytes bytes;
    ~Wiped()
    {
        if (!bytes.empty())
            explicit_bzero(bytes.data(), bytes.size());
    }
};

std::optional<Bytes> decodedBeginning(std::string_view lines)
{
    std::string digits;
    digits.reserve(kMostDigits); // it does not move, so that one copy is wiped
    for (const char c : lines) {
        if (digits.size() == kMostDigits)
            break;
        if (kBlanks.find(c) == std::string_view::npos)
            digits += c;
    }
    auto bytes = fromBase64(digits);
    explicit_bzero(digits.data(), digits.size());
    return bytes;
}

Result<KeyFile> readOpenSsh(std::string_view text)
{
    const std::size_t end = text.find(kEnd);
    auto decoded = end == std::string_view::npos
                       ? std::nullopt
                       : decodedBeginning(text.substr(kBegin.size(), end - kBegin.size()));
    if (!decoded)
        return wrong("is a private key that is cut off or damaged");
    const Wiped held{*std::exchange(decoded, std::nullopt)};
    Reader in(held.bytes);
    const auto magic = in.take(kMagic.size());
    if (!magic || textOf(*magic) != kMagic)
        return wrong("is a private key of a format that is not known here");
    const auto cipher = takeString(in);
    const auto derivation = cipher ? takeString(in) : std::nullopt;
    const auto options = derivation ? takeString(in) : std::nullopt;
    const auto count = options ? in.bigEndian<std::uint32_t>() : std::nullopt;
    const auto key = count == 1U ? takeString(in) : std::nullopt;
    if (!key)
        return wrong("is a private key that is cut off or damaged");
    Bytes blob(key->begin(), key->end());
    if (textOf(*cipher) == "none")
        return KeyFile{KeyFile::Kind::Private, std::move(blob)};
    if (std::find(kCiphers.begin(), kCiphers.end(), textOf(*cipher)) == kCiphers.end())
        return wrong(
            "is locked with a cipher that is not known here (ssh-keygen -p -Z aes256-ctr changes it)");
    return KeyFile{KeyFile::Kind::LockedPrivate, std::move(blob)};
}

Result<KeyFile> readPem(std::string_view text)
{
    const std::string_view title = text.substr(0, text.find('\n'));
    if (title.find("PRIVATE KEY-----") == std::string_view::npos)
        return wrong("holds something else than a key");
    if (text.find("-----END ") == std::string_view::npos)
        return wrong("is a private key that is cut off or damaged");
    const bool isLocked = title.find("ENCRYPTED") != std::string_view::npos ||
                          text.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos;
    return KeyFile{isLocked ? KeyFile::Kind::LockedPrivate : KeyFile::Kind::Private, {}};
}

/// The blob says the same type as the word in front of it.
Result<KeyFile> readLine(std::string_view line)
{
    const std::string_view type = line.substr(0, line.find_first_of(kBlanks));
    line.remove_prefix(type.size());
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    auto blob = fromBase64(line.substr(0, line.find_first_of(kBlanks)));
    Reader in(blob ? ByteView(*blob) : ByteView());
    const auto name = takeString(in);
    if (!name || textOf(*name) != type)
        return wrong("is no key");
    return KeyFile{KeyFile::Kind::Public, *std::move(blob)};
}

} // namespace

Result<KeyFile> readKeyFile(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty())
        return wrong("is empty");
    if (text.starts_with(kBegin))
        return readOpenSsh(text);
    if (text.starts_with("-----BEGIN "))
        return readPem(text);
    if (text.starts_with("PuTTY-User-Key-File-"))
        return wrong("is a key in PuTTY's format (puttygen -O private-openssh makes OpenSSH's of it)");
    return readLine(text);
}

} // namespace porthole::openssh

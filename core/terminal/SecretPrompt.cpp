#include "core/terminal/SecretPrompt.h"

#include <algorithm>
#include <array>
#include <string>

namespace porthole::terminal {

namespace {

/// In lower case as far as ASCII goes, where they are ASCII.
constexpr std::array<std::string_view, 24> kWords{
    "password",
    "passphrase",
    "passcode",
    "verification code",
    "one-time",
    "otp",
    "pin for",
    "enter pin",
    "pin code",
    "secret",
    "passwort",
    "kennwort",
    "mot de passe",
    "phrase de passe",
    "contrase\xc3\xb1"
    "a",
    "senha",
    "palavra-passe",
    "wachtwoord",
    "l\xc3\xb6senord",
    "has\xc5\x82o",
    "\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c",             // Russian, small
    "\xd0\x9f\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c",             // and with a capital letter
    "\xe5\xaf\x86\xe7\xa0\x81",                                     // Chinese
    "\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89", // Japanese
};
/// What a shell's prompt ends with.
constexpr std::array<std::string_view, 6> kShellPrompts{"$ ", "# ", "% ", "> ", "\xe2\x9d\xaf ", "\xc2\xbb "};
constexpr std::string_view kWideColon = "\xef\xbc\x9a";

} // namespace

bool asksForSecret(std::string_view line)
{
    while (line.ends_with(' '))
        line.remove_suffix(1);
    if (!line.ends_with(':') && !line.ends_with(kWideColon))
        return false;
    std::string small(line);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    std::size_t word = std::string::npos;
    for (const std::string_view candidate : kWords)
        word = std::min(word, small.find(candidate));
    return word != std::string::npos &&
           std::none_of(kShellPrompts.begin(), kShellPrompts.end(),
                        [&](std::string_view prompt) { return small.find(prompt) < word; });
}

} // namespace porthole::terminal

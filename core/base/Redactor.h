#pragma once

#include "core/base/Secret.h"

#include <string>
#include <string_view>

namespace porthole {

/// The one redactor for log lines and error texts: returns `text` with everything secret that it
/// recognises replaced by "[redacted]": the query, fragment and user information of URLs (scheme,
/// host, port and path stay), `token=`/`password=`/`secret=` values and those of names that end so
/// (also in JSON and YAML), the header lines X-Auth-Token, X-Subject-Token, Authorization,
/// Proxy-Authorization, Cookie and Set-Cookie, and every live secret registered with RedactedText;
/// percent-encoded or escaped as in JSON as well. Where a text is ambiguous it hides too much.
/// Takes time linear in the text, whatever it holds; a text without one of : = % \ " ' is only
/// searched for registered secrets. Pure but for those. Thread: any.
std::string redact(std::string text);

/// Registers a text (a token, a password) that redact() must not let through while this object
/// lives; its copy of the text is wiped when it goes. Texts shorter than four characters are ignored:
/// replacing them would garble every line. Thread: any.
class RedactedText {
public:
    explicit RedactedText(std::string_view text);
    ~RedactedText();
    RedactedText(RedactedText &&other) noexcept;
    RedactedText &operator=(RedactedText &&other) noexcept;
    RedactedText(const RedactedText &) = delete;
    RedactedText &operator=(const RedactedText &) = delete;

private:
    void forget();

    Secret m_text;
};

} // namespace porthole

#include "core/base/SecretScan.h"

#include <algorithm>
#include <string_view>

namespace porthole {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isNonAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

void hide(Hidden &hidden, std::size_t from, std::size_t to)
{
    std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(from),
              hidden.begin() + static_cast<std::ptrdiff_t>(to), true);
}

bool isHost(std::string_view host)
{
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        const std::string_view address = host.substr(1, host.size() - 2);
        // The address itself; a zone may follow it.
        return address.find(':') != std::string_view::npos &&
               std::all_of(address.begin(),
                           address.begin() +
                               static_cast<std::ptrdiff_t>(std::min(address.find('%'), address.size())),
                           [](char c) {
                               return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
                                      c == ':' || c == '.';
                           });
    }
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return isLetter(c) || isDigit(c) || isNonAscii(c) || c == '.' || c == '-' || c == '_';
    });
}

/// host, host:port or, for VNC, host::port. Nothing at all is an authority too: file:///.
bool isPlainAuthority(std::string_view authority)
{
    std::string_view host = authority;
    while (!host.empty() && isDigit(host.back()))
        host.remove_suffix(1);
    if (host.size() == authority.size() || !host.ends_with(':'))
        return authority.empty() || isHost(authority) ||
               (authority.ends_with(':') && isHost(authority.substr(0, authority.size() - 1)));
    host.remove_suffix(host.ends_with("::") ? 2 : 1);
    return isHost(host);
}

/// The same with what a sentence puts behind it.
bool isPlainInSentence(std::string_view authority)
{
    const std::size_t last = authority.find_last_not_of(",.;:!)]}>'`");
    return isPlainAuthority(authority) || isPlainAuthority(authority.substr(0, last + 1));
}

/// Where the last '@' of each line is; asked for rising positions, it looks at each line once.
class LastAt {
public:
    explicit LastAt(const EscapedText &text)
        : m_text(text)
    {}

    /// npos if there is none at or after `from` on its line.
    std::size_t find(std::size_t from)
    {
        if (from >= m_lineEnd) {
            m_lineEnd = from;
            m_last = std::string::npos;
            for (; m_lineEnd < m_text.size() &&
                   !(m_text.text[m_lineEnd] == '\n' && m_text.depth[m_lineEnd] == 0);
                 ++m_lineEnd) {
                if (m_text.text[m_lineEnd] == '@')
                    m_last = m_lineEnd;
            }
        }
        return m_last != std::string::npos && m_last >= from ? m_last : std::string::npos;
    }

private:
    const EscapedText &m_text;
    std::size_t m_lineEnd = 0;
    std::size_t m_last = std::string::npos;
};

/// Hides what an authority that begins at `from` must not show; returns where to go on.
std::size_t hideInAuthority(const EscapedText &text, std::size_t from, LastAt &lastAt, Hidden &hidden)
{
    std::size_t end = from;
    while (!text.isWordEnd(end) && std::string_view("/?#").find(text.text[end]) == std::string_view::npos)
        ++end;
    const std::string_view authority = std::string_view(text.text).substr(from, end - from);
    const std::size_t at = authority.rfind('@');
    const std::size_t host = at == std::string_view::npos ? 0 : at + 1;
    if (isPlainInSentence(authority.substr(host))) {
        if (host > 0)
            hide(hidden, from, from + at);
        return from; // its path may hold the next URL, whose scheme ends in this authority
    }
    const std::size_t farAt = lastAt.find(from);
    const std::size_t stop = farAt == std::string::npos ? text.wordEnd(from) : farAt;
    hide(hidden, from, stop);
    return stop;
}

} // namespace

void hideInUrls(const EscapedText &text, Hidden &hidden)
{
    LastAt lastAt(text);
    bool inUrl = false;
    for (std::size_t i = 0; i < text.size();) {
        if (text.isWordEnd(i)) {
            inUrl = false;
            ++i;
        } else if (text.text[i] == ':' && text.at(i + 1) == '/' && text.at(i + 2) == '/') {
            i = hideInAuthority(text, i + 3, lastAt, hidden);
            inUrl = true;
        } else if (inUrl && (text.text[i] == '?' || text.text[i] == '#')) {
            const std::size_t end = text.wordEnd(i + 1);
            hide(hidden, i + 1, end);
            i = end;
        } else {
            ++i;
        }
    }
}

void hideLogins(const EscapedText &text, Hidden &hidden)
{
    constexpr std::size_t npos = std::string::npos;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        std::size_t end = begin;
        std::size_t colon = npos;
        std::size_t at = npos;
        for (; end < text.size() && !text.isBlank(end); ++end) {
            const char c = text.text[end];
            if (c == ':' && text.at(end + 1) == '/' && text.at(end + 2) == '/')
                break; // a URL begins; hideInUrls() sees to it
            if (c == ':' && colon == npos)
                colon = end;
            const char next = text.at(end + 1);
            if (c == '@' && colon != npos &&
                (isLetter(next) || isDigit(next) || isNonAscii(next) || next == '['))
                at = end;
        }
        if (at != npos)
            hide(hidden, begin, at);
        while (end < text.size() && !text.isBlank(end))
            ++end;
        begin = end;
    }
}

} // namespace porthole

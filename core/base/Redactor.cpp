#include "core/base/Redactor.h"

#include "core/base/SecretScan.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace porthole {

namespace {

constexpr std::string_view kPlaceholder = "[redacted]";
constexpr std::size_t kShortestSecret = 4;

/// The texts of all RedactedText objects. A Secret's text stays where it is when the Secret moves, so
/// its address is its identity.
struct Registry {
    std::mutex mutex;
    std::vector<std::string_view> texts;
};

Registry &registry()
{
    // Never destroyed: a log line may be the last thing that a program does.
    static auto *const instance = new Registry;
    return *instance;
}

void wipe(std::string &text)
{
    explicit_bzero(text.data(), text.size());
    text.clear();
}

/// Hides every occurrence of a registered text; true if there was one.
bool hideRegistered(std::string_view text, Hidden &hidden)
{
    Registry &known = registry();
    const std::lock_guard lock(known.mutex);
    bool found = false;
    for (const std::string_view secret : known.texts) {
        std::size_t done = 0;
        for (std::size_t at = text.find(secret); at != std::string_view::npos;
             at = text.find(secret, at + 1)) {
            const std::size_t from = std::max(at, done);
            done = at + secret.size();
            std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(from),
                      hidden.begin() + static_cast<std::ptrdiff_t>(done), true);
            found = true;
        }
    }
    return found;
}

/// Hides what looks like a secret or, once its escapes are undone, is a registered one.
void hideByLooks(std::string_view text, Hidden &hidden)
{
    EscapedText seen(text);
    Hidden hiddenThere(seen.size());
    hideInUrls(seen, hiddenThere);
    hideLogins(seen, hiddenThere);
    hideValues(seen, hiddenThere);
    if (seen.size() < text.size())
        hideRegistered(seen.text, hiddenThere);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (std::size_t at = seen.begin[i]; hiddenThere[i] && at < seen.begin[i + 1]; ++at)
            hidden[at] = true;
    }
    wipe(seen.text);
}

std::string withPlaceholders(std::string_view text, const Hidden &hidden)
{
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!hidden[i])
            shown.push_back(text[i]);
        else if (i == 0 || !hidden[i - 1])
            shown += kPlaceholder;
    }
    return shown;
}

} // namespace

std::string redact(std::string text)
{
    Hidden hidden(text.size());
    bool suspicious = hideRegistered(text, hidden);
    // Without one of these there is neither a URL nor a name with a value, nor an escape.
    if (text.find_first_of(":=%\\\"'") != std::string::npos) {
        hideByLooks(text, hidden);
        suspicious = true;
    }
    if (!suspicious || std::find(hidden.begin(), hidden.end(), true) == hidden.end())
        return text;
    std::string shown = withPlaceholders(text, hidden);
    wipe(text);
    return shown;
}

RedactedText::RedactedText(std::string_view text)
{
    if (text.size() < kShortestSecret)
        return;
    m_text = Secret(text);
    Registry &known = registry();
    const std::lock_guard lock(known.mutex);
    known.texts.push_back(m_text.reveal());
}

RedactedText::~RedactedText() { forget(); }

RedactedText::RedactedText(RedactedText &&other) noexcept = default;

RedactedText &RedactedText::operator=(RedactedText &&other) noexcept
{
    if (this != &other) {
        forget();
        m_text = std::move(other.m_text);
    }
    return *this;
}

void RedactedText::forget()
{
    if (m_text.empty())
        return;
    {
        Registry &known = registry();
        const std::lock_guard lock(known.mutex);
        const auto isThis = [this](std::string_view text) { return text.data() == m_text.reveal().data(); };
        std::erase_if(known.texts, isThis);
    }
    m_text.wipe();
}

} // namespace porthole

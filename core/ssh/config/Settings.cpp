#include "core/ssh/config/Settings.h"

#include "core/openssh/Pattern.h"
#include "core/openssh/Text.h"
#include "core/ssh/config/Value.h"

#include <algorithm>

namespace porthole::ssh {

namespace {

constexpr std::size_t kMostFiles = 100; // of identities; OpenSSH's own limit

/// Of two ways to a host the first wins; "ProxyJump none" is no way.
bool isLateWay(Key key, const Settings &said)
{
    if (key == Key::ProxyJump)
        return said.find(Key::ProxyCommand) != nullptr;
    return key == Key::ProxyCommand && said.find(Key::ProxyJump) &&
           !openssh::equalsIgnoringCase(said.word(Key::ProxyJump), "none");
}

} // namespace

Result<> Settings::take(const openssh::ConfigLine &line, bool applies, const Place &place,
                        const Variables &variables)
{
    const Keyword *keyword = keywordOf(line.keyword);
    if (!keyword) {
        const std::string ignored(word(Key::IgnoreUnknown));
        if (openssh::matchesHostName(line.keyword, ignored))
            return {};
        return Error::make(ErrorKind::Usage, "OpenSSH has no keyword '" + line.keyword + "'");
    }
    PH_DO(checkValue(keyword->syntax, line, variables));
    if (!applies)
        return {};
    switch (keyword->key) {
    case Key::None:
        neglect(*keyword, line, place);
        return {};
    case Key::IdentityFile:
        return add(m_identityFiles, line.words[0], "identity files");
    case Key::CertificateFile:
        return add(m_certificateFiles, line.words[0], "certificate files");
    default:
        break;
    }
    // "none" does not settle a time: a later line may.
    const bool isNoTime = keyword->syntax == Syntax::Time && line.words[0] == "none";
    if (isNoTime || isLateWay(keyword->key, *this))
        return {};
    m_settings.try_emplace(keyword->key, Setting{line.words, line.rest, place});
    return {};
}

Result<> Settings::add(std::vector<std::string> &list, const std::string &path, const char *what)
{
    if (std::find(list.begin(), list.end(), path) != list.end())
        return {};
    if (list.size() >= kMostFiles)
        return Error::make(ErrorKind::Usage, std::string("too many ") + what);
    list.push_back(path);
    return {};
}

void Settings::neglect(const Keyword &keyword, const openssh::ConfigLine &line, const Place &place)
{
    const bool says = line.words.empty() ||
                      (flagOf(line.words[0]) != false && !openssh::equalsIgnoringCase(line.words[0], "none"));
    if (keyword.neglect == Neglect::Warned && says)
        m_warnings.push_back(place.text() + ": '" + line.keyword + "' has no effect");
}

void Settings::preset(Key key, std::string value)
{
    if (key == Key::IdentityFile)
        m_identityFiles.push_back(std::move(value));
    else
        m_settings.try_emplace(key, Setting{{std::move(value)}, {}, {}});
}

void Settings::replace(Key key, std::string value) { m_settings[key] = Setting{{std::move(value)}, {}, {}}; }

const Setting *Settings::find(Key key) const
{
    const auto found = m_settings.find(key);
    return found == m_settings.end() ? nullptr : &found->second;
}

std::string_view Settings::word(Key key) const
{
    const Setting *setting = find(key);
    return setting && !setting->words.empty() ? std::string_view(setting->words[0]) : std::string_view();
}

bool Settings::flag(Key key, bool otherwise) const { return flagOf(word(key)).value_or(otherwise); }

std::optional<int> Settings::number(Key key) const { return countOf(word(key)); }

std::optional<int> Settings::seconds(Key key) const { return secondsOf(word(key)); }

} // namespace porthole::ssh

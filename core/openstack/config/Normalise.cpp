#include "core/openstack/config/Normalise.h"

#include "core/openstack/config/AuthOptions.h"
#include "core/openstack/config/FormatString.h"

#include <algorithm>
#include <array>

namespace porthole::openstack {

namespace {

ConfigMapping &authOf(ConfigMapping &entry) { return *entry.find("auth")->asMapping(); }

std::string withUnderscores(std::string_view key)
{
    std::string name(key);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// A service's own timeout stands for all: there is one per cloud.
ConfigMapping withOneTimeout(const ConfigMapping &entry)
{
    ConfigMapping kept;
    ConfigValue timeout;
    for (const auto &[key, value] : entry) {
        if (key.ends_with("timeout") && key != "timeout" && key != "api_timeout")
            timeout = value;
        else
            kept.set(key, value);
    }
    if (!timeout.isNull())
        kept.set("api_timeout", std::move(timeout));
    return kept;
}

/// auth_type wins, and since every cloud starts with one, the old word says nothing any more.
void dropAuthPlugin(ConfigMapping &entry)
{
    auto type = entry.take("auth_plugin");
    if (auto current = entry.take("auth_type"))
        type = std::move(current);
    entry.set("auth_type", type ? *std::move(type) : ConfigValue());
}

struct Synonyms {
    std::string_view name;
    std::array<std::string_view, 4> written; ///< the last one that is given wins
};

/// What is brought into `auth`. Here the top of the entry wins, since that is where the caller's
/// overrides stand.
const std::array kAuthSynonyms{
    Synonyms{"domain_id", {"domain_id", "domain-id"}},
    Synonyms{"domain_name", {"domain_name", "domain-name"}},
    Synonyms{"user_domain_id", {"user_domain_id", "user-domain-id"}},
    Synonyms{"user_domain_name", {"user_domain_name", "user-domain-name"}},
    Synonyms{"project_domain_id", {"project_domain_id", "project-domain-id"}},
    Synonyms{"project_domain_name", {"project_domain_name", "project-domain-name"}},
    Synonyms{"token", {"auth-token", "auth_token", "token"}},
    Synonyms{"passcode", {"passcode"}},
    Synonyms{"project_id", {"tenant_id", "tenant-id", "project_id", "project-id"}},
    Synonyms{"project_name", {"tenant_name", "tenant-name", "project_name", "project-name"}},
};

/// Python's str() of a value, but null stays null: "None" is nobody's project.
Result<ConfigValue> asText(const ConfigValue &value, std::string_view key)
{
    if (const bool *flag = value.asBool())
        return ConfigValue::text(*flag ? "True" : "False");
    if (value.shared())
        return ConfigValue::text(value.shared());
    if (!value.isNull())
        return Error::make(ErrorKind::Usage, "'" + std::string(key) + "' is not a text");
    return value;
}

Result<> gatherAuth(ConfigMapping &entry)
{
    for (const auto &[name, written] : kAuthSynonyms) {
        ConfigValue winner;
        for (const std::string_view key : written) {
            for (auto given : {authOf(entry).take(key), entry.take(key)}) {
                if (!given)
                    continue;
                PH_TRY(ConfigValue text, asText(*given, key));
                if (!text.isNull())
                    winner = std::move(text);
            }
        }
        if (winner.isTrue())
            authOf(entry).set(name, std::move(winner));
    }
    return {};
}

ConfigMapping withInterfaces(const ConfigMapping &entry)
{
    constexpr std::string_view kOld = "endpoint_type";
    ConfigMapping renamed;
    for (const auto &[key, value] : entry) {
        if (key.ends_with(kOld))
            renamed.set(key.substr(0, key.size() - kOld.size()) + "interface", value);
        else
            renamed.set(key, value);
    }
    return renamed;
}

/// A lone domain is the user's and the project's, unless the scope is the domain itself.
void spreadDomain(ConfigMapping &auth)
{
    if (!auth.contains("project_id") && !auth.contains("project_name"))
        return;
    for (const std::string suffix : {"domain_id", "domain_name"}) {
        const auto domain = auth.take(suffix);
        if (!domain)
            continue;
        for (const std::string whose : {"user_", "project_"}) {
            if (!auth.contains(whose + suffix))
                auth.set(whose + suffix, *domain);
        }
    }
}

/// Only the word true is true.
void readFlag(ConfigMapping &entry, std::string_view key)
{
    ConfigValue *value = entry.find(key);
    if (!value || value->asBool())
        return;
    std::string word(value->view());
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    *value = ConfigValue(word == "true");
}

ConfigValue normalisedValue(const std::string &key, const ConfigValue &value)
{
    if (const ConfigMapping *mapping = value.asMapping())
        return ConfigValue(normalisedKeys(*mapping));
    const ConfigValue::Number *number = value.asNumber();
    const bool staysNumber = number && number->whole && (key == "api_timeout" || key == "verbose_level");
    return number && !staysNumber ? ConfigValue::text(number->text) : value;
}

/// What a plugin's option is set to among `keys`, taken out of there under all its names.
ConfigValue takeOption(ConfigMapping &keys, const AuthOption &option)
{
    auto current = keys.take(option.name);
    auto old = option.oldName.empty() ? std::nullopt : keys.take(option.oldName);
    if (current)
        return *std::move(current);
    return old ? *std::move(old) : ConfigValue();
}

} // namespace

ConfigMapping normalisedKeys(const ConfigMapping &keys)
{
    ConfigMapping normalised;
    for (const auto &[key, value] : keys) {
        const std::string name = withUnderscores(key);
        normalised.set(name, normalisedValue(name, value));
    }
    return normalised;
}

Result<ConfigMapping> normalisedEntry(const ConfigMapping &merged)
{
    ConfigMapping entry = withOneTimeout(merged);
    dropAuthPlugin(entry);
    PH_DO(gatherAuth(entry));
    entry = withInterfaces(entry);
    spreadDomain(authOf(entry));
    readFlag(entry, "insecure");
    if (ConfigValue *url = authOf(entry).find("auth_url"); url && url->isText()) {
        auto expanded = formatted(url->shared(), entry);
        if (!expanded)
            return Error::make(ErrorKind::Usage, "'auth_url' " + expanded.error().detail);
        authOf(entry).set("auth_url", ConfigValue::text(*std::move(expanded)));
    }
    return normalisedKeys(entry);
}

Result<> settleAuth(ConfigMapping &entry, const AuthType &type)
{
    for (const AuthOption &option : type.options) {
        ConfigValue inAuth = takeOption(authOf(entry), option), onTop = takeOption(entry, option);
        ConfigValue &winner = inAuth.isTrue() ? inAuth : onTop;
        if (winner.isTrue())
            authOf(entry).set(option.name, std::move(winner));
    }
    const ConfigMapping unexpanded = entry;
    for (const auto &[key, value] : unexpanded) {
        if (!value.isText() || key == "password")
            continue;
        auto expanded = formatted(value.shared(), entry);
        if (!expanded)
            return Error::make(ErrorKind::Usage, "'" + key + "' " + expanded.error().detail);
        entry.set(key, ConfigValue::text(*std::move(expanded)));
    }
    return {};
}

} // namespace porthole::openstack

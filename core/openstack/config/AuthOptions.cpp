#include "core/openstack/config/AuthOptions.h"

#include <algorithm>
#include <array>

namespace porthole::openstack {

namespace {

// Source: keystoneauth1/loading/identity.py (BaseGenericLoader, BaseV3Loader) and the plugins below
// _plugins/identity. An option that is not in a plugin's list stays where it was written.
constexpr std::array kGenericPassword{
    AuthOption{"auth_url"},
    AuthOption{"system_scope"},
    AuthOption{"domain_id"},
    AuthOption{"domain_name"},
    AuthOption{"project_id", "tenant_id"},
    AuthOption{"project_name", "tenant_name"},
    AuthOption{"project_domain_id"},
    AuthOption{"project_domain_name"},
    AuthOption{"trust_id"},
    AuthOption{"default_domain_id"},
    AuthOption{"default_domain_name"},
    AuthOption{"user_id"},
    AuthOption{"username", "user_name"},
    AuthOption{"user_domain_id"},
    AuthOption{"user_domain_name"},
    AuthOption{"password"},
};
constexpr std::array kV3Password{
    AuthOption{"auth_url"},
    AuthOption{"system_scope"},
    AuthOption{"domain_id"},
    AuthOption{"domain_name"},
    AuthOption{"project_id"},
    AuthOption{"project_name"},
    AuthOption{"project_domain_id"},
    AuthOption{"project_domain_name"},
    AuthOption{"trust_id"},
    AuthOption{"user_id"},
    AuthOption{"username", "user_name"},
    AuthOption{"user_domain_id"},
    AuthOption{"user_domain_name"},
    AuthOption{"password"},
};
constexpr std::array kGenericToken{
    AuthOption{"auth_url"},
    AuthOption{"system_scope"},
    AuthOption{"domain_id"},
    AuthOption{"domain_name"},
    AuthOption{"project_id", "tenant_id"},
    AuthOption{"project_name", "tenant_name"},
    AuthOption{"project_domain_id"},
    AuthOption{"project_domain_name"},
    AuthOption{"trust_id"},
    AuthOption{"default_domain_id"},
    AuthOption{"default_domain_name"},
    AuthOption{"token"},
};
constexpr std::array kV3Token{
    AuthOption{"auth_url"},          AuthOption{"system_scope"},
    AuthOption{"domain_id"},         AuthOption{"domain_name"},
    AuthOption{"project_id"},        AuthOption{"project_name"},
    AuthOption{"project_domain_id"}, AuthOption{"project_domain_name"},
    AuthOption{"trust_id"},          AuthOption{"token"},
};
constexpr std::array kApplicationCredential{
    AuthOption{"auth_url"},
    AuthOption{"system_scope"},
    AuthOption{"domain_id"},
    AuthOption{"domain_name"},
    AuthOption{"project_id"},
    AuthOption{"project_name"},
    AuthOption{"project_domain_id"},
    AuthOption{"project_domain_name"},
    AuthOption{"trust_id"},
    AuthOption{"user_id"},
    AuthOption{"username", "user_name"},
    AuthOption{"user_domain_id"},
    AuthOption{"user_domain_name"},
    AuthOption{"application_credential_secret"},
    AuthOption{"application_credential_id"},
    AuthOption{"application_credential_name"},
};

constexpr std::array<AuthType, 5> kSpoken{{
    {"password", AuthMethod::Password, kGenericPassword},
    {"v3password", AuthMethod::Password, kV3Password},
    {"token", AuthMethod::Token, kGenericToken},
    {"v3token", AuthMethod::Token, kV3Token},
    {"v3applicationcredential", AuthMethod::ApplicationCredential, kApplicationCredential},
}};

constexpr std::array<std::string_view, 21> kNotSpoken{
    "none",
    "http_basic",
    "admin_token",
    "token_endpoint",
    "v2password",
    "v2token",
    "v3oidcclientcredentials",
    "v3oidcpassword",
    "v3oidcdeviceauthz",
    "v3oidcauthcode",
    "v3oidcaccesstoken",
    "v3oauth1",
    "v3kerberos",
    "v3totp",
    "v3fedkerb",
    "v3tokenlessauth",
    "v3adfspassword",
    "v3samlpassword",
    "v3multifactor",
    "v3oauth2clientcredential",
    "v3oauth2mtlsclientcredential",
};

} // namespace

const AuthType *authType(std::string_view name)
{
    const auto found =
        std::find_if(kSpoken.begin(), kSpoken.end(), [&](const AuthType &type) { return type.name == name; });
    return found == kSpoken.end() ? nullptr : &*found;
}

bool isKnownAuthType(std::string_view name)
{
    return authType(name) || std::find(kNotSpoken.begin(), kNotSpoken.end(), name) != kNotSpoken.end();
}

bool isSecretOption(std::string_view name)
{
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower.ends_with("_endpoint") || lower.ends_with("_type"))
        return false;
    const auto holds = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    return holds("password") || holds("passcode") || holds("token") || holds("secret") || lower == "code" ||
           lower.ends_with("_code");
}

} // namespace porthole::openstack

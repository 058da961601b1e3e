#pragma once

#include <span>
#include <string>
#include <string_view>

namespace porthole::openstack {

/// An option of a keystoneauth plugin, as it is written in clouds.yaml.
struct AuthOption {
    std::string_view name;
    std::string_view oldName = {}; ///< still read where `name` is not given
};

/// What the auth types are that Porthole signs in with.
enum class AuthMethod { Password, Token, ApplicationCredential };

/// One auth_type by keystoneauth's entry point name; null if there is none of that name, or Porthole
/// cannot use it.
struct AuthType {
    std::string_view name;
    AuthMethod method;
    std::span<const AuthOption> options;
};
const AuthType *authType(std::string_view name);

/// Whether keystoneauth has an auth_type of that name.
bool isKnownAuthType(std::string_view name);

/// Whether what an option or a variable of that name holds is to be kept secret: passwords, passcodes,
/// tokens, secrets and authorization codes, in either case.
bool isSecretOption(std::string_view name);

} // namespace porthole::openstack

#pragma once

#include <QtGlobal>

namespace porthole::slycat {

/// How a server wants to be asked about a session once it is made. The answer to POST /remotes gives it
/// away: v1.2 to v1.4 answer {"sid"} and nothing else, v1.5 and later add "status" and "msg".
enum class Dialect : quint8 {
    Sid,      ///< v1.2 to v1.4: the sid stands in URLs and bodies
    Hostname, ///< v1.5 and later: the hostname does, exactly as it was given
};

/// How a server wants to be signed in to. It tells by how it answers who has not: 401 or a redirect. A
/// matter of its plugins, not of its version.
enum class SignInScheme : quint8 {
    None,
    Basic, ///< HTTP Basic, and a cookie after the first success
    Login, ///< POST /login, and a cookie
};

} // namespace porthole::slycat

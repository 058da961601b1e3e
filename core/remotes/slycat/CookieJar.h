#pragma once

#include "core/base/Redactor.h"
#include "core/base/Secret.h"
#include "core/net/HttpMessage.h"
#include "core/net/HttpRules.h"

#include <QDateTime>
#include <vector>

namespace porthole::slycat {

/// The cookies of one Slycat server: the two that signing in consists of, and no others. They go back to
/// the origin that set them and nowhere else, a Secure one over https only, and they end with the jar.
/// Source: RFC 6265 sections 5.3 and 5.4, for a single host.
class CookieJar {
public:
    explicit CookieJar(net::Origin origin);

    /// Takes what the answer sets, and drops what it ends.
    void take(const net::HttpResponse &answer);
    /// The value of the Cookie header for a path of the origin; empty if there is none to send.
    QByteArray header(const QByteArray &path) const;

    /// Whether there is the cookie that stands for the sign-in.
    bool holdsSignIn() const;
    /// A cookie came that only goes over https, and this is not: it could not be kept.
    bool refusedSecure() const { return m_refusedSecure; }
    void clear();

private:
    struct Cookie {
        QByteArray name;
        QByteArray path;
        QDateTime expires; ///< invalid: with the jar
        Secret value;
        RedactedText redacted;
    };

    void put(const QByteArray &name, const QByteArray &value, const QByteArray &path,
             const QDateTime &expires);
    void drop(const QByteArray &name);

    const net::Origin m_origin;
    bool m_refusedSecure = false;
    std::vector<Cookie> m_cookies;
};

} // namespace porthole::slycat

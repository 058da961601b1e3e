#pragma once

#include "core/base/Secret.h"

#include <QByteArray>

namespace porthole::serve {

/// Who may use the service.
inline constexpr char kUser[] = "porthole";

/// A password of 192 random bits, to be written into serve.json.
Secret generatedPassword();

/// HTTP Basic for one user. Source: RFC 7617. Thread: any.
class Credentials {
public:
    explicit Credentials(const Secret &password);
    /// Whether the header's value names the user and the password. How long that takes tells nothing of
    /// either.
    bool match(const QByteArray &authorization) const;

private:
    QByteArray m_digest; ///< SHA-256 of "user:password"
};

} // namespace porthole::serve

#pragma once

#include "core/base/Error.h"
#include "core/model/ConsoleUrl.h"
#include "core/net/ProxyEnvironment.h"
#include "core/net/TlsTrust.h"

#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>
#include <variant>

namespace porthole {

/// What would clear the way to a console that is not there yet.
enum class ConsoleRemedy : quint8 {
    None,
    Wait,     ///< nothing but time: building, rebooting, migrating
    Start,    ///< the server is switched off
    Resume,   ///< it is suspended to disk
    Unshelve, ///< it is shelved
};

/// An address to connect to now, and nothing else: it lapses.
struct ConsoleReady {
    ConsoleTarget target;
    net::TlsTrust trust; ///< what the cloud's settings believe besides the session's own
    /// The way there, where it is another one than the session's own.
    std::optional<net::ProxyEnvironment> proxies{};
};
/// There is no console yet. The source goes on looking; more follows.
struct ConsoleNotYet {
    Error error; ///< what stands in the way, in words
    ConsoleRemedy remedy = ConsoleRemedy::Wait;
};
/// The source has given up; nothing follows until it is asked again.
struct ConsoleRefused {
    Error error;
    /// For CertificateUntrusted.
    QByteArray certificateSha256{};
    QString certificateProblem{};
};
using ConsoleOffer = std::variant<ConsoleReady, ConsoleNotYet, ConsoleRefused>;

/// Where a console's address comes from, anew for every attempt: a cloud's Nova. The session owns it, on
/// its decoding thread; the work behind it may be done in another. Destroying it ends what it began, and
/// nothing is answered after that.
class ConsoleSource {
public:
    using Answer = std::function<void(ConsoleOffer)>;

    virtual ~ConsoleSource() = default;

    /// Looks for an address: any number of ConsoleNotYet, then one of the others, each in the thread that
    /// asked. Asking again begins anew.
    virtual void ask(Answer answer) = 0;
    /// The person wants that done about the server. What comes of it is heard as answers to ask().
    virtual void perform(ConsoleRemedy remedy) = 0;
    /// The person trusts the certificate that the last ConsoleRefused told of.
    virtual void trustCertificate() = 0;
};

} // namespace porthole

#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"

#include <QString>
#include <optional>

namespace porthole {

/// A stage of the way to a host or a console, in the order in which they are gone through.
enum class CheckStage : quint8 {
    Name,     ///< to addresses
    Reach,    ///< a port, over TCP
    Tls,      ///< and whom its certificate belongs to
    Upgrade,  ///< from HTTP to a WebSocket
    Protocol, ///< it speaks SSH, or RFB
    HostKey,
    SignIn,
    Agent,
};

enum class CheckOutcome : quint8 {
    Passed,
    Failed,
    NeedsYou, ///< nothing is wrong: it goes on when somebody decides, or types something
};

/// The one thing to do about a stage that did not pass.
enum class Remedy : quint8 {
    None,
    CheckName,    ///< there is no such name, or nobody here can look it up
    CheckNetwork, ///< the machine is off, or the network does not lead there
    CheckPort,    ///< nothing listens there
    CheckService, ///< something else listens there, or it hangs
    CompareKey,   ///< connect, and compare the fingerprint
    AskForKey,    ///< another key than before: whoever runs the machine knows why
    TypePassword,
    CorrectSignIn,    ///< user, password, key
    CheckCertificate, ///< connect, and compare it; or the machine's clock is wrong
    FreshLink,        ///< the link has lapsed
    AllowCommand,     ///< connect, and look at the program that would run
    SetUpAgent,
    CorrectSettings, ///< what was filled in, or ~/.ssh/config
    TryAgain,
};

/// What an examination found out about one stage. Never a secret.
struct Finding {
    CheckStage stage = CheckStage::Name;
    CheckOutcome outcome = CheckOutcome::Passed;
    QString subject{};            ///< the machine that it is about, as it was given
    Milliseconds took{0};         ///< without what came before it
    QString detail{};             ///< what was found: an address, a fingerprint; fit to be shown
    std::optional<Error> error{}; ///< of one that failed
    Remedy remedy = Remedy::None;
};

/// What is to be done where a stage has failed in this way.
Remedy remedyFor(CheckStage stage, ErrorKind kind);

} // namespace porthole

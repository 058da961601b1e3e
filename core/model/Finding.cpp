#include "core/model/Finding.h"

namespace porthole {

namespace {

/// Where only the stage tells one cause from another.
Remedy byStage(CheckStage stage)
{
    switch (stage) {
    case CheckStage::Name:
        return Remedy::CheckName;
    case CheckStage::Reach:
        return Remedy::CheckNetwork;
    case CheckStage::Tls:
    case CheckStage::Upgrade:
    case CheckStage::Protocol:
        return Remedy::CheckService;
    case CheckStage::HostKey:
        return Remedy::TryAgain;
    case CheckStage::SignIn:
        return Remedy::CorrectSignIn;
    case CheckStage::Agent:
        return Remedy::SetUpAgent;
    }
    return Remedy::None;
}

} // namespace

Remedy remedyFor(CheckStage stage, ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
        // An answer, if only a refusal, comes from a machine that is there.
        return stage == CheckStage::Reach ? Remedy::CheckPort : byStage(stage);
    case ErrorKind::Timeout:
    case ErrorKind::Closed:
    case ErrorKind::Tls:
    case ErrorKind::PeerIncompatible:
    case ErrorKind::PeerMisbehaved:
        return byStage(stage);
    case ErrorKind::AuthRejected:
    case ErrorKind::Forbidden:
        return stage == CheckStage::Upgrade ? Remedy::FreshLink : Remedy::CorrectSignIn;
    case ErrorKind::NotFound:
        return stage == CheckStage::Upgrade ? Remedy::FreshLink : byStage(stage);
    case ErrorKind::Usage:
        return Remedy::CorrectSettings;
    case ErrorKind::AgentNotConfigured:
    case ErrorKind::AgentUnusable:
    case ErrorKind::AgentFailed:
        return Remedy::SetUpAgent;
    case ErrorKind::CertificateUntrusted:
        return Remedy::CheckCertificate;
    case ErrorKind::HostKeyUnknown:
        return Remedy::CompareKey;
    case ErrorKind::HostKeyChanged:
    case ErrorKind::HostKeyRevoked:
        return Remedy::AskForKey;
    case ErrorKind::Cancelled:
    case ErrorKind::Unavailable:
    case ErrorKind::Storage:
    case ErrorKind::Bug:
        return Remedy::TryAgain;
    }
    return Remedy::None;
}

} // namespace porthole

#pragma once

#include "core/base/Bytes.h"

#include <optional>
#include <vector>

namespace porthole::openssh {

/// The keys that there are. A key is known by its public half's blob.
struct KeyRing {
    /// Of the files that are named, in order; empty where it shows only after the file was unlocked.
    std::vector<Bytes> files;
    std::vector<Bytes> certificates; ///< from files
    std::vector<Bytes> agent;        ///< what the agent has, certificates among it
    bool filesOnly = false;          ///< IdentitiesOnly
};

/// What is shown to the server, and who signs if the server would take it.
struct KeyOffer {
    Bytes blob;                      ///< a key, or a certificate for it; empty: see KeyRing::files
    Bytes key;                       ///< the key itself, the same for all its certificates
    std::optional<Bytes> agentKey;   ///< the agent signs, with this one
    std::optional<std::size_t> file; ///< else the one of this file

    friend bool operator==(const KeyOffer &, const KeyOffer &) = default;
};

/// In which order keys are offered: those of the agent that a file names, its others, then the files that it
/// has no key of. A certificate is offered with the key that it is for, and before it; without that key it
/// is not. Nothing is offered twice. Source: ssh_config(5), IdentityFile, IdentitiesOnly, CertificateFile.
std::vector<KeyOffer> orderOfKeys(const KeyRing &ring);

} // namespace porthole::openssh

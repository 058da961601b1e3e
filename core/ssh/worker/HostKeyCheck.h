#pragma once

#include "core/ssh/SshOptions.h"
#include "core/ssh/trust/KnownHosts.h"
#include "core/ssh/worker/Asker.h"
#include "core/ssh/worker/Session.h"

namespace porthole::ssh {

/// The host key algorithms that libssh has, those first whose keys are known for the host.
/// Errors: Storage.
Result<QList<QByteArray>> hostKeyAlgorithms(const KnownHosts &known, const ResolvedHost &host);

/// Decides about the key that a host has shown; nothing of the user's was sent before (SEC-20). A new key
/// that is accepted is remembered. Any failure on the way is a refusal.
/// Errors: HostKeyUnknown, HostKeyChanged, HostKeyRevoked, Cancelled, Asker::ask()'s, KnownHosts'.
Result<> checkHostKey(Asker &asker, const KnownHosts &known, const ResolvedHost &host, const SshHop &hop,
                      HostKeyMode mode, const HostKey &key);

} // namespace porthole::ssh

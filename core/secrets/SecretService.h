#pragma once

#include "core/base/Clock.h"
#include "core/base/Task.h"
#include "core/secrets/CredentialStore.h"

namespace porthole::secrets {

/// How the desktop's Secret Service is, or KWallet where that stands in for it, without prompting anybody:
/// whether the bus knows it or can start it, whether it has a default collection and whether that is locked.
/// Source: Secret Service API 0.2, interfaces Service and Collection. Thread: the main thread.
Task<StoreStatus> secretServiceStatus(Milliseconds timeout);

/// Makes libsecret begin anew with the service: its session is one with a daemon that may have been
/// restarted since, and it would not notice. Thread: the main thread.
void forgetSecretServiceSession();

} // namespace porthole::secrets

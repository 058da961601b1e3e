#pragma once

#include "core/base/Result.h"
#include "core/model/CloudProfile.h"
#include "core/net/NetworkHttpTransport.h"

namespace porthole::openstack {

/// How HTTP speaks to a cloud: its CA file, the client's certificate, the pinned exceptions. `verify:
/// false` is not obeyed (SEC-21): a certificate that does not verify is shown, and pinned if the person
/// accepts it. Reads files. Errors: Storage (unreadable), Usage (not what it should hold).
Result<net::HttpOptions> httpOptionsFor(const CloudProfile &profile, net::ProxyEnvironment proxies,
                                        const QList<net::PinnedCertificate> &pins);

} // namespace porthole::openstack

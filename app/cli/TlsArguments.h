#pragma once

#include "app/cli/Arguments.h"
#include "core/net/TlsTrust.h"

namespace porthole::cli {

/// The fingerprints of --pin SHA256[,SHA256...], 32 bytes each. Errors: Usage.
Result<QList<QByteArray>> pinsOf(const Arguments &arguments);

/// Adds --ca-file to `trust`. Errors: Usage, Storage.
Result<> addCaFile(const Arguments &arguments, net::TlsTrust &trust);

/// What to say of a certificate that did not verify: who showed it, what is wrong with it, and how to
/// trust it all the same.
Error untrustedCertificate(const QString &peer, const QString &problem, const QByteArray &sha256);

} // namespace porthole::cli

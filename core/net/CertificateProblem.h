#pragma once

#include "core/model/Endpoint.h"
#include "core/net/ByteChannel.h"

#include <QList>

class QSslCertificate;
class QSslError;

namespace porthole::net {

/// The end of a channel whose peer's certificate did not verify: CertificateUntrusted with the
/// fingerprint and the problem in plain words (Tls if the peer sent no certificate at all).
ChannelClosed untrusted(const Endpoint &endpoint, const QSslCertificate &peer,
                        const QList<QSslError> &errors);

} // namespace porthole::net

#pragma once

#include "core/net/NetworkHttpTransport.h"

namespace porthole::cli {

/// The way to a cloud that also believes the certificates of --pin, whichever of the cloud's services
/// shows them: where those are is only known once Keystone has told. Thread: one.
class PinnedTransport final : public net::HttpTransport {
public:
    PinnedTransport(net::HttpOptions options, QList<QByteArray> sha256)
        : m_inner(std::move(options))
        , m_sha256(std::move(sha256))
    {}

    Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;
    std::optional<net::UntrustedCertificate> untrusted() const override { return m_inner.untrusted(); }
    void forgetConnections() override { m_inner.forgetConnections(); }

private:
    net::NetworkHttpTransport m_inner;
    const QList<QByteArray> m_sha256;
};

} // namespace porthole::cli

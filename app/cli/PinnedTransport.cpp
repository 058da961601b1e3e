#include "app/cli/PinnedTransport.h"

namespace porthole::cli {

Task<Result<net::HttpResponse>> PinnedTransport::send(net::HttpRequest request)
{
    auto answer = co_await m_inner.send(request);
    const bool doubted = !answer && answer.error().kind == ErrorKind::CertificateUntrusted;
    const auto unknown = m_inner.untrusted();
    if (!doubted || !unknown || !m_sha256.contains(unknown->exception.sha256))
        co_return std::move(answer);
    // Nothing of the request was sent: the certificate comes before it.
    m_inner.pin(unknown->exception);
    auto again = co_await m_inner.send(std::move(request));
    co_return std::move(again);
}

} // namespace porthole::cli

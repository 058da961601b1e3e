#pragma once

#include "core/model/Endpoint.h"

#include <QByteArray>
#include <optional>

namespace porthole {

/// An address cut where RFC 3986 appendix B cuts it, and not otherwise touched: QUrl decodes and
/// re-encodes as it goes, and a token has to arrive as it was issued.
struct UrlText {
    QByteArray scheme; ///< lower case; empty if the text has none
    std::optional<QByteArray> userInfo;
    QByteArray authority; ///< host and port
    QByteArray path;
    std::optional<QByteArray> query;
    std::optional<QByteArray> fragment;

    /// Refuses what no address may hold: more than 8 KiB, a blank, a control character.
    /// Errors: Usage; the text is not repeated.
    static Result<UrlText> parse(const QByteArray &text);

    /// The authority as host and port. Errors: Usage.
    Result<Endpoint> endpoint(quint16 defaultPort) const;
};

/// The bytes that a percent-encoding stands for. A '%' without two hexadecimal digits stands for
/// itself, as it does to browsers.
QByteArray percentDecoded(QByteArrayView text);

/// A path and query as they go into an HTTP request line: bytes that may not stand there are
/// percent-encoded, all others (and every percent-encoding) stay, a fragment is dropped.
/// Errors: Usage, for a control character.
Result<QByteArray> requestTargetOf(QByteArrayView pathAndQuery);

} // namespace porthole

#pragma once

#include "core/base/Result.h"
#include "core/sftp/Reply.h"

#include <QByteArray>

/// Paths and answers of SFTP as this program's values: bytes, results, errors by who must act.
namespace porthole::ssh {

inline std::string_view viewed(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

inline QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Errors: Usage (empty, above 32768 bytes, or with a NUL: the server would take what is before it).
Result<> checkPath(const QByteArray &path);

/// Why the server did not do it, with what it says. Errors: NotFound, Forbidden, Unavailable ("failure"),
/// PeerIncompatible (it cannot), Closed, PeerMisbehaved.
Error errorOf(const sftp::Status &status, const QByteArray &path);

/// Of a reply that is not the one hoped for. The client lets no others through, but the Status that says why.
Error errorOf(const sftp::Reply &reply, const QByteArray &path);

template <class T> Result<T> expected(sftp::Reply reply, const QByteArray &path)
{
    if (T *wanted = std::get_if<T>(&reply))
        return std::move(*wanted);
    return errorOf(reply, path);
}

/// Success, of a request that is answered with a Status.
Result<> succeeded(const sftp::Reply &reply, const QByteArray &path);

inline bool isEnd(const sftp::Reply &reply)
{
    const auto *status = std::get_if<sftp::Status>(&reply);
    return status && status->code == sftp::StatusCode::Eof;
}

} // namespace porthole::ssh

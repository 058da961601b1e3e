#include "core/ssh/sftp/SftpReplies.h"

#include "core/base/DisplayText.h"

namespace porthole::ssh {

namespace {

using namespace sftp;

constexpr qsizetype kLongestPath = 32768;

ErrorKind kindOf(StatusCode code)
{
    switch (code) {
    case StatusCode::NoSuchFile:
        return ErrorKind::NotFound;
    case StatusCode::PermissionDenied:
        return ErrorKind::Forbidden;
    case StatusCode::Failure:
        return ErrorKind::Unavailable;
    case StatusCode::NoConnection:
    case StatusCode::ConnectionLost:
        return ErrorKind::Closed;
    case StatusCode::OperationUnsupported:
        return ErrorKind::PeerIncompatible;
    case StatusCode::Ok:
    case StatusCode::Eof:
    case StatusCode::BadMessage:
        break;
    }
    return ErrorKind::PeerMisbehaved;
}

} // namespace

Result<> checkPath(const QByteArray &path)
{
    if (path.contains('\0'))
        return Error::make(ErrorKind::Usage, "a path has no NUL in it");
    if (path.isEmpty() || path.size() > kLongestPath)
        return Error::make(ErrorKind::Usage, "a path has between 1 and 32768 bytes");
    return {};
}

Error errorOf(const Status &status, const QByteArray &path)
{
    std::string words = displayText(status.message, 200);
    if (words.empty())
        words = "the SFTP server refuses it";
    return Error::make(kindOf(status.code), displayText(viewed(path), 400) + ": " + words);
}

Error errorOf(const Reply &reply, const QByteArray &path)
{
    const Status *status = std::get_if<Status>(&reply);
    return errorOf(status ? *status : Status{StatusCode::BadMessage, {}}, path);
}

Result<> succeeded(const Reply &reply, const QByteArray &path)
{
    const Status *status = std::get_if<Status>(&reply);
    if (status && status->code == StatusCode::Ok)
        return {};
    return errorOf(reply, path);
}

} // namespace porthole::ssh

#include "core/session/reach/WayWords.h"

#include "core/base/DisplayText.h"

namespace porthole {

namespace {

/// Where nobody needs to do anything, and it may be another time.
bool mayPass(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::Timeout || kind == ErrorKind::Closed;
}

/// Whose words say something about the way.
bool isOfTheWay(ErrorKind kind) { return mayPass(kind) || kind == ErrorKind::Forbidden; }

} // namespace

Error wayIsDown(const QString &host, const std::optional<Error> &why)
{
    std::string detail = "the way through " + displayText(host.toStdString()) + " is down";
    if (why)
        detail += ": " + why->detail;
    return Error::make(!why || mayPass(why->kind) ? ErrorKind::Unreachable : ErrorKind::Unavailable,
                       std::move(detail));
}

Error throughHost(const QString &host, Error error)
{
    if (isOfTheWay(error.kind))
        error.detail += " (through " + displayText(host.toStdString()) + ")";
    return error;
}

} // namespace porthole

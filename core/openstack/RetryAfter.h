#pragma once

#include "core/base/Clock.h"
#include "core/net/HttpMessage.h"

#include <QDateTime>
#include <optional>

namespace porthole::openstack {

/// The longest that a cloud can make us wait, whatever it says.
inline constexpr Milliseconds kLongestWait{5 * 60 * 1000};

/// How long the answer asks to wait: Retry-After in seconds or as a date, else the retryAfter of an
/// overLimit fault; at most kLongestWait, 0 for a date that is past, nothing for garbage. A date is
/// measured by the answer's own Date if it has one, else by `now`. Source: RFC 9110 section 10.2.3.
std::optional<Milliseconds> retryAfter(const net::HttpResponse &answer, const QDateTime &now);

/// An HTTP date in any of its three forms; invalid for others. Source: RFC 9110 section 5.6.7.
QDateTime httpDate(const QByteArray &text);

} // namespace porthole::openstack

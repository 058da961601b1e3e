#pragma once

#include "core/model/ConsoleUrl.h"
#include "core/model/UrlText.h"

namespace porthole {

/// Reads the address of a noVNC page as noVNC does. `page` is http or https.
///
/// Algorithm A (vnc_auto.html to v0.6, vnc_lite.html to v1.7, vnc.html to v1.5 or with host=) puts
/// the path behind the host; B (vnc.html from v1.6, vnc_lite.html after it) resolves it against the
/// page. Which of them a page follows cannot be seen from its address.
///
/// Deliberate differences: https never becomes ws; a path of several leading slashes, or one with a
/// scheme of its own, names no other host.
/// Errors: Usage.
Result<QList<ConsoleRoute>> routesOfNovncPage(const UrlText &page);

/// The password= of a noVNC page, decoded; empty if it has none.
QByteArray passwordOfNovncPage(const UrlText &page);

} // namespace porthole

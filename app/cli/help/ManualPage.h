#pragma once

#include <QString>

namespace porthole::cli {

/// porthole(1) in the man macros of roff: what `porthole help` says of everything, on one page.
/// `version` stands in its footer.
QString manualPage(const QString &version);

} // namespace porthole::cli

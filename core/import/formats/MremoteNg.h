#pragma once

#include "core/base/Result.h"
#include "core/import/Imported.h"

#include <string_view>

namespace porthole::imports {

/// mRemoteNG's confCons.xml of the versions 2.5 to 2.8, as it is or encrypted as a whole, with `password`, or
/// if that is empty, with the one that everybody has. Containers become folders, and what a connection
/// inherits from them stays inherited. Errors: AuthRejected (encrypted with another password), Usage (no such
/// file, a cipher that is not known, deeper than kMostDepth, too many). Source: mRemoteNG 1.77,
/// Config/Serializers/ConnectionSerializers/Xml.
Result<Imported> importMremoteNg(const QByteArray &file, std::string_view password = {});

} // namespace porthole::imports

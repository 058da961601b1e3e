#include "core/base/DisplayText.h"

namespace porthole {

std::string displayText(std::string_view fromPeer, std::size_t limit) { return std::string(fromPeer.substr(0, limit)); }

} // namespace porthole

#pragma once

#include <string_view>

namespace porthole::terminal {

/// Whether a host seems to ask for something secret: `line` is what stands before the cursor. A guess by the
/// words that sudo, ssh, su, passwd and their kin use, in some languages; what follows a shell's prompt is
/// being typed and no question. A host does not say whether it echoes.
bool asksForSecret(std::string_view line);

} // namespace porthole::terminal

#pragma once

#include "app/cli/Arguments.h"
#include "core/transfer/TransferOptions.h"

namespace porthole::cli {

/// What --conflict, -r and -p say. Errors: Usage.
Result<transfer::TransferOptions> transferOptions(const Arguments &arguments);

} // namespace porthole::cli

#pragma once

#include "app/cli/Arguments.h"
#include "core/model/Entry.h"

#include <array>

namespace porthole::cli {

/// What a cloud that is saved here is described by.
inline constexpr std::array kCloudEntryOptions{
    Option{QLatin1String("--auth"), true, true}, Option{QLatin1String("--auth-type"), true},
    Option{QLatin1String("--region"), true},     Option{QLatin1String("--interface"), true},
    Option{QLatin1String("--ca-file"), true},    Option{QLatin1String("--password-stdin")}};

/// Whether the words describe a cloud.
bool describesCloud(const Arguments &arguments);
/// Takes over what they say; the rest of the description stays. Errors: Usage (also what could not be signed
/// in with).
Result<> takeCloud(Entry &to, const Arguments &arguments);
/// With --password-stdin: reads a line of standard input into the keychain, under a reference of its own,
/// which the entry gets. Runs the event loop. Errors: Usage, the keychain's, Cancelled (Ctrl+C).
Result<> takeSecret(Entry &to, const Arguments &arguments);
/// Takes what is under a reference out of the keychain, and says so where it stays. Runs the event loop.
void forgetSecret(const CredentialRef &reference);

} // namespace porthole::cli

#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/Environment.h"
#include "app/cli/host/HostRoute.h"
#include "core/model/CloudProfile.h"

#include <array>

namespace porthole::cli {

inline constexpr QLatin1String kCloud("--cloud");

/// Two lists of options as one.
template <std::size_t First, std::size_t Second>
constexpr std::array<Option, First + Second> joined(const std::array<Option, First> &first,
                                                    const std::array<Option, Second> &second)
{
    std::array<Option, First + Second> all{};
    for (std::size_t i = 0; i < First; ++i)
        all[i] = first[i];
    for (std::size_t i = 0; i < Second; ++i)
        all[First + i] = second[i];
    return all;
}

/// Which cloud, and which of its projects and regions.
inline constexpr std::array kCloudOptions{Option{kCloud, true}, Option{QLatin1String("--region"), true},
                                          Option{QLatin1String("--project"), true}};
/// How any server is reached.
inline constexpr std::array kTlsOptions{Option{QLatin1String("--ca-file"), true},
                                        Option{QLatin1String("--pin"), true},
                                        Option{QLatin1String("--timeout-ms"), true}};

/// The options of every command that asks a cloud, in front of a command's own.
template <std::size_t Count> constexpr auto withCloudOptions(const std::array<Option, Count> &own)
{
    return joined(joined(kCloudOptions, kTlsOptions), joined(kViaOptions, own));
}

/// The cloud that --cloud names, of clouds.yaml or saved here (its secret comes from the keychain then), else
/// the one that is selected where none is named, in the project and region that were asked for. A secret that
/// is written nowhere is asked for at the terminal. Errors: CloudsConfig::load()'s and profile()'s;
/// AuthRejected (a secret is missing and there is no terminal; it says where it may stand), Usage (--project
/// with a credential of one project).
Result<CloudProfile> cloudProfile(const Arguments &arguments, const Environment &environment);

} // namespace porthole::cli

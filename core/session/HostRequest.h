#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/SavedHost.h"

#include <QByteArray>
#include <functional>
#include <optional>

namespace porthole {

/// What somebody wants to connect to, as the form in the window collects it.
struct HostRequest {
    SavedHost host; ///< of a host that is not saved, id and name are empty
    std::optional<Secret> password;
    bool connect = true;
    /// False: a sign-in alone (ShellOptions::hasShell).
    bool wantsShell = true;
    bool save = false;
    /// Keep the password in the keychain once the host has accepted it.
    bool savePassword = false;
    /// Where whoever asks wants to see the shell: ShellOptions::place.
    int place = 0;
    /// Where to begin, in the shell or in its files; empty: the user's home.
    QByteArray folder;
    /// Of one to be saved: to be told, once, whether it was. Where somebody is told that it was not, nothing
    /// else is done.
    std::function<void(const Result<> &)> answer{};
};

} // namespace porthole

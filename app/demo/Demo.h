#pragma once

#include "app/demo/DemoOptions.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/CloudProfile.h"
#include "core/model/HostKey.h"
#include "core/model/SavedHost.h"

#include <QLatin1String>
#include <memory>

namespace porthole::demo {

/// What its cloud is called; hardly any that is configured is called so.
inline constexpr QLatin1String kCloudName("porthole-demo");
/// What its host is called among those that are saved.
inline constexpr QLatin1String kHostName("Demo host");

/// The demo's host, and how to get in.
struct DemoHost {
    SavedHost saved; ///< with the command of its agent; its id and key are of this run, like the password
    Secret password;
    HostKey key;
};

/// A cloud and a host within the process: Keystone, Nova and a console proxy on ports of 127.0.0.1 that the
/// system chose, with a dozen servers whose consoles are alive; and beside them an SSH server
/// (host/SshHost.h). They speak the real protocols, so that Porthole's own clients work with it unchanged. It
/// keeps nothing; user and password are of this run.
///
/// Everything happens in threads of its own; this object is the handle, in its owner's thread.
class Demo {
public:
    /// Errors: Bug (no QGuiApplication, no descriptors), Unavailable (no ports). Thread: the GUI's.
    static Result<std::unique_ptr<Demo>> start(DemoOptions options = {});
    /// Ends the services and every connection to them, promptly.
    ~Demo();

    /// How to sign in: kCloudName, with the password in it. Thread: any.
    CloudProfile profile() const;
    /// Thread: any.
    DemoHost host() const;

private:
    struct Services;
    explicit Demo(std::unique_ptr<Services> services);

    std::unique_ptr<Services> m_services;
};

} // namespace porthole::demo

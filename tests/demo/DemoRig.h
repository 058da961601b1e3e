#pragma once

#include "app/demo/Demo.h"
#include "core/net/NetworkHttpTransport.h"
#include "core/openstack/compute/Compute.h"
#include "tests/support/Failure.h"
#include "tests/support/Flow.h"

#include <QTest>
#include <algorithm>

namespace porthole::test {

/// Machines that boot and change state within an instant.
inline demo::DemoOptions quickDemo()
{
    demo::DemoOptions options;
    options.speed = 40;
    return options;
}

/// The demo, and the product's own clients of it.
struct DemoRig {
    explicit DemoRig(const demo::DemoOptions &options = quickDemo())
        : started(demo::Demo::start(options))
        , demo(started ? std::move(*started) : nullptr)
        , session(demo ? demo->profile() : CloudProfile{}, transport, clock)
        , compute(session)
    {}

    /// Its state as the demo tells it now.
    Server server(const QString &name)
    {
        const auto page = finished(compute.servers.all({}));
        if (!page || !*page)
            return {};
        const auto &servers = (*page)->servers;
        const auto found = std::find_if(servers.begin(), servers.end(),
                                        [&](const Server &server) { return server.name == name; });
        return found == servers.end() ? Server{} : *found;
    }
    /// Where its console is now; nothing if there is none.
    std::optional<ConsoleUrl> console(const QString &name)
    {
        const auto answer = finished(compute.consoles.open(server(name).id, ConsoleType::NoVnc));
        if (!answer || !*answer || !std::holds_alternative<openstack::Console>(**answer))
            return std::nullopt;
        auto url = std::get<openstack::Console>(**answer).url();
        return url ? std::optional(*url) : std::nullopt;
    }

    Result<std::unique_ptr<demo::Demo>> started;
    std::unique_ptr<demo::Demo> demo;
    openstack::CloudClock clock;
    net::NetworkHttpTransport transport{net::HttpOptions{}};
    openstack::CloudSession session;
    openstack::Compute compute;
};

} // namespace porthole::test

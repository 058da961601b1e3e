#include "app/desktop/SingleInstance.h"

#include "app/desktop/ApplicationCalls.h"

#include <gio/gio.h>

#include <utility>

namespace porthole::desktop {

namespace {

/// A window that is alive answers at once; nobody waits longer for one that hangs.
constexpr Milliseconds kPatience{3000};
constexpr std::size_t kMostEarly = 64;

/// D-Bus Specification, "org.freedesktop.DBus.RequestName".
constexpr guint32 kDoNotQueue = 0x4;
constexpr guint32 kPrimaryOwner = 1;
constexpr secrets::BusMethod kRequestName{"org.freedesktop.DBus", "/org/freedesktop/DBus",
                                          "org.freedesktop.DBus", "RequestName"};

} // namespace

Task<bool> SingleInstance::claim(secrets::SessionBus bus)
{
    // Before the name: whoever finds it may call at once.
    m_object = std::make_unique<secrets::SessionBus::Object>(
        bus, kObjectPath, kIntrospection,
        [this](const std::string &method, GVariant *arguments) { take(method, arguments); });
    secrets::VariantRef wanted(g_variant_ref_sink(g_variant_new("(su)", kBusName, kDoNotQueue)));
    const auto answer = co_await bus.call(kRequestName, std::move(wanted), "(u)", kPatience);
    guint32 outcome = kPrimaryOwner; // a bus that does not answer has no window to hand anything to
    if (answer)
        g_variant_get(answer->get(), "(u)", &outcome);
    co_return outcome == kPrimaryOwner;
}

Task<bool> SingleInstance::enter(LaunchRequest request)
{
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return false;
    const bool isFirst = co_await claim(*bus);
    if (isFirst)
        co_return false;
    for (ApplicationCall &call : callsFor(request)) {
        const secrets::BusMethod method{kBusName, kObjectPath, kInterface, call.method};
        const auto answer = co_await bus->call(method, std::move(call.arguments), "()", kPatience);
        if (!answer)
            co_return false; // it hangs, or is about to go
    }
    co_return true;
}

void SingleInstance::serve(Handler handler)
{
    m_handler = std::move(handler);
    for (LaunchRequest &request : std::exchange(m_early, {})) {
        // The bus has started this program for it: the window that comes up is the new one.
        request.newWindow = false;
        m_handler(request);
    }
}

void SingleInstance::take(const std::string &method, GVariant *arguments)
{
    const auto request = requestOf(method, arguments);
    if (!request)
        return;
    if (m_handler)
        m_handler(*request);
    else if (m_early.size() < kMostEarly)
        m_early.push_back(*request);
}

} // namespace porthole::desktop

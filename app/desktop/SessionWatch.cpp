#include "app/desktop/SessionWatch.h"

#include <gio/gio.h>

#include <array>
#include <string>
#include <unistd.h>
#include <utility>

namespace porthole::desktop {

namespace {

constexpr Milliseconds kPatience{3000};
constexpr char kLogin[] = "org.freedesktop.login1";
constexpr char kLoginPath[] = "/org/freedesktop/login1";
constexpr char kManager[] = "org.freedesktop.login1.Manager";
constexpr char kSession[] = "org.freedesktop.login1.Session";
constexpr secrets::BusMethod kInhibit{kLogin, kLoginPath, kManager, "Inhibit"};
constexpr secrets::BusMethod kSessionByPid{kLogin, kLoginPath, kManager, "GetSessionByPID"};
/// Each desktop has its own, and they mean the same.
constexpr std::array kScreenSavers{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                                   "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
                                   "org.xfce.ScreenSaver"};

/// The one argument of such signals.
bool isTrue(GVariant *arguments)
{
    gboolean value = FALSE;
    if (g_variant_is_of_type(arguments, G_VARIANT_TYPE("(b)")))
        g_variant_get(arguments, "(b)", &value);
    return value != FALSE;
}

} // namespace

SessionWatch::SessionWatch(Away away)
    : m_away(std::move(away))
{
    m_flows.begin(watchDesktop());
    m_flows.begin(watchComputer());
}

SessionWatch::~SessionWatch() { letSleep(); }

void SessionWatch::letSleep()
{
    if (m_heldUp >= 0)
        ::close(std::exchange(m_heldUp, -1));
}

void SessionWatch::hear(secrets::SessionBus bus, const char *sender, const char *interface, const char *name,
                        const char *path, std::function<void(GVariant *)> heard)
{
    m_signals.push_back(std::make_unique<secrets::SessionBus::Signal>(bus, sender, interface, name, path,
                                                                      nullptr, std::move(heard)));
}

Task<> SessionWatch::watchDesktop()
{
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return;
    for (const char *const saver : kScreenSavers)
        hear(*bus, nullptr, saver, "ActiveChanged", nullptr, [this](GVariant *arguments) {
            if (isTrue(arguments))
                m_away();
        });
}

Task<> SessionWatch::watchComputer()
{
    auto bus = co_await secrets::SessionBus::connectToSystem(kPatience);
    if (!bus)
        co_return;
    hear(*bus, kLogin, kManager, "PrepareForSleep", kLoginPath, [this, to = *bus](GVariant *arguments) {
        if (!isTrue(arguments))
            return m_flows.begin(holdUpSleep(to)); // it is awake again
        m_away();
        letSleep();
    });
    co_await holdUpSleep(*bus);
    constexpr guint32 kThisProcess = 0;
    secrets::VariantRef process(g_variant_ref_sink(g_variant_new("(u)", kThisProcess)));
    const auto session = co_await bus->call(kSessionByPid, std::move(process), "(o)", kPatience);
    if (!session) // started by a service, say
        co_return;
    const char *path = nullptr;
    g_variant_get(session->get(), "(&o)", &path);
    hear(*bus, kLogin, kSession, "Lock", path, [this](GVariant *) { m_away(); });
}

Task<> SessionWatch::holdUpSleep(secrets::SessionBus bus)
{
    if (m_heldUp >= 0)
        co_return;
    secrets::VariantRef wish(g_variant_ref_sink(
        g_variant_new("(ssss)", "sleep", "Porthole", "It locks itself before the computer sleeps", "delay")));
    const auto held = co_await bus.callForDescriptor(kInhibit, std::move(wish), kPatience);
    if (held)
        m_heldUp = *held;
}

} // namespace porthole::desktop

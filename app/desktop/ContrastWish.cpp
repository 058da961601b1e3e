#include "app/desktop/ContrastWish.h"

#include "core/secrets/SessionBus.h"

#include <gio/gio.h>

namespace porthole::desktop {

namespace {

constexpr Milliseconds kPatience{3000};
constexpr secrets::BusMethod kRead{"org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                   "org.freedesktop.portal.Settings", "Read"};
constexpr guint32 kHigher = 1;

/// The answer is a variant in a variant, with newer portals as well.
bool isHigher(GVariant *answer)
{
    secrets::VariantRef value(g_variant_get_child_value(answer, 0));
    while (g_variant_is_of_type(value.get(), G_VARIANT_TYPE_VARIANT))
        value.reset(g_variant_get_variant(value.get()));
    return g_variant_is_of_type(value.get(), G_VARIANT_TYPE_UINT32) &&
           g_variant_get_uint32(value.get()) == kHigher;
}

} // namespace

void ContrastWish::look() { m_flows.begin(ask()); }

Task<> ContrastWish::ask()
{
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return;
    secrets::VariantRef wanted(
        g_variant_ref_sink(g_variant_new("(ss)", "org.freedesktop.appearance", "contrast")));
    const auto answer = co_await bus->call(kRead, std::move(wanted), "(v)", kPatience);
    if (answer)
        m_told(isHigher(answer->get()));
}

} // namespace porthole::desktop

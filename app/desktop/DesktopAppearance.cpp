#include "app/desktop/DesktopAppearance.h"

#include <gio/gio.h>

#include <string_view>

namespace porthole::desktop {

namespace {

constexpr Milliseconds kPatience{3000};
constexpr char kPortal[] = "org.freedesktop.portal.Desktop";
constexpr char kPath[] = "/org/freedesktop/portal/desktop";
constexpr char kSettings[] = "org.freedesktop.portal.Settings";
constexpr char kAppearance[] = "org.freedesktop.appearance";
constexpr secrets::BusMethod kRead{kPortal, kPath, kSettings, "Read"};
constexpr unsigned int kDark = 1, kLight = 2; // of color-scheme
constexpr unsigned int kHigher = 1;           // of contrast

/// An answer is a variant in a variant, with newer portals as well; a change is told in a single one.
/// Nothing if it holds another type than the specification has for these keys.
std::optional<unsigned int> valueOf(GVariant *given)
{
    secrets::VariantRef value(g_variant_ref(given));
    while (g_variant_is_of_type(value.get(), G_VARIANT_TYPE_VARIANT))
        value.reset(g_variant_get_variant(value.get()));
    if (!g_variant_is_of_type(value.get(), G_VARIANT_TYPE_UINT32))
        return std::nullopt;
    return g_variant_get_uint32(value.get());
}

} // namespace

void DesktopAppearance::look()
{
    m_flows.begin(ask(&m_scheme));
    m_flows.begin(ask(&m_contrast));
}

Task<> DesktopAppearance::ask(Wish *wish)
{
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return;
    listen(*bus); // first: a change between the answer and that would be missed
    const int changes = wish->changes;
    secrets::VariantRef wanted(g_variant_ref_sink(g_variant_new("(ss)", kAppearance, wish->key)));
    const auto answer = co_await bus->call(kRead, std::move(wanted), "(v)", kPatience);
    // What was heard meanwhile is newer than the answer, or the same.
    if (wish->changes != changes)
        co_return;
    if (answer)
        tell(*wish, valueOf(secrets::VariantRef(g_variant_get_child_value(answer->get(), 0)).get()));
    else if (answer.error().kind != ErrorKind::Timeout)
        tell(*wish, std::nullopt);
}

void DesktopAppearance::listen(secrets::SessionBus bus)
{
    if (!m_changes)
        m_changes.emplace(bus, kPortal, kSettings, "SettingChanged", kPath, kAppearance,
                          [this](GVariant *arguments) { hear(arguments); });
}

void DesktopAppearance::hear(GVariant *arguments)
{
    if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(ssv)")))
        return;
    const char *key = nullptr;
    g_variant_get_child(arguments, 1, "&s", &key);
    for (Wish *const wish : {&m_scheme, &m_contrast}) {
        if (std::string_view(key) != wish->key)
            continue;
        ++wish->changes;
        tell(*wish, valueOf(secrets::VariantRef(g_variant_get_child_value(arguments, 2)).get()));
    }
}

void DesktopAppearance::tell(const Wish &wish, std::optional<unsigned int> value)
{
    wish.take(m_wishes, value);
    m_told(m_wishes);
}

void DesktopAppearance::takeScheme(Wishes &wishes, std::optional<unsigned int> value)
{
    // What is not known yet counts as 0, no preference.
    wishes.dark = value == kDark || value == kLight ? std::optional(value == kDark) : std::nullopt;
}

void DesktopAppearance::takeContrast(Wishes &wishes, std::optional<unsigned int> value)
{
    wishes.contrast = value == kHigher;
}

} // namespace porthole::desktop

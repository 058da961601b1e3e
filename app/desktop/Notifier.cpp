#include "app/desktop/Notifier.h"

#include "core/secrets/SessionBus.h"

#include <gio/gio.h>

namespace porthole::desktop {

namespace {

constexpr Milliseconds kPatience{3000};
constexpr secrets::BusMethod kNotify{"org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                     "org.freedesktop.Notifications", "Notify"};
constexpr qsizetype kLongest = 200; // characters of either

GVariant *hints()
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{sv}"));
    g_variant_builder_add(&builder, "{sv}", "desktop-entry", g_variant_new_string("org.porthole.Porthole"));
    return g_variant_builder_end(&builder);
}

} // namespace

void Notifier::tell(const QString &summary, const QString &body)
{
    m_flows.begin(send(summary.left(kLongest), body.left(kLongest)));
}

Task<> Notifier::send(QString summary, QString body)
{
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return;
    constexpr gint32 kAsTheDesktopHasIt = -1; // milliseconds
    secrets::VariantRef call(g_variant_ref_sink(g_variant_new(
        "(susss@as@a{sv}i)", "Porthole", m_last, "org.porthole.Porthole", summary.toUtf8().constData(),
        body.toUtf8().constData(), g_variant_new_strv(nullptr, 0), hints(), kAsTheDesktopHasIt)));
    const auto answer = co_await bus->call(kNotify, std::move(call), "(u)", kPatience);
    if (answer)
        g_variant_get(answer->get(), "(u)", &m_last);
}

} // namespace porthole::desktop

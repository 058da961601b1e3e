#include "app/desktop/Notifier.h"

#include <gio/gio.h>

#include <string_view>
#include <utility>

namespace porthole::desktop {

namespace {

constexpr Milliseconds kPatience{3000};
constexpr char kService[] = "org.freedesktop.Notifications";
constexpr char kPath[] = "/org/freedesktop/Notifications";
constexpr secrets::BusMethod kNotify{kService, kPath, kService, "Notify"};
constexpr secrets::BusMethod kClose{kService, kPath, kService, "CloseNotification"};
constexpr std::string_view kDefault = "default"; ///< the action of a click on all of it
constexpr qsizetype kLongest = 200;              // characters of either text

GVariant *hints()
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{sv}"));
    g_variant_builder_add(&builder, "{sv}", "desktop-entry", g_variant_new_string("org.porthole.Porthole"));
    return g_variant_builder_end(&builder);
}

secrets::VariantRef notification(quint32 replaces, const QString &summary, const QString &body,
                                 const QString &action)
{
    constexpr gint32 kAsTheDesktopHasIt = -1; // milliseconds
    const QByteArray words = action.toUtf8();
    const char *actions[] = {kDefault.data(), words.constData()};
    return secrets::VariantRef(g_variant_ref_sink(g_variant_new(
        "(susss@as@a{sv}i)", "Porthole", replaces, "org.porthole.Porthole", summary.toUtf8().constData(),
        body.toUtf8().constData(), g_variant_new_strv(actions, 2), hints(), kAsTheDesktopHasIt)));
}

} // namespace

void Notifier::tell(const QString &summary, const QString &body, Chosen chosen)
{
    m_flows.begin(send(summary.left(kLongest), body.left(kLongest), std::move(chosen)));
}

void Notifier::withdraw() { m_flows.begin(close()); }

Task<> Notifier::send(QString summary, QString body, Chosen chosen)
{
    const auto turn = co_await m_turns.take(kPatience);
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!turn || !bus)
        co_return;
    listen(*bus);
    secrets::VariantRef call = notification(m_last, summary, body, tr("Show"));
    const auto answer = co_await bus->call(kNotify, std::move(call), "(u)", kPatience);
    if (!answer)
        co_return;
    g_variant_get(answer->get(), "(u)", &m_last);
    m_chosen = std::move(chosen);
    m_token.clear();
}

Task<> Notifier::close()
{
    const auto turn = co_await m_turns.take(kPatience);
    const quint32 shown = std::exchange(m_last, 0);
    m_chosen = {};
    if (!turn || shown == 0)
        co_return;
    auto bus = co_await secrets::SessionBus::connect(kPatience);
    if (!bus)
        co_return;
    secrets::VariantRef call(g_variant_ref_sink(g_variant_new("(u)", shown)));
    const auto closed = co_await bus->call(kClose, std::move(call), "()", kPatience);
    (void)closed.has_value(); // it may have gone by itself
}

/// A desktop tells of all notifications, whoever's: ours is known by its number.
void Notifier::listen(secrets::SessionBus bus)
{
    if (!m_signals.empty())
        return;
    const auto hear = [&](const char *name, const char *type, std::function<void(GVariant *)> heard) {
        m_signals.push_back(std::make_unique<secrets::SessionBus::Signal>(
            bus, kService, kService, name, kPath, nullptr,
            [type, heard = std::move(heard)](GVariant *arguments) {
                if (g_variant_is_of_type(arguments, G_VARIANT_TYPE(type)))
                    heard(arguments);
            }));
    };
    hear("ActivationToken", "(us)", [this](GVariant *arguments) {
        guint32 number = 0;
        const char *token = nullptr;
        g_variant_get(arguments, "(u&s)", &number, &token);
        if (number == m_last)
            m_token = token;
    });
    hear("ActionInvoked", "(us)", [this](GVariant *arguments) { invoked(arguments); });
    hear("NotificationClosed", "(uu)", [this](GVariant *arguments) {
        guint32 number = 0;
        g_variant_get(arguments, "(uu)", &number, nullptr);
        if (number == m_last)
            m_last = 0;
    });
}

void Notifier::invoked(GVariant *arguments)
{
    guint32 number = 0;
    const char *action = nullptr;
    g_variant_get(arguments, "(u&s)", &number, &action);
    if (number != m_last || action != kDefault || !m_chosen)
        return;
    const Chosen chosen = m_chosen; // it may be another's by then
    chosen(std::exchange(m_token, {}));
    withdraw(); // not every desktop does by itself
}

} // namespace porthole::desktop

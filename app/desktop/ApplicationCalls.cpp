#include "app/desktop/ApplicationCalls.h"

#include <gio/gio.h>

#include <algorithm>
#include <string_view>

namespace porthole::desktop {

namespace {

using secrets::VariantRef;

constexpr char kToken[] = "activation-token", kStartupId[] = "desktop-startup-id";
constexpr char kDemo[] = "demo", kNewConnection[] = "new-connection", kNewWindow[] = "new-window",
               kOpen[] = "open";
constexpr qsizetype kMost = 64;       // targets or links in one call
constexpr qsizetype kLongest = 8192;  // characters of one: as ConsoleUrl::parse() takes
constexpr gsize kLongestToken = 1024; // bytes

VariantRef owned(GVariant *floating) { return VariantRef(g_variant_ref_sink(floating)); }

GVariant *strings(const QStringList &texts)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE_STRING_ARRAY);
    for (const QString &text : texts)
        g_variant_builder_add(&builder, "s", text.toUtf8().constData());
    return g_variant_builder_end(&builder);
}

GVariant *platformData(const LaunchRequest &request)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE_VARDICT);
    const auto add = [&builder](const char *key, const QByteArray &value) {
        if (!value.isEmpty() && g_utf8_validate(value.constData(), value.size(), nullptr))
            g_variant_builder_add(&builder, "{sv}", key, g_variant_new_string(value.constData()));
    };
    add(kToken, request.activationToken);
    add(kStartupId, request.startupId);
    return g_variant_builder_end(&builder);
}

/// `parameter` may be null: the action has none.
ApplicationCall action(const char *name, GVariant *parameter, const LaunchRequest &request)
{
    GVariantBuilder parameters;
    g_variant_builder_init(&parameters, G_VARIANT_TYPE("av"));
    if (parameter)
        g_variant_builder_add(&parameters, "v", parameter);
    return {"ActivateAction", owned(g_variant_new("(s@av@a{sv})", name, g_variant_builder_end(&parameters),
                                                  platformData(request)))};
}

/// Nothing if there are too many, or one of them is too long.
std::optional<QStringList> stringsOf(GVariant *array)
{
    const gsize count = g_variant_n_children(array);
    if (count > static_cast<gsize>(kMost))
        return std::nullopt;
    QStringList texts;
    for (gsize index = 0; index < count; ++index) {
        const VariantRef child(g_variant_get_child_value(array, index));
        texts << QString::fromUtf8(g_variant_get_string(child.get(), nullptr));
    }
    if (std::any_of(texts.begin(), texts.end(), [](const QString &text) { return text.size() > kLongest; }))
        return std::nullopt;
    return texts;
}

QByteArray tokenOf(GVariant *platformData, const char *key)
{
    const char *token = nullptr;
    if (!g_variant_lookup(platformData, key, "&s", &token) || std::string_view(token).size() > kLongestToken)
        return {};
    return token;
}

std::optional<LaunchRequest> requestOfAction(GVariant *arguments, LaunchRequest request)
{
    const char *name = nullptr;
    GVariant *list = nullptr;
    g_variant_get(arguments, "(&s@av@a{sv})", &name, &list, nullptr);
    const VariantRef parameters(list);
    const std::string_view wanted(name);
    if (wanted == kDemo)
        request.demo = true;
    else if (wanted == kNewConnection)
        request.newConnection = true;
    else if (wanted == kNewWindow)
        request.newWindow = true;
    else if (wanted == kOpen && g_variant_n_children(list) == 1) {
        GVariant *inner = nullptr;
        g_variant_get_child(list, 0, "v", &inner);
        const VariantRef parameter(inner);
        if (!g_variant_is_of_type(inner, G_VARIANT_TYPE_STRING_ARRAY))
            return std::nullopt;
        auto targets = stringsOf(inner);
        if (!targets)
            return std::nullopt;
        request.targets = *std::move(targets);
    } else
        return std::nullopt;
    return request;
}

} // namespace

std::vector<ApplicationCall> callsFor(const LaunchRequest &request)
{
    std::vector<ApplicationCall> calls;
    if (request.demo)
        calls.push_back(action(kDemo, nullptr, request));
    if (!request.targets.isEmpty())
        calls.push_back(action(kOpen, strings(request.targets), request));
    if (!request.links.isEmpty())
        calls.push_back(
            {"Open", owned(g_variant_new("(@as@a{sv})", strings(request.links), platformData(request)))});
    if (request.newConnection)
        calls.push_back(action(kNewConnection, nullptr, request));
    if (calls.empty())
        calls.push_back({"Activate", owned(g_variant_new("(@a{sv})", platformData(request)))});
    return calls;
}

std::optional<LaunchRequest> requestOf(const std::string &method, GVariant *arguments)
{
    // What surrounds the request is the last argument of each method.
    const VariantRef surroundings(g_variant_get_child_value(arguments, g_variant_n_children(arguments) - 1));
    LaunchRequest request;
    request.activationToken = tokenOf(surroundings.get(), kToken);
    request.startupId = tokenOf(surroundings.get(), kStartupId);
    if (method == "Activate")
        return request;
    if (method == "ActivateAction")
        return requestOfAction(arguments, std::move(request));
    const VariantRef uris(g_variant_get_child_value(arguments, 0));
    auto links = stringsOf(uris.get());
    if (!links)
        return std::nullopt;
    request.links = *std::move(links);
    return request;
}

} // namespace porthole::desktop

#include "core/secrets/SecretService.h"

#include "core/secrets/SessionBus.h"

#include <QLibrary>
#include <gio/gio.h>

#include <string_view>

namespace porthole::secrets {

namespace {

constexpr char kService[] = "org.freedesktop.secrets";
/// QtKeychain asks it first on KDE's desktop, and it has no collections.
constexpr char kWallet[] = "org.kde.kwalletd5";

constexpr BusMethod kNames{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "ListNames"};
constexpr BusMethod kActivatable{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                 "ListActivatableNames"};
constexpr BusMethod kReadAlias{kService, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                               "ReadAlias"};
constexpr BusMethod kGet{kService, "", "org.freedesktop.DBus.Properties", "Get"};

bool lists(const VariantRef &names, std::string_view wanted)
{
    GVariantIter *at = nullptr;
    g_variant_get(names.get(), "(as)", &at);
    const char *name = nullptr;
    bool found = false;
    while (g_variant_iter_next(at, "&s", &name))
        found = found || wanted == name;
    g_variant_iter_free(at);
    return found;
}

/// Whether somebody answers to this name, or would if he were asked.
Task<Result<bool>> isThere(SessionBus bus, const char *name, Milliseconds timeout)
{
    for (const BusMethod &method : {kNames, kActivatable}) {
        PH_CO_TRY(const VariantRef names, co_await bus.call(method, nullptr, "(as)", timeout));
        if (lists(names, name))
            co_return true;
    }
    co_return false;
}

Task<Result<StoreStatus>> lookAt(Milliseconds timeout)
{
    PH_CO_TRY(SessionBus bus, co_await SessionBus::connect(timeout));
    StoreStatus status;
    PH_CO_TRY(const bool hasService, co_await isThere(bus, kService, timeout));
    if (!hasService) {
        PH_CO_TRY(const bool hasWallet, co_await isThere(bus, kWallet, timeout));
        if (hasWallet)
            co_return status;
        co_return Error::make(ErrorKind::Unavailable, "no keychain runs in this session");
    }
    VariantRef alias(g_variant_ref_sink(g_variant_new("(s)", "default")));
    PH_CO_TRY(const VariantRef found, co_await bus.call(kReadAlias, std::move(alias), "(o)", timeout));
    const char *collection = nullptr;
    g_variant_get(found.get(), "(&o)", &collection);
    if (std::string_view(collection) == "/")
        co_return Error::make(ErrorKind::Unavailable,
                              "the keychain has not been set up: it has no default keyring");

    VariantRef property(
        g_variant_ref_sink(g_variant_new("(ss)", "org.freedesktop.Secret.Collection", "Locked")));
    PH_CO_TRY(const VariantRef answer,
              co_await bus.call(kGet, std::move(property), "(v)", timeout, collection));
    GVariant *value = nullptr;
    g_variant_get(answer.get(), "(v)", &value);
    const VariantRef locked(value);
    if (!g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN))
        co_return Error::make(ErrorKind::Unavailable, "the keychain does not say whether it is locked");
    if (g_variant_get_boolean(value)) {
        status.state = StoreState::Locked;
        status.why = "the keychain is locked";
    }
    co_return status;
}

} // namespace

Task<StoreStatus> secretServiceStatus(Milliseconds timeout)
{
    Result<StoreStatus> found = co_await lookAt(timeout);
    if (found)
        co_return *std::move(found);
    StoreStatus status;
    status.state = StoreState::Unavailable;
    status.why = found.error().detail;
    co_return status;
}

void forgetSecretServiceSession()
{
    // QtKeychain loads it in the same way, and only when it is wanted.
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    if (QFunctionPointer disconnect = libsecret.resolve("secret_service_disconnect"))
        disconnect();
}

} // namespace porthole::secrets

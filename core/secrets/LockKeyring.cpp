#include "core/secrets/LockKeyring.h"

#include "core/async/Mailslot.h"
#include "core/secrets/SessionBus.h"

#include <gio/gio.h>

#include <string_view>
#include <variant>
#include <vector>

namespace porthole::secrets {

namespace {

constexpr char kService[] = "org.freedesktop.secrets";
constexpr char kPath[] = "/org/freedesktop/secrets";
constexpr char kServiceInterface[] = "org.freedesktop.Secret.Service";
constexpr char kCollectionInterface[] = "org.freedesktop.Secret.Collection";
constexpr char kPromptInterface[] = "org.freedesktop.Secret.Prompt";
constexpr BusMethod kGet{kService, kPath, "org.freedesktop.DBus.Properties", "Get"};
constexpr BusMethod kCreate{kService, kPath, kServiceInterface, "CreateCollection"};
constexpr BusMethod kLock{kService, kPath, kServiceInterface, "Lock"};
constexpr BusMethod kUnlock{kService, kPath, kServiceInterface, "Unlock"};
constexpr BusMethod kPrompt{kService, "", kPromptInterface, "Prompt"};
constexpr std::string_view kNone = "/"; ///< in the place of a prompt or a collection

VariantRef owned(GVariant *floating) { return VariantRef(g_variant_ref_sink(floating)); }

VariantRef listOf(const std::string &path)
{
    const char *paths[] = {path.c_str()};
    return owned(g_variant_new("(@ao)", g_variant_new_objv(paths, 1)));
}

std::string textAt(const VariantRef &answer, gsize index)
{
    const VariantRef child(g_variant_get_child_value(answer.get(), index));
    return g_variant_get_string(child.get(), nullptr);
}

/// A property's value, if it is of that type.
Task<Result<VariantRef>> property(SessionBus bus, std::string path, const char *interface, const char *name,
                                  const char *type, Milliseconds timeout)
{
    VariantRef which = owned(g_variant_new("(ss)", interface, name));
    PH_CO_TRY(const VariantRef answer,
              co_await bus.call(kGet, std::move(which), "(v)", timeout, std::move(path)));
    GVariant *value = nullptr;
    g_variant_get(answer.get(), "(v)", &value);
    VariantRef held(value);
    if (!g_variant_is_of_type(value, G_VARIANT_TYPE(type)))
        co_return Error::make(ErrorKind::Unavailable, "the keychain does not speak as it should");
    co_return held;
}

std::vector<std::string> pathsOf(const VariantRef &list)
{
    std::vector<std::string> paths;
    for (gsize at = 0; at < g_variant_n_children(list.get()); ++at)
        paths.push_back(textAt(list, at));
    return paths;
}

/// Where it is; empty: nowhere. A keyring has no name but its label that one could choose.
Task<Result<std::string>> find(SessionBus bus, Milliseconds timeout)
{
    PH_CO_TRY(const VariantRef list,
              co_await property(bus, kPath, kServiceInterface, "Collections", "ao", timeout));
    for (const std::string &path : pathsOf(list)) {
        const auto label = co_await property(bus, path, kCollectionInterface, "Label", "s", timeout);
        if (label && std::string_view(g_variant_get_string(label->get(), nullptr)) == LockKeyring::kLabel)
            co_return path;
    }
    co_return std::string();
}

struct Completed {
    bool dismissed = false;
};
struct ServiceGone {};

/// Lets the keychain ask. Errors: Cancelled, Timeout, Unavailable (it went away meanwhile).
Task<Result<>> ask(SessionBus bus, std::string prompt, LockPatience patience)
{
    async::Mailslot<std::variant<Completed, ServiceGone>> events;
    const SessionBus::Signal completed(bus, kService, kPromptInterface, "Completed", prompt.c_str(), nullptr,
                                       [&](GVariant *arguments) {
                                           gboolean dismissed = TRUE;
                                           if (g_variant_is_of_type(arguments, G_VARIANT_TYPE("(bv)")))
                                               g_variant_get(arguments, "(bv)", &dismissed, nullptr);
                                           events.post(Completed{dismissed != FALSE});
                                       });
    const SessionBus::Signal gone(bus, "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged",
                                  nullptr, kService, [&](GVariant *) { events.post(ServiceGone{}); });
    const SessionBus::Loss lost(bus, [&] { events.post(ServiceGone{}); });
    VariantRef noWindow = owned(g_variant_new("(s)", ""));
    PH_CO_DO(co_await bus.call(kPrompt, std::move(noWindow), "()", patience.question, std::move(prompt)));
    PH_CO_TRY(const auto event, co_await events.next(patience.person));
    const auto *end = std::get_if<Completed>(&event);
    if (!end)
        co_return Error::make(ErrorKind::Unavailable, "the keychain has ended");
    if (end->dismissed)
        co_return Error::make(ErrorKind::Cancelled, "the keychain's question was not answered");
    co_return Result<>();
}

/// Lock or Unlock of that collection, with the question that it may take; whether it took one.
Task<Result<bool>> change(SessionBus bus, BusMethod how, std::string path, LockPatience patience)
{
    VariantRef which = listOf(path);
    PH_CO_TRY(const VariantRef answer, co_await bus.call(how, std::move(which), "(aoo)", patience.question));
    std::string prompt = textAt(answer, 1);
    if (prompt == kNone)
        co_return false;
    PH_CO_DO(co_await ask(bus, std::move(prompt), patience));
    co_return true;
}

/// Whether it is locked now.
Task<Result<bool>> isLocked(SessionBus bus, std::string path, Milliseconds timeout)
{
    PH_CO_TRY(const VariantRef locked,
              co_await property(bus, path, kCollectionInterface, "Locked", "b", timeout));
    co_return g_variant_get_boolean(locked.get()) != FALSE;
}

} // namespace

Task<Result<>> LockKeyring::make()
{
    PH_CO_TRY(SessionBus bus, co_await SessionBus::connect(m_patience.question));
    PH_CO_TRY(const std::string there, co_await find(bus, m_patience.question));
    if (!there.empty())
        co_return Result<>();
    GVariantBuilder properties;
    g_variant_builder_init(&properties, G_VARIANT_TYPE_VARDICT);
    g_variant_builder_add(&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                          g_variant_new_string(kLabel));
    VariantRef wanted = owned(g_variant_new("(@a{sv}s)", g_variant_builder_end(&properties), ""));
    PH_CO_TRY(const VariantRef answer,
              co_await bus.call(kCreate, std::move(wanted), "(oo)", m_patience.question));
    if (textAt(answer, 0) != kNone)
        co_return Result<>();
    co_return co_await ask(bus, textAt(answer, 1), m_patience);
}

/// Locked first: nothing is proved by one that was open anyway. Some keychains ask before they lock, and some
/// that do not lock say nothing of it.
Task<Result<>> LockKeyring::prove()
{
    PH_CO_TRY(SessionBus bus, co_await SessionBus::connect(m_patience.question));
    PH_CO_TRY(const std::string path, co_await find(bus, m_patience.question));
    if (path.empty())
        co_return Error::make(ErrorKind::NotFound, "the keychain has no keyring of that name any more");
    PH_CO_DO(co_await change(bus, kLock, path, m_patience));
    PH_CO_TRY(const bool wasLocked, co_await isLocked(bus, path, m_patience.question));
    if (!wasLocked)
        co_return Error::make(ErrorKind::Unavailable, "the keychain does not lock it");
    PH_CO_TRY(const bool asked, co_await change(bus, kUnlock, path, m_patience));
    PH_CO_TRY(const bool isStill, co_await isLocked(bus, path, m_patience.question));
    if (isStill)
        co_return Error::make(ErrorKind::Cancelled, "the keyring is still locked");
    if (!asked)
        co_return Error::make(ErrorKind::Unavailable, "the keychain opens it without asking anybody");
    co_return Result<>();
}

} // namespace porthole::secrets

#include "core/secrets/SessionBus.h"

#include "core/base/DisplayText.h"

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

namespace porthole::secrets {

namespace {

struct FreeError {
    void operator()(GError *error) const { g_error_free(error); }
};
using ErrorRef = std::unique_ptr<GError, FreeError>;

Error unavailable(const char *what, ErrorRef error)
{
    std::string detail = what;
    if (error) {
        g_dbus_error_strip_remote_error(error.get());
        detail += ": " + displayText(error->message, 200);
    }
    return Error::make(ErrorKind::Unavailable, std::move(detail));
}

/// GLib hands out one connection per process, anew (and armed again) when nobody holds the last one: so it
/// is held for good.
Result<GDBusConnection *> disarmed(GBusType bus, GAsyncResult *result)
{
    const bool isSession = bus == G_BUS_TYPE_SESSION;
    GError *error = nullptr;
    GDBusConnection *connection = g_bus_get_finish(result, &error);
    if (!connection)
        return unavailable(isSession ? "there is no session bus" : "there is no system bus", ErrorRef(error));
    g_dbus_connection_set_exit_on_close(connection, FALSE);
    static GDBusConnection *heldSession = nullptr, *heldSystem = nullptr;
    GDBusConnection *&held = isSession ? heldSession : heldSystem;
    if (held == connection)
        g_object_unref(connection);
    else
        held = connection;
    return connection;
}

} // namespace

void outliveSessionBus()
{
    g_bus_get(
        G_BUS_TYPE_SESSION, nullptr,
        [](GObject *, GAsyncResult *result, gpointer) {
            (void)disarmed(G_BUS_TYPE_SESSION, result).has_value();
        },
        nullptr);
}

void UnrefVariant::operator()(GVariant *variant) const { g_variant_unref(variant); }

Task<Result<SessionBus>> SessionBus::connectTo(int bus, Milliseconds timeout)
{
    const auto type = static_cast<GBusType>(bus);
    // Not to be cancelled: all of the process have this one connection, and would find it cancelled.
    const GioCall::Begin begin = [type](GCancellable *, GioCall::Ready ready, void *data) {
        g_bus_get(type, nullptr, ready, data);
    };
    PH_CO_TRY(const auto result, co_await GioCall(begin, timeout));
    PH_CO_TRY(GDBusConnection * connection, disarmed(type, result.get()));
    if (g_dbus_connection_is_closed(connection))
        co_return Error::make(ErrorKind::Unavailable, "the bus has ended");
    co_return SessionBus(connection);
}

Task<Result<SessionBus>> SessionBus::connect(Milliseconds timeout)
{
    return connectTo(G_BUS_TYPE_SESSION, timeout);
}

Task<Result<SessionBus>> SessionBus::connectToSystem(Milliseconds timeout)
{
    return connectTo(G_BUS_TYPE_SYSTEM, timeout);
}

SessionBus::Loss::Loss(SessionBus bus, std::function<void()> lost)
    : m_connection(bus.m_connection)
    , m_lost(std::move(lost))
{
    const auto closed =
        +[](GDBusConnection *, gboolean, GError *, gpointer loss) { static_cast<Loss *>(loss)->m_lost(); };
    m_handler = g_signal_connect(m_connection, "closed", G_CALLBACK(closed), this);
}

SessionBus::Loss::~Loss() { g_signal_handler_disconnect(m_connection, m_handler); }

SessionBus::Object::Object(SessionBus bus, const char *path, const char *introspection, Called called)
    : m_connection(bus.m_connection)
    , m_called(std::move(called))
{
    static constexpr GDBusInterfaceVTable kMethods{
        [](GDBusConnection *, const char *, const char *, const char *, const char *method,
           GVariant *arguments, GDBusMethodInvocation *invocation, void *object) {
            g_dbus_method_invocation_return_value(invocation, nullptr);
            static_cast<Object *>(object)->m_called(method, arguments);
        },
        nullptr,
        nullptr,
        {}};
    GDBusNodeInfo *described = g_dbus_node_info_new_for_xml(introspection, nullptr);
    if (!described)
        return;
    m_registration = g_dbus_connection_register_object(m_connection, path, described->interfaces[0],
                                                       &kMethods, this, nullptr, nullptr);
    g_dbus_node_info_unref(described);
}

SessionBus::Object::~Object()
{
    if (isThere())
        g_dbus_connection_unregister_object(m_connection, m_registration);
}

SessionBus::Signal::Signal(SessionBus bus, const char *sender, const char *interface, const char *name,
                           const char *path, const char *first, Heard heard)
    : m_connection(bus.m_connection)
    , m_heard(std::move(heard))
    , m_subscription(g_dbus_connection_signal_subscribe(
          m_connection, sender, interface, name, path, first, G_DBUS_SIGNAL_FLAGS_NONE,
          [](GDBusConnection *, const char *, const char *, const char *, const char *, GVariant *arguments,
             gpointer signal) { static_cast<Signal *>(signal)->m_heard(arguments); },
          this, nullptr))
{}

SessionBus::Signal::~Signal() { g_dbus_connection_signal_unsubscribe(m_connection, m_subscription); }

Task<Result<VariantRef>> SessionBus::call(BusMethod method, VariantRef arguments, const char *type,
                                          Milliseconds timeout, std::string path)
{
    const GioCall::Begin begin = [&](GCancellable *cancellable, GioCall::Ready ready, void *data) {
        // The time is kept by GioCall, so that a prompt's is not cut by D-Bus's own 25 s.
        g_dbus_connection_call(m_connection, method.service, path.empty() ? method.path : path.c_str(),
                               method.interface, method.name, arguments.get(), G_VARIANT_TYPE(type),
                               G_DBUS_CALL_FLAGS_NONE, G_MAXINT, cancellable, ready, data);
    };
    PH_CO_TRY(const auto result, co_await GioCall(begin, timeout));
    GError *error = nullptr;
    GVariant *answer = g_dbus_connection_call_finish(m_connection, result.get(), &error);
    if (!answer)
        co_return unavailable("the keychain does not answer", ErrorRef(error));
    co_return VariantRef(answer);
}

Task<Result<int>> SessionBus::callForDescriptor(BusMethod method, VariantRef arguments, Milliseconds timeout)
{
    const GioCall::Begin begin = [&](GCancellable *cancellable, GioCall::Ready ready, void *data) {
        g_dbus_connection_call_with_unix_fd_list(
            m_connection, method.service, method.path, method.interface, method.name, arguments.get(),
            G_VARIANT_TYPE("(h)"), G_DBUS_CALL_FLAGS_NONE, G_MAXINT, nullptr, cancellable, ready, data);
    };
    PH_CO_TRY(const auto result, co_await GioCall(begin, timeout));
    GError *error = nullptr;
    GUnixFDList *list = nullptr;
    const VariantRef answer(
        g_dbus_connection_call_with_unix_fd_list_finish(m_connection, &list, result.get(), &error));
    const ObjectRef<GUnixFDList> descriptors(list);
    if (!answer || !list)
        co_return unavailable("no descriptor came", ErrorRef(error));
    gint32 index = 0;
    g_variant_get(answer.get(), "(h)", &index);
    const int descriptor = g_unix_fd_list_get(list, index, &error);
    if (descriptor < 0)
        co_return unavailable("no descriptor came", ErrorRef(error));
    co_return descriptor;
}

} // namespace porthole::secrets

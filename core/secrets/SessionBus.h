#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/secrets/GioCall.h"

#include <functional>
#include <string>

namespace porthole::secrets {

/// GLib ends a process (SIGTERM) whose session bus goes away, whatever else it is busy with. After this it
/// does not: the bus is connected to in the background, and told so once it answers. Harmless without a
/// bus. Thread: the main thread, before its event loop or in it.
void outliveSessionBus();

struct UnrefVariant {
    void operator()(GVariant *variant) const;
};
using VariantRef = std::unique_ptr<GVariant, UnrefVariant>;

/// A method of an object on the session bus.
struct BusMethod {
    const char *service;
    const char *path;
    const char *interface;
    const char *name;
};

/// The session bus as QtKeychain and libsecret use it too: one connection per process.
/// Thread: the main thread.
class SessionBus {
public:
    /// Connects if that was not done yet; outliveSessionBus() is part of it. A bus that went away does not
    /// come back in the same process. Errors: Unavailable, Timeout.
    static Task<Result<SessionBus>> connect(Milliseconds timeout);
    /// The computer's own bus in its place.
    static Task<Result<SessionBus>> connectToSystem(Milliseconds timeout);

    /// Calls a method; the answer is of `type`. `path` instead of the method's, if it is not empty.
    /// Errors: Unavailable, with what the bus said; Timeout.
    Task<Result<VariantRef>> call(BusMethod method, VariantRef arguments, const char *type,
                                  Milliseconds timeout, std::string path = {});

    /// The same for a method that answers with one descriptor, which is the caller's then.
    Task<Result<int>> callForDescriptor(BusMethod method, VariantRef arguments, Milliseconds timeout);

    /// What is called when the bus goes away, as long as this lives. libsecret says nothing then.
    class Loss {
    public:
        Loss(SessionBus bus, std::function<void()> lost);
        ~Loss();
        Loss(const Loss &) = delete;
        Loss &operator=(const Loss &) = delete;

    private:
        GDBusConnection *m_connection;
        std::function<void()> m_lost;
        unsigned long m_handler;
    };

    /// An object of ours, as long as this lives. Its methods answer nothing: a call is answered at once, and
    /// told of then, with the method's name.
    class Object {
    public:
        using Called = std::function<void(const std::string &method, GVariant *arguments)>;

        /// `introspection` is an XML document whose first interface the object has. Check isThere(): the path
        /// may be taken.
        Object(SessionBus bus, const char *path, const char *introspection, Called called);
        ~Object();
        Object(const Object &) = delete;
        Object &operator=(const Object &) = delete;

        bool isThere() const { return m_registration != 0; }

    private:
        GDBusConnection *m_connection;
        Called m_called;
        unsigned int m_registration = 0;
    };

    /// What others tell of themselves, as long as this lives. `path` and `first`, its first argument, may be
    /// null: any.
    class Signal {
    public:
        using Heard = std::function<void(GVariant *arguments)>;

        Signal(SessionBus bus, const char *sender, const char *interface, const char *name, const char *path,
               const char *first, Heard heard);
        ~Signal();
        Signal(const Signal &) = delete;
        Signal &operator=(const Signal &) = delete;

    private:
        GDBusConnection *m_connection;
        Heard m_heard;
        unsigned int m_subscription;
    };

private:
    static Task<Result<SessionBus>> connectTo(int bus, Milliseconds timeout);
    explicit SessionBus(GDBusConnection *connection)
        : m_connection(connection)
    {}
    GDBusConnection *m_connection; ///< lives as long as the process
};

} // namespace porthole::secrets

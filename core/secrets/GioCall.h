#pragma once

#include "core/async/Wake.h"
#include "core/base/Result.h"
#include "core/secrets/GioTypes.h"

#include <functional>
#include <memory>

namespace porthole::secrets {

struct UnrefObject {
    void operator()(void *object) const;
};
/// A reference to a GObject.
template <class Type> using ObjectRef = std::unique_ptr<Type, UnrefObject>;

/// `co_await GioCall(begin, timeout)`: one asynchronous call of GIO; its result is to be handed to the
/// call's own _finish() function. It is cancelled when nobody waits for it any more. Errors: Timeout.
/// Thread: the main thread; Qt's event loop runs GLib's main context there.
class GioCall {
public:
    using Ready = void (*)(GObject *, GAsyncResult *, void *);
    /// Begins the call with what GIO takes as its last arguments.
    using Begin = std::function<void(GCancellable *, Ready, void *)>;

    GioCall(Begin begin, Milliseconds timeout);
    ~GioCall();
    GioCall(const GioCall &) = delete;
    GioCall &operator=(const GioCall &) = delete;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting);
    Result<ObjectRef<GAsyncResult>> await_resume();

private:
    /// What GIO holds; it outlives this object if GIO is not done by then.
    struct Ticket {
        GioCall *call;
    };
    static void ready(GObject *source, GAsyncResult *result, void *ticket);

    Begin m_begin;
    Milliseconds m_timeout;
    ObjectRef<GCancellable> m_cancellable;
    Ticket *m_ticket = nullptr; ///< GIO's, while it is under way
    ObjectRef<GAsyncResult> m_result;
    async::Wake m_wake;
};

} // namespace porthole::secrets

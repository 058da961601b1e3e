#include "core/secrets/GioCall.h"

#include <gio/gio.h>

namespace porthole::secrets {

void UnrefObject::operator()(void *object) const { g_object_unref(object); }

GioCall::GioCall(Begin begin, Milliseconds timeout)
    : m_begin(std::move(begin))
    , m_timeout(timeout)
    , m_cancellable(g_cancellable_new())
{}

GioCall::~GioCall()
{
    if (!m_ticket)
        return;
    m_ticket->call = nullptr;
    g_cancellable_cancel(m_cancellable.get());
}

void GioCall::await_suspend(std::coroutine_handle<> waiting)
{
    m_wake.wait(waiting);
    m_wake.after(m_timeout, [this] { m_wake.soon(); });
    m_ticket = new Ticket{this};
    m_begin(m_cancellable.get(), &GioCall::ready, m_ticket);
}

Result<ObjectRef<GAsyncResult>> GioCall::await_resume()
{
    if (!m_result)
        return Error::make(ErrorKind::Timeout, "the session bus did not answer in time");
    return std::move(m_result);
}

void GioCall::ready(GObject *, GAsyncResult *result, void *ticket)
{
    const std::unique_ptr<Ticket> held(static_cast<Ticket *>(ticket));
    if (!held->call)
        return;
    held->call->m_ticket = nullptr;
    held->call->m_result.reset(G_ASYNC_RESULT(g_object_ref(result)));
    held->call->m_wake.soon();
}

} // namespace porthole::secrets

#include "core/session/CloudConnection.h"

#include "core/session/cloud/CloudHandle.h"

namespace porthole {

CloudConnection::CloudConnection(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
    m_handle->listen(*this);
}

CloudConnection::~CloudConnection() = default;

const CloudSummary &CloudConnection::summary() const { return m_handle->summary; }
CloudState CloudConnection::state() const { return m_handle->standing.state; }
const std::optional<CloudTrouble> &CloudConnection::trouble() const { return m_handle->standing.trouble; }
const QString &CloudConnection::neededSecret() const { return m_handle->standing.neededSecret; }
const std::optional<Error> &CloudConnection::secretTrouble() const
{
    return m_handle->standing.secretTrouble;
}
const QList<Project> &CloudConnection::projects() const { return m_handle->standing.projects; }
const QStringList &CloudConnection::regions() const { return m_handle->standing.regions; }
std::optional<CloudScope> CloudConnection::homeScope() const { return m_handle->standing.home; }

void CloudConnection::open()
{
    if (m_handle->route)
        m_handle->route->again();
    m_handle->tell([](CloudWorker &to) { to.open(); });
}

void CloudConnection::submitSecret(Secret secret, bool keep)
{
    m_handle->tell([given = std::move(secret), keep](CloudWorker &to) mutable {
        to.submitSecret(std::move(given), keep);
    });
}

void CloudConnection::secretChanged()
{
    m_handle->tell([](CloudWorker &to) { to.secretChanged(); });
}

void CloudConnection::trustCertificate()
{
    m_handle->tell([](CloudWorker &to) { to.trustCertificate(); });
}

void CloudConnection::signOut()
{
    ++m_handle->era;
    m_handle->tell([](CloudWorker &to) { to.signOut(); });
}

void CloudConnection::forget()
{
    m_handle->tell([](CloudWorker &to) { to.forget(); });
}

void CloudConnection::openScope(const CloudScope &scope)
{
    if (m_handle->find(scope))
        return;
    m_handle->views.insert(keyOf(scope), {.scope = scope});
    m_handle->tell([scope](CloudWorker &to) { to.openScope(scope); });
}

void CloudConnection::closeScope(const CloudScope &scope)
{
    if (m_handle->views.remove(keyOf(scope)))
        m_handle->tell([scope](CloudWorker &to) { to.closeScope(scope); });
}

void CloudConnection::refresh(const CloudScope &scope)
{
    m_handle->tell([scope](CloudWorker &to) { to.refresh(scope); });
}

ListingState CloudConnection::listing(const CloudScope &scope) const
{
    const Handle::View *view = m_handle->find(scope);
    return view ? view->state : ListingState::Idle;
}

std::optional<Error> CloudConnection::listingTrouble(const CloudScope &scope) const
{
    const Handle::View *view = m_handle->find(scope);
    return view ? view->trouble : std::nullopt;
}

QList<Server> CloudConnection::servers(const CloudScope &scope) const
{
    const Handle::View *view = m_handle->find(scope);
    return view ? view->rows.all() : QList<Server>();
}

std::optional<Server> CloudConnection::server(const CloudScope &scope, const ServerId &id) const
{
    const Handle::View *view = m_handle->find(scope);
    const Server *found = view ? view->rows.find(id) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

void CloudConnection::act(const CloudScope &scope, const ServerId &id, ServerAction action)
{
    m_handle->tell([=](CloudWorker &to) { to.act(scope, id, action); });
}

std::unique_ptr<ConsoleSource> CloudConnection::consoleSource(const CloudScope &scope, const ServerId &id)
{
    return m_handle->source({.scope = scope, .server = id.value});
}

std::unique_ptr<ConsoleSource> CloudConnection::consoleSource(const QString &nameOrId)
{
    return m_handle->source({.server = nameOrId});
}

} // namespace porthole

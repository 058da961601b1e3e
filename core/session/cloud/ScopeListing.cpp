#include "core/session/cloud/ScopeListing.h"

#include "core/session/cloud/ServerWords.h"

#include <QRandomGenerator>

namespace porthole {

namespace {

/// Pages of the largest project that is listed in a sensible time.
constexpr qsizetype kMostPages = 1000;

bool isWithin(const QElapsedTimer &since, Milliseconds time)
{
    return since.isValid() && since.elapsed() < time.count();
}

} // namespace

ScopeListing::ScopeListing(CloudScope scope, const CloudPace &pace)
    : m_scope(std::move(scope))
    , m_pace(pace)
    , m_backoff(pace.firstRetry, pace.lastRetry, QRandomGenerator::global()->generate())
{}

void ScopeListing::begin(openstack::Compute &compute)
{
    m_lastWhole.invalidate(); // nobody has listened since
    m_flow = run(compute);
    m_flow.start();
}

void ScopeListing::end() { m_flow.cancel(); }

void ScopeListing::refresh()
{
    m_wishes.post({}); // what has come meanwhile is cleared when the turn begins
}

void ScopeListing::hurry()
{
    m_lastAction.start();
    refresh();
}

Task<> ScopeListing::run(openstack::Compute &compute)
{
    for (bool wished = true;;) {
        m_wishes.clear();
        const bool whole = m_state != ListingState::Complete || !isWithin(m_lastWhole, m_pace.wholeList);
        if (wished && m_state != ListingState::Complete) // nobody is to see each try of a list that fails
            say(ListingState::Loading, std::nullopt);
        Result<> turn;
        if (whole)
            turn = co_await listAll(compute);
        else
            turn = co_await listChanges(compute);
        if (turn) {
            m_backoff.reset();
            if (m_state != ListingState::Complete || m_hasTrouble)
                say(ListingState::Complete, std::nullopt);
        } else {
            // What is listed stays: it was true a moment ago.
            say(m_state == ListingState::Complete ? m_state : ListingState::Failed, turn.error());
            Q_EMIT failed(turn.error());
        }
        const auto wish = co_await m_wishes.next(untilNextTurn(!turn));
        wished = wish.has_value();
    }
}

Milliseconds ScopeListing::untilNextTurn(bool failed)
{
    if (failed)
        return m_backoff.next().delay;
    const bool moves = !m_underWay.isEmpty() && isWithin(m_lastMovement, m_pace.underWay);
    return moves || isWithin(m_lastAction, m_pace.quickAfterAction) ? m_pace.quickTurn : m_pace.turn;
}

Task<Result<>> ScopeListing::listAll(openstack::Compute &compute)
{
    QSet<QString> seen;
    Result<> outcome = co_await listPages(compute, seen);
    if (!outcome && outcome.error().kind == ErrorKind::NotFound) { // the server at a border was deleted
        seen.clear();
        outcome = co_await listPages(compute, seen);
    }
    if (!outcome)
        co_return outcome;
    QList<ServerId> gone;
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        if (!seen.contains(known.key()))
            gone << known->id;
    }
    remove(gone);
    m_lastWhole.start();
    co_return outcome;
}

Task<Result<>> ScopeListing::listPages(openstack::Compute &compute, QSet<QString> &seen)
{
    const openstack::ServerQuery all;
    QString next;
    QSet<QString> markers;
    do {
        PH_CO_TRY(const openstack::ServerPage page, co_await compute.servers.page(all, next));
        if (markers.isEmpty())
            m_asOf = page.asOf; // the first page's: what changes while the others come is told again
        for (const Server &server : page.servers)
            seen.insert(server.id.value);
        take(page.servers);
        next = page.next;
        if (markers.contains(next) || markers.size() >= kMostPages)
            co_return Error::make(ErrorKind::PeerMisbehaved, "Nova's list of servers has no end");
        markers.insert(next);
    } while (!next.isEmpty());
    co_return {};
}

Task<Result<>> ScopeListing::listChanges(openstack::Compute &compute)
{
    openstack::ServerQuery query;
    query.changedSince = m_asOf;
    PH_CO_TRY(const openstack::ServerPage changes, co_await compute.servers.all(query));
    QList<Server> there;
    QList<ServerId> gone;
    for (const Server &server : changes.servers) {
        const bool deleted =
            server.status == ServerStatus::Deleted || server.status == ServerStatus::SoftDeleted;
        if (!deleted)
            there << server;
        else if (m_known.contains(server.id.value))
            gone << server.id;
    }
    remove(gone);
    take(there);
    m_asOf = changes.asOf;
    co_return {};
}

void ScopeListing::take(const QList<Server> &servers)
{
    QList<Server> further, different;
    for (const Server &server : servers) {
        const auto known = m_known.find(server.id.value);
        if (known == m_known.end())
            further << server;
        else if (*known != server)
            different << server;
        else
            continue;
        m_known.insert(server.id.value, server);
        note(server);
    }
    if (!further.isEmpty())
        Q_EMIT added(m_scope, further);
    if (!different.isEmpty())
        Q_EMIT changed(m_scope, different);
}

void ScopeListing::note(const Server &server)
{
    if (isUnderWay(server)) {
        m_underWay.insert(server.id.value);
        m_lastMovement.start();
    } else {
        m_underWay.remove(server.id.value);
    }
}

void ScopeListing::remove(const QList<ServerId> &servers)
{
    if (servers.isEmpty())
        return;
    for (const ServerId &id : servers) {
        m_known.remove(id.value);
        m_underWay.remove(id.value);
    }
    Q_EMIT removed(m_scope, servers);
}

void ScopeListing::say(ListingState state, const std::optional<Error> &trouble)
{
    m_state = state;
    m_hasTrouble = trouble.has_value();
    Q_EMIT stateChanged(m_scope, state, trouble);
}

} // namespace porthole

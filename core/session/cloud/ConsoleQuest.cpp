#include "core/session/cloud/ConsoleQuest.h"

#include "core/session/cloud/CloudWorker.h"
#include "core/session/cloud/ServerLookup.h"
#include "core/session/cloud/ServerWords.h"

#include <QRandomGenerator>

namespace porthole {

namespace {

/// Nova shows what it was asked for within this time, or it was in vain.
constexpr Milliseconds kTakesEffect{15000};

/// What the server looks like to somebody who waits for a change.
QString lookOf(const Server &server) { return server.statusText + u'/' + server.taskState; }

bool isSame(const ConsoleNotYet &a, const ConsoleNotYet &b)
{
    return a.remedy == b.remedy && a.error.kind == b.error.kind && a.error.detail == b.error.detail;
}

Task<Result<>> act(openstack::ServerActions &actions, ServerId id, ConsoleRemedy remedy)
{
    switch (remedy) {
    case ConsoleRemedy::Start:
        co_return co_await actions.start(id);
    case ConsoleRemedy::Resume:
        co_return co_await actions.resume(id);
    case ConsoleRemedy::Unshelve:
        co_return co_await actions.unshelve(id);
    case ConsoleRemedy::Wait:
    case ConsoleRemedy::None:
        break;
    }
    co_return Result<>();
}

} // namespace

ConsoleQuest::ConsoleQuest(CloudWorker &cloud, ConsoleWish wish, const CloudPace &pace, Say say)
    : m_cloud(cloud)
    , m_wish(std::move(wish))
    , m_pace(pace)
    , m_say(std::move(say))
    , m_backoff(pace.firstRetry, pace.lastRetry, QRandomGenerator::global()->generate())
    , m_scope(m_wish.scope)
{
    if (m_scope)
        m_id = ServerId{m_wish.server};
    connect(&cloud, &CloudWorker::standingChanged, this, [this] { m_notices.post(CloudMoved{}); });
}

ConsoleQuest::~ConsoleQuest()
{
    m_flow.cancel();
    if (!m_over)
        m_say(
            ConsoleRefused{Error::make(ErrorKind::Cancelled, "cloud " + cloudName() + " was signed out of")});
}

void ConsoleQuest::begin()
{
    m_quickSince.start();
    m_flow = run();
    m_flow.start();
}

void ConsoleQuest::perform(ConsoleRemedy remedy)
{
    if (!m_over)
        m_notices.post(remedy);
}

Task<> ConsoleQuest::run()
{
    for (;;) {
        ConsoleOffer offer = co_await look();
        m_asking = false;
        auto *notYet = std::get_if<ConsoleNotYet>(&offer);
        if (!notYet) {
            m_over = true;
            m_say(std::move(offer));
            co_return;
        }
        say(std::move(*notYet));
        co_await wait(untilNextLook());
    }
}

std::string ConsoleQuest::cloudName() const { return m_cloud.name().toStdString(); }

openstack::Compute &ConsoleQuest::compute() { return m_cloud.access()->compute(*m_scope); }

/// Waits until the cloud is signed in to. An error: it will not be.
Task<std::optional<Error>> ConsoleQuest::cloudOpen()
{
    for (bool opened = false;;) {
        const CloudStanding now = m_cloud.standing();
        if (now.state == CloudState::Open)
            co_return std::nullopt;
        if (now.state == CloudState::Idle) {
            if (m_wish.era != m_cloud.era() && !m_wish.again)
                co_return Error::make(ErrorKind::Cancelled, "you have signed out of cloud " + cloudName());
            opened = true;
            m_cloud.open();
        } else if (now.state == CloudState::Failed) {
            const bool mayTry = m_wish.again || isPassing(now.trouble->error.kind);
            if (opened || !mayTry)
                co_return now.trouble->error;
            opened = true;
            m_wish.again = false;
            m_cloud.open();
        } else if (now.state == CloudState::SecretNeeded) {
            say({Error::make(ErrorKind::Unavailable, "the " + now.neededSecret.toStdString() + " of cloud " +
                                                         cloudName() + " is needed")});
        }
        (void)co_await m_notices.next();
    }
}

Task<ConsoleOffer> ConsoleQuest::look()
{
    if (!m_wasOpen) { // what is the matter with the cloud later, its answers tell
        if (const auto closed = co_await cloudOpen())
            co_return offerFor(*closed);
        m_wasOpen = true;
    }
    m_asking = true;
    if (const auto found = co_await findServer(); !found)
        co_return offerFor(found.error());
    const auto server = co_await compute().servers.show(*m_id);
    if (!server)
        co_return offerFor(server.error());
    m_failed = false;
    m_backoff.reset();
    if (!m_server || lookOf(*m_server) != lookOf(*server))
        m_lastMovement.start();
    m_server = *server;
    if (consoleReadiness(*server) == ConsoleReadiness::Gone)
        co_return ConsoleRefused{Error::make(ErrorKind::NotFound, obstacleWords(*server))};
    const ConsoleRemedy remedy = remedyFor(*server);
    if (remedy != ConsoleRemedy::None)
        co_return obstacle(*server, remedy);
    if (m_held && m_held->look != lookOf(*server))
        m_held.reset();
    co_return co_await askForConsole(*server);
}

ConsoleNotYet ConsoleQuest::obstacle(const Server &server, ConsoleRemedy remedy)
{
    const bool holds = m_held && m_held->look == lookOf(server) &&
                       (!m_held->atMost || m_held->since.elapsed() < m_held->atMost->count());
    if (holds)
        return m_held->words;
    m_held.reset();
    return {Error::make(ErrorKind::Unavailable, obstacleWords(server)), remedy};
}

Task<ConsoleOffer> ConsoleQuest::askForConsole(Server server)
{
    auto answer = co_await compute().consoles.open(server.id, ConsoleType::NoVnc);
    if (!answer)
        co_return offerFor(answer.error());
    if (const auto *refusal = std::get_if<openstack::ConsoleRefusal>(&*answer)) {
        if (refusal->obstacle != openstack::ConsoleObstacle::TypeUnavailable) {
            // Nova's words differ from time to time by the request's number; the server does not.
            if (!m_held)
                m_held = Held{.look = lookOf(server), .words = {refusal->error}, .since = {}, .atMost = {}};
            co_return m_held->words;
        }
        co_return ConsoleRefused{Error::make(ErrorKind::Unavailable,
                                             refusal->error.detail +
                                                 " (Porthole shows VNC consoles; SPICE, serial, RDP and MKS "
                                                 "ones are not shown yet)")};
    }
    auto url = std::get<openstack::Console>(*answer).url();
    if (!url)
        co_return ConsoleRefused{url.error()};
    const auto way = m_cloud.route() ? m_cloud.route()->now() : std::optional(Way());
    if (!way) // it was there a moment ago
        co_return offerFor(
            Error::make(ErrorKind::Unreachable, "the way to cloud " + cloudName() + " is down"));
    ConsoleReady ready{ConsoleTarget{*std::move(url), std::nullopt}, m_cloud.access()->trust()};
    if (*way)
        ready.proxies = (*way)->proxies;
    co_return ready;
}

Task<Result<>> ConsoleQuest::findServer()
{
    if (!m_scope) {
        m_scope = m_cloud.standing().home;
        if (!m_scope)
            co_return Error::make(ErrorKind::Usage, "cloud " + cloudName() +
                                                        " has several projects and its configuration names "
                                                        "none: name one in it");
    }
    if (std::exchange(m_wish.again, false))
        m_cloud.access()->session(m_scope->project).signInAgain();
    watchWaiting();
    if (!m_id) {
        PH_CO_TRY(m_id, co_await lookUpServer(compute().servers, m_wish.server));
    }
    co_return {};
}

/// A cloud that asks for patience is worth telling of: it may be minutes.
void ConsoleQuest::watchWaiting()
{
    if (m_waiting)
        return;
    m_waiting =
        connect(&m_cloud.access()->session(m_scope->project), &openstack::CloudSession::waiting, this,
                [this](Milliseconds time) {
                    if (!m_asking)
                        return;
                    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
                    say({Error::make(ErrorKind::Unreachable, "cloud " + cloudName() + " asks to wait " +
                                                                 std::to_string(seconds) + " s")});
                });
}

/// What an error means to somebody who waits for a console.
ConsoleOffer ConsoleQuest::offerFor(const Error &error)
{
    if (isPassing(error.kind)) {
        m_failed = true;
        return ConsoleNotYet{error};
    }
    ConsoleRefused refused{error};
    if (error.kind == ErrorKind::CertificateUntrusted) {
        const auto untrusted = m_cloud.access() ? m_cloud.access()->untrusted() : std::nullopt;
        refused.certificateSha256 = untrusted ? untrusted->exception.sha256 : QByteArray();
        refused.certificateProblem = untrusted ? untrusted->problem : QString();
    }
    if (m_scope)
        m_cloud.lost(m_scope->project, error);
    return refused;
}

Milliseconds ConsoleQuest::untilNextLook()
{
    if (m_failed)
        return m_backoff.next().delay;
    const bool moves =
        m_server && isUnderWay(*m_server) && m_lastMovement.elapsed() < m_pace.underWay.count();
    return moves || m_quickSince.elapsed() < m_pace.quickConsole.count() ? m_pace.consolePoll
                                                                         : m_pace.slowConsolePoll;
}

/// Until the next look, or until the person wants something done: then that first.
Task<> ConsoleQuest::wait(Milliseconds time)
{
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        const Milliseconds left = std::max(time - Milliseconds{waited.elapsed()}, Milliseconds{0});
        const auto notice = co_await m_notices.next(left);
        if (!notice)
            co_return;
        if (const auto *remedy = std::get_if<ConsoleRemedy>(&*notice)) {
            co_await doAbout(*remedy);
            co_return;
        }
    }
}

Task<> ConsoleQuest::doAbout(ConsoleRemedy remedy)
{
    if (!m_server || remedy == ConsoleRemedy::None || remedy == ConsoleRemedy::Wait)
        co_return;
    m_asking = true;
    const Result<> done = co_await act(compute().actions, *m_id, remedy);
    m_asking = false;
    m_quickSince.start();
    m_held = Held{.look = lookOf(*m_server), .words = {}, .since = {}, .atMost = std::nullopt};
    m_held->since.start();
    if (done) {
        m_held->atMost = kTakesEffect;
        const Error words = Error::make(ErrorKind::Unavailable, performedWords(m_server->name, remedy));
        m_held->words = ConsoleNotYet{words};
        m_cloud.hurry(*m_scope);
    } else {
        m_held->words = ConsoleNotYet{done.error(), remedy};
        m_cloud.lost(m_scope->project, done.error());
    }
    say(m_held->words);
}

void ConsoleQuest::say(ConsoleNotYet words)
{
    if (m_said && isSame(*m_said, words))
        return;
    m_said = words;
    m_say(std::move(words));
}

} // namespace porthole

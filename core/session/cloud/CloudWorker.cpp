#include "core/session/cloud/CloudWorker.h"

#include "core/session/cloud/ServerLookup.h"

namespace porthole {

namespace {

Task<Result<>> perform(openstack::ServerActions &actions, ServerId id, ServerAction action)
{
    switch (action) {
    case ServerAction::Start:
        co_return co_await actions.start(id);
    case ServerAction::Stop:
        co_return co_await actions.stop(id);
    case ServerAction::SoftReboot:
        co_return co_await actions.reboot(id, openstack::Reboot::Soft);
    case ServerAction::HardReboot:
        co_return co_await actions.reboot(id, openstack::Reboot::Hard);
    case ServerAction::Resume:
        co_return co_await actions.resume(id);
    case ServerAction::Unshelve:
        co_return co_await actions.unshelve(id);
    }
    co_return Error::make(ErrorKind::Bug, "an action that there is not");
}

/// Owns what it signs out of, to the end of it.
Task<> farewell(std::unique_ptr<CloudAccess> access) { co_await access->signOut(); }

} // namespace

CloudWorker::CloudWorker(QString name, Result<CloudProfile> profile, net::ProxyEnvironment proxies,
                         CloudPace pace, std::shared_ptr<CloudRoute> route)
    : m_name(std::move(name))
    , m_profile(std::move(profile))
    , m_proxies(std::move(proxies))
    , m_pace(pace)
    , m_route(std::move(route))
    , m_door(std::make_shared<async::Door<CloudWorker>>(*this))
{}

CloudWorker::~CloudWorker()
{
    m_door->close();
    disconnect(); // nobody hears of what ends here
}

void CloudWorker::stand(CloudStanding standing)
{
    m_standing = std::move(standing);
    Q_EMIT standingChanged(m_standing);
}

void CloudWorker::open()
{
    // One that is kept and cannot be read may be by now: the keychain was locked.
    const bool mayTryKept = m_standing.state == CloudState::SecretNeeded && m_keptTrouble &&
                            m_keptTrouble->kind != ErrorKind::NotFound &&
                            m_keptTrouble->kind != ErrorKind::AuthRejected;
    if (mayTryKept)
        m_keptTrouble.reset();
    else if (m_standing.state != CloudState::Idle && m_standing.state != CloudState::Failed)
        return;
    if (m_untrusted) // to go on without it is an answer too, where it is one region's
        m_passedOver << std::exchange(m_untrusted, std::nullopt)->exception;
    if (!m_profile)
        return fail(m_profile.error());
    const QStringList missing = openstack::missingSecrets(*m_profile);
    if (!missing.isEmpty() && (!m_kept || m_keptTrouble))
        return needSecret(missing.first());
    beginSignIn();
}

void CloudWorker::needSecret(const QString &name)
{
    stand({.state = CloudState::SecretNeeded, .neededSecret = name, .secretTrouble = m_keptTrouble});
}

void CloudWorker::submitSecret(Secret secret, bool keep)
{
    if (m_standing.state != CloudState::SecretNeeded)
        return;
    const QString needed = m_standing.neededSecret;
    const auto shared = std::make_shared<const Secret>(std::move(secret));
    m_profile->secrets.insert(needed, shared);
    m_typed << needed;
    m_new = keep && m_kept ? shared : nullptr;
    if (m_access)
        m_access->setSecret(needed, shared);
    m_standing = {};
    open(); // another one may be missing
}

/// Whether Keystone is told what is kept, and nothing that was typed.
bool CloudWorker::usesKept() const
{
    return m_kept && m_profile && !openstack::missingSecrets(*m_profile).isEmpty();
}

bool CloudWorker::isKeptTrouble(const Error &error) const
{
    return m_keptTrouble && m_keptTrouble->kind == error.kind && m_keptTrouble->detail == error.detail;
}

/// Nothing is typed then, or something that goes on being good.
void CloudWorker::secretChanged()
{
    m_keptTrouble.reset();
    if (m_standing.state != CloudState::SecretNeeded)
        return;
    m_standing = {};
    open();
}

/// Remembers what came of it: a keychain that its owner did not unlock is not asked again by itself.
Task<Result<std::shared_ptr<const Secret>>> CloudWorker::readKept()
{
    if (m_keptTrouble)
        co_return *m_keptTrouble;
    auto secret = co_await KeptSecret::read(m_kept);
    if (!secret)
        m_keptTrouble = secret.error();
    co_return std::move(secret);
}

/// From then on it is the keychain that is asked.
Task<> CloudWorker::keepFlow(QString name, std::shared_ptr<const Secret> secret)
{
    const Result<> kept = co_await KeptSecret::keep(m_kept, std::move(secret));
    if (!kept)
        co_return;
    m_keptTrouble.reset();
    m_typed.removeAll(name);
    m_profile->secrets.remove(name);
    if (m_access)
        m_access->forgetSecret(name);
}

void CloudWorker::trustCertificate()
{
    if (m_standing.state != CloudState::Failed || !m_untrusted)
        return;
    const net::PinnedCertificate pin = std::exchange(m_untrusted, std::nullopt)->exception;
    m_pins << pin;
    if (m_access)
        m_access->pin(pin);
    open();
}

void CloudWorker::beginSignIn()
{
    if (m_access)
        m_access->signInAgain();
    stand({.state = CloudState::SigningIn});
    m_signIn = signInFlow();
    m_signIn.start();
}

Task<> CloudWorker::signInFlow()
{
    auto outcome = co_await signInNow();
    if (!outcome) {
        fail(outcome.error());
        co_return;
    }
    stand({.state = CloudState::Open,
           .projects = std::move(outcome->projects),
           .regions = std::move(outcome->regions),
           .home = std::move(outcome->home)});
    if (m_new)
        m_keeping.begin(keepFlow(m_typed.last(), std::exchange(m_new, nullptr)));
    for (auto listing = m_listings.cbegin(); listing != m_listings.cend(); ++listing)
        (*listing)->begin(m_access->compute((*listing)->scope()));
}

Task<Result<SignedIn>> CloudWorker::signInNow()
{
    if (!m_access) {
        openstack::SecretSource source;
        if (m_kept)
            source = [this](const QString &) { return readKept(); };
        PH_CO_TRY(m_access, CloudAccess::make(*m_profile, m_proxies, m_pins, m_route, source));
    }
    co_return co_await signIn(*m_access);
}

void CloudWorker::fail(const Error &error)
{
    m_new.reset();
    if (usesKept() && (error.kind == ErrorKind::AuthRejected || isKeptTrouble(error))) {
        m_keptTrouble = error;
        return needSecret(openstack::missingSecrets(*m_profile).first());
    }
    CloudTrouble trouble{.error = error};
    m_untrusted.reset();
    if (error.kind == ErrorKind::CertificateUntrusted && m_access && m_access->untrusted()) {
        m_untrusted = m_access->untrusted();
        trouble.certificateSha256 = m_untrusted->exception.sha256;
        trouble.certificateProblem = m_untrusted->problem;
    }
    if (error.kind == ErrorKind::AuthRejected) {
        for (const QString &typed : std::as_const(m_typed)) { // it was mistyped: it is asked for again
            m_profile->secrets.remove(typed);
            if (m_access) // or it would be sent again
                m_access->forgetSecret(typed);
        }
        m_typed.clear();
    }
    stand({.state = CloudState::Failed, .trouble = std::move(trouble)});
}

void CloudWorker::lost(const ProjectId &project, const Error &error)
{
    const auto untrusted = m_access ? m_access->untrusted() : std::nullopt;
    const bool isWithoutSecret = usesKept() && isKeptTrouble(error);
    const bool rejected = error.kind == ErrorKind::AuthRejected && m_access && m_access->isHome(project);
    const bool unknown = error.kind == ErrorKind::CertificateUntrusted && untrusted &&
                         !m_passedOver.contains(untrusted->exception);
    if (!rejected && !unknown && !isWithoutSecret)
        return;
    // Later: a flow that is to be ended may be the one that says so.
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_standing.state != CloudState::Open)
                return;
            for (const auto &listing : std::as_const(m_listings))
                listing->end();
            fail(error);
        },
        Qt::QueuedConnection);
}

void CloudWorker::signOut()
{
    ++m_era;
    forget();
}

void CloudWorker::forget()
{
    m_signIn.cancel();
    endWork();
    if (m_profile) {
        for (const QString &typed : std::as_const(m_typed))
            m_profile->secrets.remove(typed);
    }
    m_typed.clear();
    m_new.reset();
    m_keptTrouble.reset();
    m_untrusted.reset();
    m_passedOver.clear();
    if (m_access)
        m_farewells.begin(farewell(std::move(m_access)));
    stand({});
}

/// Ends all that uses the access, and says so to those who wait for it.
void CloudWorker::endWork()
{
    m_quests.clear();
    m_listings.clear();
    m_actions.endAll();
    const auto acting = std::exchange(m_acting, {});
    for (const Action &given : acting)
        Q_EMIT actionEnded(given.scope, given.id, given.action,
                           Error::make(ErrorKind::Cancelled, "signed out"));
}

void CloudWorker::openScope(const CloudScope &scope)
{
    if (m_listings.contains(keyOf(scope)))
        return;
    const auto listing = std::make_shared<ScopeListing>(scope, m_pace);
    connect(listing.get(), &ScopeListing::stateChanged, this, &CloudWorker::listingChanged);
    connect(listing.get(), &ScopeListing::added, this, &CloudWorker::serversAdded);
    connect(listing.get(), &ScopeListing::changed, this, &CloudWorker::serversChanged);
    connect(listing.get(), &ScopeListing::removed, this, &CloudWorker::serversRemoved);
    connect(listing.get(), &ScopeListing::failed, this,
            [this, project = scope.project](const Error &error) { lost(project, error); });
    m_listings.insert(keyOf(scope), listing);
    Q_EMIT serversReset(scope); // what was told of an earlier list of it counts no more
    if (m_standing.state == CloudState::Open)
        listing->begin(m_access->compute(scope));
}

void CloudWorker::closeScope(const CloudScope &scope) { m_listings.remove(keyOf(scope)); }

void CloudWorker::refresh(const CloudScope &scope)
{
    const auto listing = m_listings.value(keyOf(scope));
    if (!listing)
        return;
    if (m_standing.state == CloudState::Open) { // the person's wish: what was rejected may be tried again
        m_keptTrouble.reset();
        m_access->session(scope.project).signInAgain();
    }
    listing->refresh();
}

void CloudWorker::hurry(const CloudScope &scope)
{
    if (const auto listing = m_listings.value(keyOf(scope)))
        listing->hurry();
}

void CloudWorker::act(const CloudScope &scope, const ServerId &id, ServerAction action)
{
    if (m_standing.state != CloudState::Open) {
        Q_EMIT actionEnded(
            scope, id, action,
            Error::make(ErrorKind::Unavailable, "cloud " + m_name.toStdString() + " is not signed in to"));
        return;
    }
    const quint64 number = ++m_lastAction;
    m_acting.insert(number, {scope, id, action});
    m_actions.begin(actFlow(number));
}

Task<> CloudWorker::actFlow(quint64 number)
{
    const Action given = m_acting.value(number);
    const Result<> done = co_await perform(m_access->compute(given.scope).actions, given.id, given.action);
    m_acting.remove(number);
    if (!done)
        lost(given.scope.project, done.error());
    hurry(given.scope); // a refusal tells of a state that the list may not show yet
    Q_EMIT actionEnded(given.scope, given.id, given.action,
                       done ? std::nullopt : std::optional(done.error()));
}

void CloudWorker::seekConsole(quint64 number, ConsoleWish wish, ConsoleQuest::Say say)
{
    m_quests.remove(number);
    const auto quest = std::make_shared<ConsoleQuest>(*this, std::move(wish), m_pace, std::move(say));
    m_quests.insert(number, quest);
    quest->begin();
}

void CloudWorker::performForConsole(quint64 number, ConsoleRemedy remedy)
{
    if (const auto quest = m_quests.value(number))
        quest->perform(remedy);
}

void CloudWorker::endConsole(quint64 number) { m_quests.remove(number); }

} // namespace porthole

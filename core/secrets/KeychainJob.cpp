#include "core/secrets/KeychainJob.h"

#include "core/async/Mailslot.h"
#include "core/base/DisplayText.h"

#include <cstring>
#include <functional>
#include <optional>
#include <qt6keychain/keychain.h>

namespace porthole::secrets {

namespace {

const QString kService = QStringLiteral("org.porthole.Porthole");

JobOutcome outcomeOf(QKeychain::Error error, const QString &words)
{
    JobOutcome outcome;
    switch (error) {
    case QKeychain::NoError:
        outcome.end = JobEnd::Done;
        return outcome;
    case QKeychain::EntryNotFound:
        outcome.end = JobEnd::NotFound;
        return outcome;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        outcome.end = JobEnd::Refused;
        return outcome;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    outcome.words = displayText(words.toStdString(), 200);
    return outcome;
}

} // namespace

/// The job and what has to live as long as it does.
struct KeychainJob::State {
    State(Turns::Turn held, QKeychain::Job *owned, QByteArray shared)
        : turn(std::move(held))
        , job(owned)
        , bytes(std::move(shared))
    {}
    /// libsecret is not heard of again, and the turn would never end.
    void loseBus()
    {
        turn.reset();
        if (tellLost)
            tellLost();
    }
    /// The job is gone by now: nobody else holds the bytes, and they are wiped where they are.
    ~State()
    {
        if (bytes.isDetached())
            explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    std::optional<Turns::Turn> turn;
    QKeychain::Job *job;
    QByteArray bytes;
    bool running = false;
    std::function<void()> tellLost;
    std::optional<SessionBus::Loss> loss;
};

KeychainJob KeychainJob::reading(Turns::Turn turn, const QString &key)
{
    return {std::move(turn), new QKeychain::ReadPasswordJob(kService), key};
}

KeychainJob KeychainJob::writing(Turns::Turn turn, const QString &key, const Secret &secret)
{
    const std::string_view text = secret.reveal();
    QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setBinaryData(bytes);
    return {std::move(turn), job, key, std::move(bytes)};
}

KeychainJob KeychainJob::removing(Turns::Turn turn, const QString &key)
{
    return {std::move(turn), new QKeychain::DeletePasswordJob(kService), key};
}

KeychainJob::KeychainJob(Turns::Turn turn, QKeychain::Job *job, const QString &key, QByteArray bytes)
    : m_state(std::make_unique<State>(std::move(turn), job, std::move(bytes)))
{
    job->setKey(key);
    job->setAutoDelete(false);
    // The default, said aloud: secrets are never written to a settings file (SEC-31).
    job->setInsecureFallback(false);
}

KeychainJob::~KeychainJob()
{
    if (!m_state)
        return;
    QKeychain::Job *job = m_state->job;
    if (!m_state->running) {
        delete job;
        return;
    }
    m_state->tellLost = {};
    job->setAutoDelete(true);
    QObject::connect(job, &QObject::destroyed,
                     [rest = std::shared_ptr<State>(std::move(m_state))]() mutable { rest.reset(); });
}

Task<Result<JobOutcome>> KeychainJob::run(SessionBus bus, Milliseconds timeout)
{
    enum class Event { Finished, BusLost };
    async::Mailslot<Event> events;
    QObject listener; // goes before the slot
    QKeychain::Job *job = m_state->job;
    m_state->running = true;
    QObject::connect(job, &QKeychain::Job::finished, [state = m_state.get()] { state->running = false; });
    QObject::connect(job, &QKeychain::Job::finished, &listener, [&] { events.post(Event::Finished); });
    m_state->tellLost = [&] { events.post(Event::BusLost); };
    m_state->loss.emplace(bus, [state = m_state.get()] { state->loseBus(); });
    job->start();
    const auto event = co_await events.next(timeout);
    m_state->tellLost = {};
    if (!event)
        co_return event.error();
    if (*event == Event::BusLost)
        co_return Error::make(ErrorKind::Unavailable, "the session bus has ended");

    JobOutcome outcome = outcomeOf(job->error(), job->errorString());
    if (auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        reading && outcome.end == JobEnd::Done) {
        m_state->bytes = reading->binaryData();
        outcome.secret = Secret(
            std::string_view(m_state->bytes.constData(), static_cast<std::size_t>(m_state->bytes.size())));
    }
    co_return outcome;
}

} // namespace porthole::secrets

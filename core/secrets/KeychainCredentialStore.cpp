#include "core/secrets/KeychainCredentialStore.h"

#include "core/secrets/SecretService.h"

namespace porthole::secrets {

namespace {

/// Anything else would show to everybody who looks into the keychain.
Result<> checkReference(const CredentialRef &reference)
{
    if (!isUuid(reference.value))
        return Error::make(ErrorKind::Usage, "a credential's reference is a UUID");
    return {};
}

/// What is behind an outcome that is not Done, with the service as it is.
Error explained(const JobOutcome &outcome, const StoreStatus &status)
{
    if (status.state == StoreState::Unavailable)
        return Error::make(ErrorKind::Unavailable, status.why);
    if (status.state == StoreState::Locked)
        return Error::make(ErrorKind::Forbidden, "the keychain is locked");
    switch (outcome.end) {
    case JobEnd::NotFound:
        return Error::make(ErrorKind::NotFound, "the keychain has no such entry");
    case JobEnd::Refused:
        return Error::make(ErrorKind::Forbidden, "the keychain refuses access to it");
    case JobEnd::Done:
    case JobEnd::Failed:
        break;
    }
    return Error::make(ErrorKind::Unavailable, "the keychain fails: " + outcome.words);
}

} // namespace

Task<StoreStatus> KeychainCredentialStore::status() { return secretServiceStatus(m_patience.question); }

/// The bus comes before the job: QtKeychain connects to it too, but leaves it armed.
Task<Result<KeychainCredentialStore::Attempt>> KeychainCredentialStore::attempt(MakeJob make, int era)
{
    auto turn = co_await m_turns.take(m_patience.operation);
    if (!turn)
        co_return Error::make(ErrorKind::Timeout, "the keychain is waiting for an answer to something else");
    if (era != m_era)
        co_return Error::make(ErrorKind::Forbidden, "the keychain is locked");
    PH_CO_TRY(const SessionBus bus, co_await SessionBus::connect(m_patience.question));
    KeychainJob job = make(*std::move(turn));
    Attempt made;
    PH_CO_TRY(made.outcome, co_await job.run(bus, m_patience.operation));
    if (made.outcome.end == JobEnd::Done)
        co_return made;
    // While the turn lasts: those behind it are to know.
    made.status = co_await secretServiceStatus(m_patience.question);
    if (made.status.state == StoreState::Locked)
        ++m_era;
    co_return made;
}

Task<Result<Secret>> KeychainCredentialStore::perform(CredentialRef reference, MakeJob make)
{
    PH_CO_DO(checkReference(reference));
    const int era = m_era;
    for (bool again = false;; again = true) {
        PH_CO_TRY(Attempt made, co_await attempt(make, era));
        if (made.outcome.end == JobEnd::Done)
            co_return std::move(made.outcome.secret);
        if (again || made.outcome.end != JobEnd::Failed || made.status.state != StoreState::Available)
            co_return explained(made.outcome, made.status);
        forgetSecretServiceSession();
    }
}

Task<Result<Secret>> KeychainCredentialStore::read(CredentialRef reference)
{
    const MakeJob make = [reference](Turns::Turn turn) {
        return KeychainJob::reading(std::move(turn), reference.value);
    };
    PH_CO_TRY(Secret secret, co_await perform(reference, make));
    if (secret.reveal().size() > kLargest)
        co_return Error::make(ErrorKind::PeerMisbehaved, "the keychain's entry is larger than 64 KiB");
    co_return secret;
}

Task<Result<Kept>> KeychainCredentialStore::write(CredentialRef reference, Secret secret)
{
    // The bus hangs up on a process that sends it one of 64 MB.
    if (secret.reveal().size() > kLargest)
        co_return Error::make(ErrorKind::Usage, "a credential may have 64 KiB");
    const MakeJob make = [&](Turns::Turn turn) {
        return KeychainJob::writing(std::move(turn), reference.value, secret);
    };
    PH_CO_DO(co_await perform(reference, make));
    co_return Kept::Lasting;
}

/// Removing passes over what is locked without a word, and reading prompts: so it is read first.
Task<Result<>> KeychainCredentialStore::unlockFor(CredentialRef reference)
{
    const StoreStatus status = co_await secretServiceStatus(m_patience.question);
    if (status.state == StoreState::Unavailable)
        co_return Error::make(ErrorKind::Unavailable, status.why);
    if (status.state == StoreState::Available)
        co_return Result<>();
    const auto entry = co_await read(reference);
    if (!entry && entry.error().kind != ErrorKind::NotFound)
        co_return entry.error();
    co_return Result<>();
}

Task<Result<>> KeychainCredentialStore::remove(CredentialRef reference)
{
    PH_CO_DO(checkReference(reference));
    PH_CO_DO(co_await unlockFor(reference));
    const MakeJob make = [reference](Turns::Turn turn) {
        return KeychainJob::removing(std::move(turn), reference.value);
    };
    const auto removed = co_await perform(reference, make);
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        co_return removed.error();
    co_return Result<>();
}

} // namespace porthole::secrets

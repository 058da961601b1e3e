#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/base/Task.h"
#include "core/secrets/SessionBus.h"
#include "core/secrets/Turns.h"

#include <QByteArray>
#include <QString>
#include <memory>
#include <string>

namespace QKeychain {
class Job;
}

namespace porthole::secrets {

/// How a job of QtKeychain ended.
enum class JobEnd : quint8 { Done, NotFound, Refused, Failed };

struct JobOutcome {
    JobEnd end = JobEnd::Failed;
    std::string words{}; ///< of Failed; fit to be shown
    Secret secret{};     ///< of a reading job that is Done
};

/// One job of QtKeychain, in its turn. A job cannot be ended, and one that is deleted under way leaves a
/// pointer to itself in libsecret's hands: so one that nobody waits for any longer goes on alone, keeps its
/// turn as long as there is a bus, and deletes itself at its end. Our copies of the secret are wiped; those
/// that QtKeychain, libsecret and D-Bus make on the way are out of reach. Thread: the main thread.
class KeychainJob {
public:
    static KeychainJob reading(Turns::Turn turn, const QString &key);
    static KeychainJob writing(Turns::Turn turn, const QString &key, const Secret &secret);
    static KeychainJob removing(Turns::Turn turn, const QString &key);

    KeychainJob(KeychainJob &&other) noexcept = default;
    KeychainJob &operator=(KeychainJob &&other) = delete;
    ~KeychainJob();

    /// Runs it, once. Errors: Timeout; Unavailable if the bus goes away under it.
    Task<Result<JobOutcome>> run(SessionBus bus, Milliseconds timeout);

private:
    struct State;
    KeychainJob(Turns::Turn turn, QKeychain::Job *job, const QString &key, QByteArray bytes = {});

    std::unique_ptr<State> m_state;
};

} // namespace porthole::secrets

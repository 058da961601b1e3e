#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QSet>
#include <functional>
#include <optional>

namespace porthole::transfer {

/// What became of one file or folder of a transfer.
struct FileReport {
    enum class Outcome : quint8 { Done, Skipped, Failed };
    QByteArray source; ///< its path
    Outcome outcome = Outcome::Done;
    quint64 bytes = 0;
    std::optional<Error> error{}; ///< of Failed; of Skipped: why
};

/// How far a transfer is. What was found grows while folders are still being looked at.
struct Tally {
    quint64 filesFound = 0, bytesFound = 0;
    quint64 filesDone = 0, bytesDone = 0;
    quint64 skipped = 0, failed = 0;
    quint64 bytesKept = 0; ///< of those done: found to be there from an earlier attempt, and not moved now
};

/// The books of one transfer, over all its attempts. Thread: one.
class Ledger {
public:
    explicit Ledger(std::function<void(const FileReport &)> told)
        : m_told(std::move(told))
    {}

    const Tally &tally() const { return m_tally; }
    /// The first failure: why the transfer is not whole.
    const std::optional<Error> &failure() const { return m_failure; }

    /// A folder on the other side that the transfer has made: its time and permissions are the transfer's.
    void noteMade(const QByteArray &source) { m_made.insert(source); }
    bool hasMade(const QByteArray &source) const { return m_made.contains(source); }

    /// False: an earlier attempt is through with it.
    bool find(const QByteArray &source, quint64 bytes);
    void advance(quint64 bytes) { m_tally.bytesDone += bytes; }
    /// Of those that advance() was told of.
    void noteKept(quint64 bytes) { m_tally.bytesKept += bytes; }
    void retract(quint64 bytes) { m_tally.bytesDone -= bytes; }
    void done(const QByteArray &source, quint64 bytes);
    void skip(const QByteArray &source, const char *why);
    void fail(const QByteArray &source, const Error &error);

private:
    const std::function<void(const FileReport &)> m_told;
    Tally m_tally;
    std::optional<Error> m_failure;
    QSet<QByteArray> m_found, m_settled, m_made;
};

} // namespace porthole::transfer

#pragma once

#include "core/async/Mailslot.h"
#include "core/base/Task.h"
#include "core/transfer/Conflict.h"

#include <QHash>
#include <functional>
#include <list>
#include <optional>

namespace porthole::transfer {

/// The questions about files whose place is taken, of one queue: any number of flows ask, one question is
/// shown at a time, and an answer may be for all. Nobody waits for a person when the connection is gone: then
/// fail() ends the questions, and another attempt asks again. Thread: one. It outlives the flows that ask.
class Conflicts {
public:
    /// Told of each change of question().
    explicit Conflicts(std::function<void()> changed)
        : m_changed(std::move(changed))
    {}
    Conflicts(const Conflicts &) = delete;
    Conflicts &operator=(const Conflicts &) = delete;

    /// Whose files are asked about from now on.
    void begin(TransferId transfer, quint64 batch);

    /// What is to be done about it; never Ask. Errors: fail()'s.
    Task<Result<OnConflict>> ask(ConflictQuestion question);

    const std::optional<ConflictQuestion> &question() const { return m_question; }
    /// Nothing unless it is the number of question(), or for Cancel, which is the queue's matter.
    void answer(quint64 number, ConflictAnswer answer);
    void fail(const Error &error);

private:
    /// Whoever waits for an answer.
    class Waiting;

    std::optional<OnConflict> agreed() const;
    void show();

    const std::function<void()> m_changed;
    TransferId m_transfer{};
    quint64 m_batch = 0;
    quint64 m_lastNumber = 0;
    std::list<Waiting *> m_waiting; ///< of the first one is question()
    std::optional<ConflictQuestion> m_question;
    QHash<quint64, OnConflict> m_ofTransfers, m_ofBatches; ///< answers for all
};

} // namespace porthole::transfer

#include "core/transfer/Conflicts.h"

#include <utility>

namespace porthole::transfer {

namespace {

OnConflict meantBy(ConflictChoice choice)
{
    switch (choice) {
    case ConflictChoice::Overwrite:
        return OnConflict::Overwrite;
    case ConflictChoice::Rename:
        return OnConflict::Rename;
    case ConflictChoice::Resume:
        return OnConflict::Resume;
    case ConflictChoice::Skip:
    case ConflictChoice::Cancel:
        break;
    }
    return OnConflict::Skip;
}

} // namespace

class Conflicts::Waiting {
public:
    Waiting(Conflicts &conflicts, ConflictQuestion what)
        : question(std::move(what))
        , m_conflicts(conflicts)
    {
        m_conflicts.m_waiting.push_back(this);
        m_conflicts.show();
    }
    ~Waiting()
    {
        m_conflicts.m_waiting.remove(this);
        m_conflicts.show();
    }
    Waiting(const Waiting &) = delete;
    Waiting &operator=(const Waiting &) = delete;

    const ConflictQuestion question;
    async::Mailslot<Result<OnConflict>> slot;

private:
    Conflicts &m_conflicts;
};

void Conflicts::begin(TransferId transfer, quint64 batch)
{
    m_transfer = transfer;
    m_batch = batch;
}

std::optional<OnConflict> Conflicts::agreed() const
{
    const auto known = m_ofTransfers.constFind(m_transfer.value);
    if (known != m_ofTransfers.constEnd())
        return *known;
    const auto shared = m_ofBatches.constFind(m_batch);
    return shared != m_ofBatches.constEnd() ? std::optional(*shared) : std::nullopt;
}

Task<Result<OnConflict>> Conflicts::ask(ConflictQuestion question)
{
    if (const auto known = agreed())
        co_return *known;
    question.number = ++m_lastNumber;
    question.transfer = m_transfer;
    Waiting waiting(*this, std::move(question));
    PH_CO_TRY(const Result<OnConflict> outcome, co_await waiting.slot.next());
    co_return outcome;
}

void Conflicts::answer(quint64 number, ConflictAnswer answer)
{
    if (!m_question || m_question->number != number || answer.choice == ConflictChoice::Cancel)
        return;
    const OnConflict meant = meantBy(answer.choice);
    if (!answer.isForAll) {
        Waiting *const first = m_waiting.front();
        m_waiting.pop_front();
        first->slot.post(meant);
        return show();
    }
    m_ofTransfers.insert(m_transfer.value, meant);
    if (m_batch != 0)
        m_ofBatches.insert(m_batch, meant);
    for (Waiting *waiting : std::exchange(m_waiting, {}))
        waiting->slot.post(meant);
    show();
}

void Conflicts::fail(const Error &error)
{
    for (Waiting *waiting : std::exchange(m_waiting, {}))
        waiting->slot.post(error);
    show();
}

void Conflicts::show()
{
    const quint64 before = m_question ? m_question->number : 0;
    if (m_waiting.empty())
        m_question.reset();
    else
        m_question = m_waiting.front()->question;
    if (before != (m_question ? m_question->number : 0))
        m_changed();
}

} // namespace porthole::transfer

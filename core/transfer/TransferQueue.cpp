#include "core/transfer/TransferQueue.h"

#include "core/async/Delay.h"
#include "core/ssh/sftp/SftpReplies.h"
#include "core/transfer/Names.h"
#include "core/transfer/local/LocalPlace.h"
#include "core/transfer/remote/GetWalk.h"
#include "core/transfer/remote/PutWalk.h"

#include <QRandomGenerator>
#include <algorithm>
#include <atomic>

namespace porthole::transfer {

namespace {

/// What may be different the next time.
bool isWorthAnother(const Error &error)
{
    return error.kind == ErrorKind::Closed || error.kind == ErrorKind::Timeout ||
           error.kind == ErrorKind::Unreachable;
}

} // namespace

struct TransferQueue::Item {
    explicit Item(TransferQueue &queue, TransferId number, TransferOrder what)
        : id(number)
        , order(std::move(what))
        , ledger([&queue, number](const FileReport &report) { Q_EMIT queue.fileEnded(number, report); })
    {}
    TransferLook look() const { return {id, order, state, ledger.tally(), error}; }

    const TransferId id;
    const TransferOrder order;
    TransferState state = TransferState::Waiting;
    Ledger ledger;
    Parts parts;
    std::optional<Error> error;
};

TransferQueue::TransferQueue(Connect connect, Persistence persistence, QObject *parent)
    : QObject(parent)
    , m_connect(std::move(connect))
    , m_persistence(persistence)
    , m_conflicts([this] { Q_EMIT conflictChanged(); })
{}

TransferQueue::~TransferQueue() = default;

TransferId TransferQueue::add(TransferOrder order)
{
    const TransferId id = newId();
    add(std::move(order), id);
    return id;
}

TransferId TransferQueue::newId()
{
    static std::atomic<quint64> last = 0;
    return {++last};
}

void TransferQueue::add(TransferOrder order, TransferId id)
{
    m_items.emplace_back(*this, id, std::move(order));
    QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

TransferQueue::Item *TransferQueue::item(TransferId id)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const Item &candidate) { return candidate.id == id; });
    return found == m_items.end() ? nullptr : &*found;
}

std::optional<TransferLook> TransferQueue::find(TransferId id) const
{
    for (const Item &candidate : m_items) {
        if (candidate.id == id)
            return candidate.look();
    }
    return std::nullopt;
}

std::vector<TransferLook> TransferQueue::all() const
{
    std::vector<TransferLook> looks;
    for (const Item &candidate : m_items)
        looks.push_back(candidate.look());
    return looks;
}

void TransferQueue::enter(Item &item, TransferState to)
{
    if (!allowed(item.state, to))
        return;
    item.state = to;
    Q_EMIT stateChanged(item.id, to);
}

void TransferQueue::pause(TransferId id)
{
    if (Item *found = item(id); found && allowed(found->state, TransferState::Paused))
        stop(*found, TransferState::Paused);
}

void TransferQueue::cancel(TransferId id)
{
    Item *found = item(id);
    if (!found || !allowed(found->state, TransferState::Cancelled))
        return;
    stop(*found, TransferState::Cancelled);
    removeParts(*found);
}

void TransferQueue::clearFinished()
{
    m_items.remove_if([](const Item &candidate) {
        return candidate.state == TransferState::Done || candidate.state == TransferState::Failed ||
               candidate.state == TransferState::Cancelled;
    });
}

void TransferQueue::answerConflict(quint64 number, ConflictAnswer answer)
{
    const auto &waits = m_conflicts.question();
    if (answer.choice == ConflictChoice::Cancel && waits && waits->number == number)
        cancel(waits->transfer);
    else
        m_conflicts.answer(number, answer);
}

/// Behind what is being done to them: the disk's jobs and the host's answers keep their order.
void TransferQueue::removeParts(Item &item)
{
    for (const Parts::Local &part : item.parts.takeLocal())
        m_disk.post([part] {
            (void)part.folder->remove(part.name).has_value(); // it may be gone
        });
    m_litter.unite(item.parts.takeRemote());
    sweep();
}

void TransferQueue::sweep()
{
    if (!m_lane || m_lane->exchange().failure())
        return;
    for (const QByteArray &path : std::exchange(m_litter, {})) // nobody waits for the answer
        m_lane->exchange().ask([&](sftp::Client &client) { return client.remove(ssh::viewed(path)); });
}

/// Ends the flow where it waits. What it has asked of the host is answered to nobody.
void TransferQueue::stop(Item &item, TransferState to)
{
    if (m_running == &item) {
        m_flow.cancel();
        m_running = nullptr;
    }
    enter(item, to);
    QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

void TransferQueue::resume(TransferId id)
{
    Item *found = item(id);
    if (!found || found->state != TransferState::Paused)
        return;
    enter(*found, TransferState::Waiting);
    QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

void TransferQueue::retry(TransferId id)
{
    Item *found = item(id);
    if (!found || found->state != TransferState::Failed)
        return;
    found->error.reset();
    enter(*found, TransferState::Waiting);
    QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

void TransferQueue::startNext()
{
    if (m_running)
        return;
    const auto next = std::find_if(m_items.begin(), m_items.end(), [](const Item &candidate) {
        return candidate.state == TransferState::Waiting;
    });
    if (next == m_items.end())
        return Q_EMIT idle();
    m_running = &*next;
    enter(*next, TransferState::Running);
    if (m_running != &*next) // whoever heard of it has stopped it
        return;
    m_flow = run(*next);
    m_flow.start();
}

Task<> TransferQueue::run(Item &item)
{
    const TransferId id = item.id;
    auto outcome = co_await persist(item);
    // From the event loop: a flow is not destroyed from within.
    QMetaObject::invokeMethod(
        this, [this, id, outcome = std::move(outcome)] { end(id, outcome); }, Qt::QueuedConnection);
}

void TransferQueue::end(TransferId id, const Result<> &outcome)
{
    if (!m_running || m_running->id != id)
        return; // stopped meanwhile
    Item &ended = *std::exchange(m_running, nullptr);
    m_flow = {};
    ended.error = outcome ? ended.ledger.failure() : outcome.error();
    enter(ended, outcome ? TransferState::Done : TransferState::Failed);
    startNext();
}

Task<Result<>> TransferQueue::persist(Item &item)
{
    Backoff backoff(m_persistence.first, m_persistence.last, QRandomGenerator::global()->generate());
    quint64 before = item.ledger.tally().bytesDone;
    for (;;) {
        const bool wasOpen = m_lane != nullptr;
        auto outcome = co_await attempt(item);
        const bool hasBeenOpen = wasOpen || m_lane != nullptr;
        if (outcome || !isWorthAnother(outcome.error()))
            co_return outcome;
        if (item.ledger.tally().bytesDone > before)
            backoff.reset();
        before = item.ledger.tally().bytesDone;
        const Backoff::Step step = backoff.next();
        // Who was never let in may have the wrong address.
        if (step.attempt > m_persistence.attempts || (!hasBeenOpen && item.state == TransferState::Running))
            co_return outcome;
        item.error = outcome.error();
        enter(item, TransferState::Reconnecting);
        co_await async::delay(step.delay);
    }
}

Task<Result<>> TransferQueue::connectToHost()
{
    if (m_lane && !m_lane->exchange().failure())
        co_return Result<>();
    m_lane.reset();
    PH_CO_TRY(ssh::SshConnection *const connection, co_await m_connect());
    auto lane = std::make_unique<Lane>(*connection, m_persistence.answer);
    PH_CO_DO(co_await lane->open());
    lane->exchange().whenEnded([this](const Error &why) { m_conflicts.fail(why); });
    m_lane = std::move(lane);
    sweep();
    co_return Result<>();
}

Task<Result<>> TransferQueue::attempt(Item &item)
{
    PH_CO_DO(co_await connectToHost());
    item.error.reset();
    enter(item, TransferState::Running);
    m_conflicts.begin(item.id, item.order.batch);
    if (item.order.direction == Direction::Get)
        co_return co_await get(item);
    co_return co_await put(item);
}

Task<Result<>> TransferQueue::get(Item &item)
{
    OnDisk<Result<LocalPlace>> resolving(m_disk, [order = item.order] { return localTarget(order); });
    PH_CO_TRY(LocalPlace place, co_await resolving);
    if (place.name == "." || place.name == ".." || place.name.isEmpty()) { // "get HOST:. here"
        PH_CO_TRY(const QByteArray real, co_await m_lane->files().realPath(item.order.remote));
        place.name = lastName(real);
    }
    const TransferContext context{*m_lane, m_disk, item.ledger, item.parts, m_conflicts};
    GetWalk walk(context, item.order.options);
    co_return co_await walk.run(item.order.remote, std::move(place.folder), std::move(place.name));
}

Task<Result<>> TransferQueue::put(Item &item)
{
    OnDisk<Result<LocalPlace>> resolving(m_disk, [path = item.order.local] { return localSource(path); });
    PH_CO_TRY(LocalPlace place, co_await resolving);
    const QByteArray target = item.order.remote.isEmpty() ? QByteArray(".") : item.order.remote;
    QByteArray folder = target, name = place.name;
    const auto there = co_await m_lane->files().stat(target); // a person's path: its links are followed
    const bool isFolder = there && there->isDirectory();
    if (!isFolder && item.order.isIntoFolder)
        co_return there ? Error::make(ErrorKind::Usage, "the target is no folder") : there.error();
    if (!isFolder) {
        name = lastName(target);
        folder = parentOf(target);
    }
    const TransferContext context{*m_lane, m_disk, item.ledger, item.parts, m_conflicts};
    PutWalk walk(context, item.order.options);
    co_return co_await walk.run(std::move(place.folder), std::move(place.name), item.order.local,
                                std::move(folder), std::move(name));
}

} // namespace porthole::transfer

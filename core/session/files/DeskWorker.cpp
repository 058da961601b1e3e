#include "core/session/files/DeskWorker.h"

#include <QScopeGuard>
#include <utility>

namespace porthole {

namespace {

/// Between two looks that a person is shown.
constexpr Milliseconds kLookEvery{100};

bool isUnderWay(transfer::TransferState state)
{
    return state == transfer::TransferState::Running || state == transfer::TransferState::Reconnecting;
}

bool isOver(transfer::TransferState state)
{
    return state == transfer::TransferState::Done || state == transfer::TransferState::Failed ||
           state == transfer::TransferState::Cancelled;
}

} // namespace

DeskWorker::DeskWorker()
    : m_door(std::make_shared<async::Door<DeskWorker>>(*this))
{}

DeskWorker::~DeskWorker() { m_door->close(); }

transfer::TransferQueue &DeskWorker::queue()
{
    if (!m_queue)
        begin();
    return *m_queue;
}

/// In the thread that transfers: the queue and all that it has belong there.
void DeskWorker::begin()
{
    m_queue = std::make_unique<transfer::TransferQueue>([this] { return connectToHost(); });
    m_nextLook = std::make_unique<QTimer>();
    m_nextLook->setSingleShot(true);
    m_nextLook->setInterval(kLookEvery);
    connect(m_nextLook.get(), &QTimer::timeout, this, &DeskWorker::look);
    connect(m_queue.get(), &transfer::TransferQueue::stateChanged, this,
            [this](transfer::TransferId id, transfer::TransferState state) {
                if (isOver(state)) { // what it came to is known before it ends
                    tellReports();
                    look();
                } else if (!m_nextLook->isActive()) {
                    m_nextLook->start();
                }
                Q_EMIT stateChanged(id, state);
            });
    connect(m_queue.get(), &transfer::TransferQueue::fileEnded, this,
            [this](transfer::TransferId id, const transfer::FileReport &report) {
                m_reports[id.value].append(report);
            });
    connect(m_queue.get(), &transfer::TransferQueue::conflictChanged, this,
            [this] { Q_EMIT conflictChanged(m_queue->conflict().value_or(transfer::ConflictQuestion())); });
    connect(m_queue.get(), &transfer::TransferQueue::idle, this, &DeskWorker::idle);
}

Task<Result<ssh::SshConnection *>> DeskWorker::connectToHost()
{
    m_connection.reset();
    m_options.clear();
    m_outcome.clear();
    // However it ends, the transfer's pause included: what was asked on the way is asked no more.
    const auto over = qScopeGuard([this] {
        ++m_question;
        if (m_connection && m_connection->state() != ssh::SshState::Open)
            m_connection.reset();
        Q_EMIT settled();
    });
    Q_EMIT optionsWanted();
    PH_CO_TRY(ssh::SshOptions options, co_await m_options.next());
    makeConnection(std::move(options));
    PH_CO_TRY(const Result<> outcome, co_await m_outcome.next());
    PH_CO_DO(Result<>(outcome));
    co_return m_connection.get();
}

void DeskWorker::makeConnection(ssh::SshOptions options)
{
    m_connection = std::make_unique<ssh::SshConnection>(std::move(options));
    connect(m_connection.get(), &ssh::SshConnection::asked, this,
            [this](const SshQuestion &question) { Q_EMIT asked(question, ++m_question); });
    connect(m_connection.get(), &ssh::SshConnection::opened, this, [this] { m_outcome.post({}); });
    connect(m_connection.get(), &ssh::SshConnection::closed, this,
            [this](const Error &why) { m_outcome.post(why); });
    m_connection->open();
}

void DeskWorker::clearFinished()
{
    queue().clearFinished();
    look();
}

void DeskWorker::look()
{
    tellReports();
    std::vector<TransferProgress> transfers;
    bool goesOn = false;
    for (transfer::TransferLook &look : m_queue->all()) {
        goesOn = goesOn || isUnderWay(look.state);
        transfers.push_back(progressOf(std::move(look)));
    }
    Q_EMIT looked(transfers);
    if (goesOn)
        m_nextLook->start();
}

/// One runs at a time.
TransferProgress DeskWorker::progressOf(transfer::TransferLook look)
{
    TransferProgress progress;
    if (look.state == transfer::TransferState::Running) {
        if (std::exchange(m_metered, look.id) != look.id)
            m_meter.reset();
        const transfer::Tally &tally = look.tally;
        m_meter.add(RateMeter::Clock::now(),
                    tally.bytesDone > tally.bytesKept ? tally.bytesDone - tally.bytesKept : 0);
        progress.rate = m_meter.rate();
        if (progress.rate > 0 && tally.bytesFound >= tally.bytesDone)
            progress.left = std::chrono::seconds((tally.bytesFound - tally.bytesDone) / progress.rate);
    } else if (look.id == m_metered) {
        m_metered = {};
    }
    progress.look = std::move(look);
    return progress;
}

void DeskWorker::tellReports()
{
    const auto reports = std::exchange(m_reports, {});
    for (auto each = reports.constBegin(); each != reports.constEnd(); ++each)
        Q_EMIT filesEnded({each.key()}, each.value());
}

} // namespace porthole

#include "core/session/files/TransferDesk.h"

#include "core/remotes/HeldAnswers.h"
#include "core/session/files/DeskWorker.h"
#include "core/ssh/worker/ThreadReaper.h"

#include <QPointer>
#include <QThread>
#include <algorithm>
#include <iterator>

namespace porthole {

namespace {

bool isOver(transfer::TransferState state)
{
    return state == transfer::TransferState::Done || state == transfer::TransferState::Failed ||
           state == transfer::TransferState::Cancelled;
}

bool isToCome(transfer::TransferState state)
{
    return !isOver(state) && state != transfer::TransferState::Paused;
}

/// A disk may take its time: nobody waits for the thread's end here.
void leave(std::unique_ptr<QThread> thread)
{
    std::promise<void> over;
    std::future<void> isOver = over.get_future();
    std::thread waiting([left = std::move(thread), done = std::move(over)]() mutable {
        left->wait();
        left.reset();
        done.set_value();
    });
    ssh::ThreadReaper::ofThisProcess().take(std::move(waiting), std::move(isOver));
}

} // namespace

class TransferDesk::Course : public QObject {
public:
    Course(TransferDesk &desk, remotes::RemoteSession *remote);
    ~Course() override;

    template <class Call> void post(Call &&call) { m_door->post(std::forward<Call>(call)); }
    TransferProgress *entry(transfer::TransferId id);
    void setQuestion(const std::optional<SshQuestion> &next);
    /// What is done with the connection whose question it is, if it still waits.
    template <class Answer> void reply(Answer &&answer)
    {
        setQuestion(std::nullopt);
        post([number = m_number, given = std::forward<Answer>(answer)](DeskWorker &to) mutable {
            if (ssh::SshConnection *const asking = to.asking(number))
                given(*asking);
        });
    }

    std::vector<TransferProgress> transfers;
    std::optional<SshQuestion> question;
    std::optional<transfer::ConflictQuestion> conflict;

    void forgetSecrets() { m_options.password.reset(); }

private:
    void listen();
    void asked(const SshQuestion &next, quint64 number);
    void take(const std::vector<TransferProgress> &now);
    bool isAnsweredAlready(const SshQuestion &asked);

    TransferDesk &m_desk;
    const QPointer<remotes::RemoteSession> m_remote;
    ssh::SshOptions m_options; ///< of the session, as it last was
    quint64 m_number = 0;      ///< of the question
    quint64 m_lastKnown = 0;   ///< the newest transfer that the worker knows of
    std::unique_ptr<QThread> m_thread = std::make_unique<QThread>();
    DeskWorker *const m_worker = new DeskWorker; ///< lives in the thread
    const std::shared_ptr<async::Door<DeskWorker>> m_door = m_worker->door();
};

TransferDesk::Course::Course(TransferDesk &desk, remotes::RemoteSession *remote)
    : m_desk(desk)
    , m_remote(remote)
{
    if (m_remote)
        m_options = m_remote->options().ssh;
    listen();
    // The thread ends with the worker, whenever that has come to its end.
    connect(m_worker, &QObject::destroyed, m_thread.get(), &QThread::quit, Qt::DirectConnection);
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

TransferDesk::Course::~Course()
{
    m_worker->disconnect(this);
    m_worker->deleteLater();
    leave(std::move(m_thread));
}

void TransferDesk::Course::listen()
{
    connect(m_worker, &DeskWorker::optionsWanted, this, [this] {
        if (m_remote)
            m_options = m_remote->options().ssh;
        post([options = m_options](DeskWorker &to) { to.useOptions(options); });
    });
    connect(m_worker, &DeskWorker::asked, this, &Course::asked);
    connect(m_worker, &DeskWorker::settled, this, [this] { setQuestion(std::nullopt); });
    connect(m_worker, &DeskWorker::looked, this, &Course::take);
    connect(m_worker, &DeskWorker::stateChanged, this,
            [this](transfer::TransferId id, transfer::TransferState state) {
                if (TransferProgress *const known = entry(id))
                    known->look.state = state;
                Q_EMIT m_desk.stateChanged(id, state);
            });
    connect(m_worker, &DeskWorker::filesEnded, &m_desk, &TransferDesk::filesEnded);
    connect(m_worker, &DeskWorker::conflictChanged, this, [this](const transfer::ConflictQuestion &now) {
        conflict = now.number != 0 ? std::optional(now) : std::nullopt;
        Q_EMIT m_desk.conflictChanged();
    });
    connect(m_worker, &DeskWorker::idle, &m_desk, &TransferDesk::idle);
}

/// What was added since stays: the worker has not heard of it yet.
void TransferDesk::Course::take(const std::vector<TransferProgress> &now)
{
    if (!now.empty())
        m_lastKnown = std::max(m_lastKnown, now.back().look.id.value);
    const auto before = std::exchange(transfers, now);
    std::copy_if(before.begin(), before.end(), std::back_inserter(transfers),
                 [this](const TransferProgress &known) { return known.look.id.value > m_lastKnown; });
    Q_EMIT m_desk.changed();
}

TransferProgress *TransferDesk::Course::entry(transfer::TransferId id)
{
    const auto found = std::find_if(transfers.begin(), transfers.end(),
                                    [&](const TransferProgress &known) { return known.look.id == id; });
    return found == transfers.end() ? nullptr : &*found;
}

void TransferDesk::Course::setQuestion(const std::optional<SshQuestion> &next)
{
    if (!question && !next)
        return;
    question = next;
    Q_EMIT m_desk.questionChanged();
}

void TransferDesk::Course::asked(const SshQuestion &next, quint64 number)
{
    m_number = number;
    if (!isAnsweredAlready(next))
        setQuestion(next);
}

/// By what was answered for the session.
bool TransferDesk::Course::isAnsweredAlready(const SshQuestion &asked)
{
    if (!m_remote)
        return false;
    if (const auto *key = std::get_if<HostKeyQuestion>(&asked)) {
        switch (m_remote->answers().verdictOn(*key)) {
        case remotes::HeldAnswers::KeyVerdict::New:
            return false;
        case remotes::HeldAnswers::KeyVerdict::Accepted:
            m_desk.acceptHostKey(false);
            return true;
        case remotes::HeldAnswers::KeyVerdict::Different:
            m_desk.refuse();
            return true;
        }
    }
    const auto *auth = std::get_if<AuthQuestion>(&asked);
    auto known = auth ? m_remote->answers().answerTo(*auth) : std::nullopt;
    if (!known)
        return false;
    m_desk.answer(*std::move(known));
    return true;
}

TransferDesk::TransferDesk(remotes::RemoteRegistry &remotes, const SessionId &id, QObject *parent)
    : QObject(parent)
    , m_course(std::make_unique<Course>(*this, remotes.find(id)))
{}

TransferDesk::~TransferDesk() = default;

transfer::TransferId TransferDesk::add(transfer::TransferOrder order)
{
    const transfer::TransferId id = transfer::TransferQueue::newId();
    TransferProgress waiting;
    waiting.look.id = id;
    waiting.look.order = order;
    m_course->transfers.push_back(std::move(waiting));
    m_course->post([order = std::move(order), id](DeskWorker &to) { to.queue().add(order, id); });
    Q_EMIT changed();
    return id;
}

void TransferDesk::pause(transfer::TransferId id)
{
    m_course->post([id](DeskWorker &to) { to.queue().pause(id); });
}

void TransferDesk::resume(transfer::TransferId id)
{
    m_course->post([id](DeskWorker &to) { to.queue().resume(id); });
}

void TransferDesk::cancel(transfer::TransferId id)
{
    m_course->post([id](DeskWorker &to) { to.queue().cancel(id); });
}

void TransferDesk::retry(transfer::TransferId id)
{
    m_course->post([id](DeskWorker &to) { to.queue().retry(id); });
}

void TransferDesk::clearFinished()
{
    std::erase_if(m_course->transfers,
                  [](const TransferProgress &known) { return isOver(known.look.state); });
    m_course->post([](DeskWorker &to) { to.clearFinished(); });
    Q_EMIT changed();
}

const std::vector<TransferProgress> &TransferDesk::transfers() const { return m_course->transfers; }

std::optional<TransferProgress> TransferDesk::find(transfer::TransferId id) const
{
    const TransferProgress *const known = m_course->entry(id);
    return known ? std::optional(*known) : std::nullopt;
}

bool TransferDesk::isIdle() const
{
    return std::none_of(m_course->transfers.begin(), m_course->transfers.end(),
                        [](const TransferProgress &known) { return isToCome(known.look.state); });
}

const std::optional<SshQuestion> &TransferDesk::question() const { return m_course->question; }

void TransferDesk::acceptHostKey(bool remember)
{
    m_course->reply([remember](ssh::SshConnection &asking) { asking.acceptHostKey(remember); });
}

void TransferDesk::answer(std::vector<Secret> answers)
{
    m_course->reply([given = std::move(answers)](ssh::SshConnection &asking) mutable {
        asking.answer(std::move(given));
    });
}

void TransferDesk::allowCommand()
{
    m_course->reply([](ssh::SshConnection &asking) { asking.allowCommand(); });
}

void TransferDesk::refuse()
{
    m_course->reply([](ssh::SshConnection &asking) { asking.refuse(); });
}

const std::optional<transfer::ConflictQuestion> &TransferDesk::conflict() const { return m_course->conflict; }

void TransferDesk::answerConflict(quint64 number, transfer::ConflictAnswer answer)
{
    m_course->post([number, answer](DeskWorker &to) { to.queue().answerConflict(number, answer); });
}

void TransferDesk::forgetSecrets() { m_course->forgetSecrets(); }

} // namespace porthole

#pragma once

#include "core/async/Backoff.h"
#include "core/transfer/Conflicts.h"
#include "core/transfer/Ledger.h"
#include "core/transfer/TransferLook.h"
#include "core/transfer/local/Disk.h"
#include "core/transfer/remote/Lane.h"

#include <QObject>
#include <list>

namespace porthole::transfer {

/// How a lost connection is come back from.
struct Persistence {
    int attempts = 6; ///< in a row without a byte
    Milliseconds first{500}, last{15000};
    Milliseconds answer{30000}; ///< that a server takes for one before it counts as lost
};

/// Transfers to and from one host, one after the other, over a connection of their own, which is made when
/// there is something to do. One that loses the connection goes on where it was; one that fails does not hold
/// up the others. Thread: that of its making, which must not be held up by anything else when much is to be
/// moved. Destroying it ends everything; what has arrived stays for another attempt.
class TransferQueue : public QObject {
    Q_OBJECT
public:
    /// Opens a connection; it stays the owner's, until the next call. Errors: SshConnection::open()'s.
    using Connect = std::function<Task<Result<ssh::SshConnection *>>()>;

    explicit TransferQueue(Connect connect, Persistence persistence = {}, QObject *parent = nullptr);
    ~TransferQueue() override;

    /// Thread: any.
    static TransferId newId();
    TransferId add(TransferOrder order);
    /// The same under an id of newId().
    void add(TransferOrder order, TransferId id);
    /// Nothing where the state does not allow it.
    void pause(TransferId id);
    void resume(TransferId id);
    /// Parts of files go: those on the host once there is a connection.
    void cancel(TransferId id);
    void retry(TransferId id);
    /// Forgets those that are done, have failed or were cancelled.
    void clearFinished();

    /// The question of a transfer whose OnConflict is Ask. While it waits, other files may go on.
    const std::optional<ConflictQuestion> &conflict() const { return m_conflicts.question(); }
    void answerConflict(quint64 number, ConflictAnswer answer);

    std::optional<TransferLook> find(TransferId id) const;
    std::vector<TransferLook> all() const;

Q_SIGNALS:
    /// Its state. How far it is, whoever shows it looks at now and then.
    void stateChanged(porthole::transfer::TransferId id, porthole::transfer::TransferState state);
    void fileEnded(porthole::transfer::TransferId id, const porthole::transfer::FileReport &report);
    /// conflict() is another, or none.
    void conflictChanged();
    /// Nothing waits or runs any more.
    void idle();

private:
    struct Item;

    Item *item(TransferId id);
    void enter(Item &item, TransferState to);
    void startNext();
    void stop(Item &item, TransferState to);
    void end(TransferId id, const Result<> &outcome);
    Task<> run(Item &item);
    Task<Result<>> persist(Item &item);
    Task<Result<>> attempt(Item &item);
    Task<Result<>> get(Item &item);
    Task<Result<>> put(Item &item);
    Task<Result<>> connectToHost();
    void removeParts(Item &item);
    void sweep();

    const Connect m_connect;
    const Persistence m_persistence;
    Disk m_disk;
    Conflicts m_conflicts;
    std::unique_ptr<Lane> m_lane;
    std::list<Item> m_items;
    QSet<QByteArray> m_litter; ///< parts on the host of what was cancelled while there was no connection
    Item *m_running = nullptr;
    Task<> m_flow; // last: it uses all of the above
};

} // namespace porthole::transfer

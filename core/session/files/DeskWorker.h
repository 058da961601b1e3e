#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/async/Door.h"
#include "core/session/files/RateMeter.h"
#include "core/session/files/TransferProgress.h"
#include "core/transfer/TransferQueue.h"

namespace porthole {

/// A TransferDesk on the transfers' side: the queue, and the connection that it has to itself. Thread: the
/// one that transfers; what is asked of it comes through its door, and its signals cross to the desk.
class DeskWorker : public QObject {
    Q_OBJECT
public:
    /// Made by the desk, and moved to its thread before anything is asked of it.
    DeskWorker();
    ~DeskWorker() override;

    const std::shared_ptr<async::Door<DeskWorker>> &door() const { return m_door; }

    transfer::TransferQueue &queue();
    /// The answer to optionsWanted().
    void useOptions(ssh::SshOptions options) { m_options.post(std::move(options)); }
    /// Who waits for an answer to that question; nullptr where nobody does any more.
    ssh::SshConnection *asking(quint64 question) const
    {
        return question == m_question ? m_connection.get() : nullptr;
    }
    void clearFinished();

Q_SIGNALS:
    /// A connection is to be made: how? useOptions() says it.
    void optionsWanted();
    /// A question and its number.
    void asked(const porthole::SshQuestion &question, quint64 number);
    /// None waits any more.
    void settled();
    void looked(const std::vector<porthole::TransferProgress> &transfers);
    void stateChanged(porthole::transfer::TransferId id, porthole::transfer::TransferState state);
    void filesEnded(porthole::transfer::TransferId id, const QList<porthole::transfer::FileReport> &reports);
    /// Its number is 0 where there is none any more.
    void conflictChanged(const porthole::transfer::ConflictQuestion &conflict);
    void idle();

private:
    void begin();
    Task<Result<ssh::SshConnection *>> connectToHost();
    void makeConnection(ssh::SshOptions options);
    void look();
    TransferProgress progressOf(transfer::TransferLook look);
    void tellReports();

    const std::shared_ptr<async::Door<DeskWorker>> m_door;
    async::Mailslot<ssh::SshOptions> m_options;
    async::Mailslot<Result<>> m_outcome; ///< of connecting
    std::unique_ptr<ssh::SshConnection> m_connection;
    quint64 m_question = 0;
    std::unique_ptr<QTimer> m_nextLook;
    RateMeter m_meter;
    transfer::TransferId m_metered{};
    QHash<quint64, QList<transfer::FileReport>> m_reports; ///< not told yet
    std::unique_ptr<transfer::TransferQueue> m_queue;      // last: its flow uses the others
};

} // namespace porthole

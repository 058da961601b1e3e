#pragma once

#include "app/cli/files/ProgressLine.h"
#include "app/cli/host/HostLink.h"
#include "core/transfer/TransferQueue.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTimer>

namespace porthole::cli {

/// Transfers for the length of one command: what fails is told on standard error as it fails, how far they
/// are is shown on a terminal, or told as events on standard output. Thread: main.
class TransferRun : public QObject {
    Q_OBJECT
public:
    TransferRun(HostSetup setup, bool tellsEvents);

    void add(transfer::TransferOrder order) { m_queue.add(std::move(order)); }
    /// Until all have ended: what the program ends with, which is the first failure's code.
    /// Errors: Cancelled (SIGINT, SIGTERM), Storage (standard output).
    Result<int> execute();

private:
    Task<Result<ssh::SshConnection *>> connectToHost();
    void stateChanged(transfer::TransferId id, transfer::TransferState state);
    void fileEnded(const transfer::FileReport &report);
    void fail(const Error &error);
    void finish();
    void look();
    void clearLine();
    void tell(const QJsonObject &event);
    transfer::Tally tally() const;

    HostLink m_link;
    const bool m_tellsEvents, m_hasTerminal;
    transfer::TransferQueue m_queue;
    QTimer m_looks;
    QElapsedTimer m_since;
    Rate m_rate;
    bool m_isConnected = false; ///< at least once
    bool m_hasLine = false;
    int m_code = 0;
    std::optional<Error> m_outputError;
};

} // namespace porthole::cli

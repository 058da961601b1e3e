#pragma once

#include <QList>
#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Secret.h"
#include "core/model/SshQuestion.h"
#include "core/remotes/RemoteRegistry.h"
#include "core/session/files/TransferProgress.h"

namespace porthole {

/// The transfers to and from the host of a session. They go over a connection of their own, on a thread of
/// their own, so that nobody types slower for them; it is made as the session's is, with what was answered
/// for that one, and asks for what cannot be answered twice. Transfers outlive the session's losses and its
/// end. This object is the handle in its owner's thread, the registry's; nothing here waits. Destroying it
/// ends everything; what has arrived stays for another attempt.
class TransferDesk : public QObject {
    Q_OBJECT
public:
    TransferDesk(remotes::RemoteRegistry &remotes, const SessionId &id, QObject *parent = nullptr);
    ~TransferDesk() override;

    transfer::TransferId add(transfer::TransferOrder order);
    /// Nothing where the state does not allow it.
    void pause(transfer::TransferId id);
    void resume(transfer::TransferId id);
    void cancel(transfer::TransferId id);
    void retry(transfer::TransferId id);
    /// Those that are done, have failed or were cancelled are listed no more.
    void clearFinished();

    /// As of a tenth of a second ago, in the order in which they were added.
    const std::vector<TransferProgress> &transfers() const;
    std::optional<TransferProgress> find(transfer::TransferId id) const;
    /// Whether none waits or runs.
    bool isIdle() const;

    /// Of the connection that transfers have to themselves: a host key, a password, a one-time code.
    const std::optional<SshQuestion> &question() const;
    void acceptHostKey(bool remember);
    void answer(std::vector<Secret> answers);
    void allowCommand();
    void refuse();
    /// Wipes the password that further connections would be made with; they ask.
    void forgetSecrets();

    /// A file whose place is taken (OnConflict::Ask); other files of the transfer may go on meanwhile.
    const std::optional<transfer::ConflictQuestion> &conflict() const;
    /// Nothing unless it is the number of the one that waits.
    void answerConflict(quint64 number, transfer::ConflictAnswer answer);

Q_SIGNALS:
    /// transfers(): at most ten times a second.
    void changed();
    void stateChanged(porthole::transfer::TransferId id, porthole::transfer::TransferState state);
    /// What became of files since the last time.
    void filesEnded(porthole::transfer::TransferId id, const QList<porthole::transfer::FileReport> &reports);
    /// question() is another, or none.
    void questionChanged();
    /// conflict() is another, or none.
    void conflictChanged();
    /// Nothing waits or runs any more.
    void idle();

private:
    class Course;
    std::unique_ptr<Course> m_course;
};

} // namespace porthole

#include "core/session/files/TransferDesk.h"

namespace porthole {

class TransferDesk::Course {
public:
    std::vector<TransferProgress> transfers;
    std::optional<SshQuestion> question;
    std::optional<transfer::ConflictQuestion> conflict;
};

TransferDesk::TransferDesk(remotes::RemoteRegistry &, const SessionId &, QObject *parent)
    : QObject(parent)
    , m_course(std::make_unique<Course>())
{}
TransferDesk::~TransferDesk() = default;

transfer::TransferId TransferDesk::add(transfer::TransferOrder) { return {}; }
void TransferDesk::pause(transfer::TransferId) {}
void TransferDesk::resume(transfer::TransferId) {}
void TransferDesk::cancel(transfer::TransferId) {}
void TransferDesk::retry(transfer::TransferId) {}
void TransferDesk::clearFinished() {}
const std::vector<TransferProgress> &TransferDesk::transfers() const { return m_course->transfers; }
std::optional<TransferProgress> TransferDesk::find(transfer::TransferId) const { return std::nullopt; }
bool TransferDesk::isIdle() const { return true; }
const std::optional<SshQuestion> &TransferDesk::question() const { return m_course->question; }
void TransferDesk::acceptHostKey(bool) {}
void TransferDesk::answer(std::vector<Secret>) {}
void TransferDesk::allowCommand() {}
void TransferDesk::refuse() {}
const std::optional<transfer::ConflictQuestion> &TransferDesk::conflict() const { return m_course->conflict; }
void TransferDesk::answerConflict(quint64, transfer::ConflictAnswer) {}

} // namespace porthole

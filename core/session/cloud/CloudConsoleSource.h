#pragma once

#include "core/session/ConsoleSource.h"
#include "core/session/cloud/CloudWorker.h"

namespace porthole {

/// Where a cloud's console comes from: the end, on the decoding thread, of a ConsoleQuest on the network
/// thread. Either may go first. Thread: the one that asks first; it may be made in another.
class CloudConsoleSource final : public ConsoleSource {
public:
    CloudConsoleSource(std::shared_ptr<async::Door<CloudWorker>> cloud, ConsoleWish wish);
    ~CloudConsoleSource() override;

    void ask(Answer answer) override;
    void perform(ConsoleRemedy remedy) override;
    void trustCertificate() override;

private:
    class Inbox;

    const quint64 m_number; ///< of its quests, one of a kind in this process
    const std::shared_ptr<async::Door<CloudWorker>> m_cloud;
    ConsoleWish m_wish;
    std::unique_ptr<Inbox> m_inbox;
};

} // namespace porthole

#pragma once

#include "core/session/CloudConnection.h"
#include "core/session/cloud/CloudWorker.h"
#include "core/session/cloud/ServerRows.h"

namespace porthole {

/// What a CloudConnection shows, as far as it has heard, and the way to its worker.
class CloudConnection::Handle {
public:
    /// What is known of a scope.
    struct View {
        CloudScope scope;
        ListingState state = ListingState::Idle;
        std::optional<Error> trouble{};
        ServerRows rows{};
    };

    Handle(CloudSummary about, std::unique_ptr<CloudWorker> made, QThread &network);
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    /// Passes on to `connection` what the worker says.
    void listen(CloudConnection &connection);
    template <class Command> void tell(Command &&command) { m_door->post(std::forward<Command>(command)); }
    View *find(const CloudScope &scope);
    void hear(CloudConnection &connection, const CloudStanding &next);
    std::unique_ptr<ConsoleSource> source(ConsoleWish wish) const;

    CloudSummary summary;
    CloudStanding standing;
    QHash<QString, View> views;        ///< by keyOf(scope)
    std::shared_ptr<CloudRoute> route; ///< nullptr: as the environment says
    int era = 0;                       ///< the worker's, when it has heard everything

private:
    CloudWorker *m_worker; ///< lives in the network thread
    std::shared_ptr<async::Door<CloudWorker>> m_door;
};

} // namespace porthole

#pragma once

#include "app/http/Responder.h"
#include "app/serve/ConsoleDesk.h"
#include "app/serve/FileDesk.h"
#include "app/serve/FrontDoor.h"
#include "app/serve/HostBook.h"
#include "app/serve/ServeOptions.h"
#include "core/async/Flows.h"
#include "core/remotes/RemoteRegistry.h"

namespace porthole::serve {

/// The contract of POST /remotes and what follows it, for visits that the front door has let in. Each is a
/// flow of its own. Thread: that of the registry.
class RemoteService : public QObject {
    Q_OBJECT
public:
    /// Sessions at a time; 503 beyond.
    static constexpr qsizetype kMostSessions = 1000;

    RemoteService(remotes::RemoteRegistry &registry, HostBook hosts, FindSaved findSaved,
                  ConsoleDesk consoles)
        : m_registry(registry)
        , m_hosts(std::move(hosts))
        , m_findSaved(std::move(findSaved))
        , m_files(registry)
        , m_consoles(consoles)
    {}

    void handle(Visit visit, const http::Responder &responder);
    /// Whatever comes from now on is answered with 503.
    void end() { m_ends = true; }

private:
    void begin(Task<http::Reply> reply, const http::Responder &responder);
    Task<http::Reply> create(QByteArray body);
    Task<http::Reply> launch(SessionId id, QByteArray body);
    http::Reply list() const;
    http::Reply show(const SessionId &id);
    http::Reply remove(const SessionId &id);

    remotes::RemoteRegistry &m_registry;
    const HostBook m_hosts;
    const FindSaved m_findSaved;
    FileDesk m_files;
    ConsoleDesk m_consoles;
    bool m_ends = false;
    async::Flows m_flows; ///< last: they use all of the above
};

} // namespace porthole::serve

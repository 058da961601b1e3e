#pragma once

#include "app/cli/files/ProgressLine.h"
#include "app/cli/host/HostLink.h"
#include "core/async/Mailslot.h"
#include "core/session/tunnels/HostTunnels.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QTimer>

namespace porthole::cli {

/// Tunnels for the length of one command, which is until a signal comes: their ports on standard output, or
/// events, and their traffic on a terminal. A connection that is lost is made again. Thread: main.
class ForwardRun : public QObject {
    Q_OBJECT
public:
    ForwardRun(HostSetup setup, const QList<Tunnel> &tunnels, bool tellsEvents);

    /// What the program ends with: 0 after SIGINT or SIGTERM, else what the connection or the first tunnel
    /// that nobody could listen for failed with. Errors: Storage (standard output).
    Result<int> execute();

private:
    struct Lost {
        Error error;
    };

    Task<> run();
    void changed(TunnelId id);
    void listening(const TunnelLook &look);
    void refused(const TunnelLook &look);
    void look();
    void fail(const Error &error);
    void say(const std::string &words);
    void clearLine();
    void tell(const QString &event, QJsonObject details);
    void print(const std::string &line);

    const bool m_tellsEvents, m_hasTerminal;
    HostLink m_link;
    HostTunnels m_tunnels;
    async::Mailslot<Lost> m_lost;
    QHash<quint64, quint64> m_refusals; ///< that have been told, by tunnel
    QSet<quint64> m_told;               ///< that they listen
    qint64 m_lastTold = 0;              ///< bytes, in events
    QTimer m_looks;
    QElapsedTimer m_since;
    Rate m_toHost, m_fromHost;
    bool m_hasLine = false;
    int m_code = 0;
    std::optional<Error> m_outputError;
    Task<> m_flow; // last: it uses all of the above
};

} // namespace porthole::cli

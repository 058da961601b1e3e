#pragma once

#include "core/net/ChannelFactory.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace porthole {

/// Knocks at a port that nobody opened, now and then and never twice at once, until somebody does.
/// Thread: that of its owner; destroying it ends it.
class PortProbe : public QObject {
    Q_OBJECT
public:
    /// `every`: milliseconds from the end of one try to the next.
    PortProbe(const Endpoint &endpoint, const net::ChannelOptions &options, Milliseconds every);
    ~PortProbe() override;

    /// Whether a probe would go the way that the console's own connection goes.
    static bool canTell(const ConsoleRoute &route, const net::ChannelOptions &options);

Q_SIGNALS:
    /// Once. It must not be deleted from here.
    void opened();

private:
    void knock();

    const ConsoleRoute m_route;
    net::ChannelOptions m_options;
    QTimer m_next;
    std::unique_ptr<net::ByteChannel> m_channel; ///< of the latest try
};

} // namespace porthole

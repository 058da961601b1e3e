#include "core/ssh/forward/Forward.h"

#include "core/ssh/forward/DynamicForward.h"
#include "core/ssh/forward/LocalForward.h"
#include "core/ssh/forward/RemoteForward.h"

#include <algorithm>

namespace porthole::ssh {

std::unique_ptr<Forward> Forward::make(SshConnection &connection, const Tunnel &tunnel)
{
    switch (tunnel.kind) {
    case Tunnel::Kind::Local:
        return std::make_unique<LocalForward>(connection, tunnel);
    case Tunnel::Kind::Remote:
        return std::make_unique<RemoteForward>(connection, tunnel);
    case Tunnel::Kind::Dynamic:
        return std::make_unique<DynamicForward>(connection, tunnel);
    }
    return nullptr;
}

void Forward::stop()
{
    disconnect();
    for (auto &splice : m_splices) {
        splice->disconnect(this);
        splice->cut();
        splice.release()->deleteLater();
    }
    m_splices.clear();
}

bool Forward::hasRoom()
{
    if (connections() < kMostConnections)
        return true;
    Q_EMIT refused(Error::make(ErrorKind::Unavailable, std::to_string(kMostConnections) +
                                                           " connections are open in this tunnel already"));
    return false;
}

Splice *Forward::add(std::unique_ptr<SshChannel> channel)
{
    m_splices.push_back(std::make_unique<Splice>(std::move(channel)));
    Splice *const splice = m_splices.back().get();
    connect(splice, &Splice::moved, this, &Forward::moved);
    connect(splice, &Splice::ended, this, [this, splice] { drop(splice); });
    Q_EMIT connectionsChanged();
    return splice;
}

void Forward::drop(Splice *splice)
{
    const auto found = std::find_if(m_splices.begin(), m_splices.end(),
                                    [splice](const auto &each) { return each.get() == splice; });
    if (found == m_splices.end())
        return;
    const std::optional<Error> error = splice->error();
    found->release()->deleteLater(); // it is about to return from its signal
    m_splices.erase(found);
    // A loss is the connection's to tell.
    if (error && error->kind != ErrorKind::Closed && error->kind != ErrorKind::Cancelled)
        Q_EMIT refused(*error);
    Q_EMIT connectionsChanged();
}

} // namespace porthole::ssh

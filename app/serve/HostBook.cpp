#include "app/serve/HostBook.h"

#include "core/model/HostAddress.h"
#include "core/model/SshName.h"

namespace porthole::serve {

namespace {

/// The same for all ways to write one host: the standard port or none, whatever the case. Saved hosts may
/// have names that are no addresses.
QString keyOf(const QString &hostname)
{
    auto address = HostAddress::parse(hostname);
    if (!address)
        return hostname.toCaseFolded();
    address->port = address->port == 0 ? 22 : address->port;
    return address->toString().toCaseFolded();
}

} // namespace

Result<> HostBook::addAgent(const QString &entry)
{
    const qsizetype sign = entry.indexOf(u'=');
    if (sign < 1)
        return Error::make(ErrorKind::Usage, "--agent takes HOST=COMMAND");
    m_agents.insert(keyOf(entry.first(sign)), entry.sliced(sign + 1));
    return {};
}

std::optional<QString> HostBook::agentOf(const QString &hostname) const
{
    const auto found = m_agents.constFind(keyOf(hostname));
    return found == m_agents.constEnd() ? std::nullopt : std::optional(*found);
}

Result<remotes::RemoteOptions> HostBook::optionsFor(const CreateRequest &request,
                                                    const std::optional<SavedHost> &saved) const
{
    remotes::RemoteOptions options = m_base;
    ssh::SshDestination &to = options.ssh.destination;
    if (saved) {
        to.host = saved->host;
        to.port = saved->port;
        to.user = saved->user;
        options.agentCommand = saved->agentCommand;
    } else {
        PH_TRY(const HostAddress address, HostAddress::parse(request.hostname));
        if (!address.user.isEmpty() || HostAddress::hasScheme(request.hostname))
            return Error::make(ErrorKind::Usage, "hostname is more than a host and a port");
        to.host = address.host;
        to.port = address.port;
    }
    if (!request.username.isEmpty()) {
        if (!isValidSshUser(request.username))
            return Error::make(ErrorKind::Usage, "username cannot be one");
        to.user = request.username;
    }
    if (const auto command = agentOf(request.hostname))
        options.agentCommand = command;
    options.agent = request.agent;
    options.ssh.password = request.password;
    options.ssh.usesKeys = false;
    options.ssh.mayAsk = false;
    return options;
}

} // namespace porthole::serve

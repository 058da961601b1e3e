#include "core/ssh/SshOptions.h"

#include <QDir>

namespace porthole::ssh {

SshFiles SshFiles::ofThisUser()
{
    SshFiles files;
    files.identityFolder = QDir::homePath() + QStringLiteral("/.ssh");
    files.userConfig = files.identityFolder + QStringLiteral("/config");
    files.userKnownHosts = files.identityFolder + QStringLiteral("/known_hosts");
    files.systemConfig = QStringLiteral("/etc/ssh/ssh_config");
    files.systemKnownHosts = QStringLiteral("/etc/ssh/ssh_known_hosts");
    files.agentSocket = qEnvironmentVariable("SSH_AUTH_SOCK");
    return files;
}

} // namespace porthole::ssh

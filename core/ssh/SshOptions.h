#pragma once

#include "core/base/Clock.h"
#include "core/base/Secret.h"

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

namespace porthole::ssh {

/// What is done about a host whose key nobody here has seen. Changed and revoked keys are refused always.
enum class HostKeyMode : quint8 {
    Ask,       ///< a HostKeyQuestion
    AcceptNew, ///< accept and remember
    Strict,    ///< refuse
};

/// Files that belong to the person who runs this; tests put their own.
struct SshFiles {
    QString userConfig;   ///< ~/.ssh/config
    QString systemConfig; ///< /etc/ssh/ssh_config
    QString userKnownHosts;
    QString systemKnownHosts;
    QString identityFolder; ///< where id_rsa, id_ecdsa and id_ed25519 are looked for: ~/.ssh
    QString agentSocket;    ///< SSH_AUTH_SOCK; empty: no agent

    static SshFiles ofThisUser();
};

/// Where to, as a person gives it: all but the host may be left to ~/.ssh/config.
struct SshDestination {
    QString host; ///< a name, an address or an alias of ~/.ssh/config
    quint16 port = 0;
    QString user;
    QString identityFile;
};

/// How a connection is made. Secrets are shared, so that a reconnect needs no second copy.
struct SshOptions {
    SshDestination destination;
    SshFiles files = SshFiles::ofThisUser();
    HostKeyMode hostKeys = HostKeyMode::Ask;
    /// Tried once for the host itself (never for a jump host): as password, and as the answer to a
    /// keyboard-interactive round of one prompt without echo.
    std::shared_ptr<const Secret> password;
    /// False: the user's keys and agent are left alone, as the contract of POST /remotes has it.
    bool usesKeys = true;
    /// A host that lets in without having asked for anything is refused: what seems to be its prompt could be
    /// another's (SEC-12).
    bool refusesTrivialAuth = false;
    /// False: no ProxyCommand and no Match exec is even asked about; a host that needs one is refused.
    bool mayAsk = true;
    /// A jump host for the host itself where ~/.ssh/config names none: "user@host:port,...".
    QString proxyJump;

    Milliseconds connectTimeout{15000}; ///< of each hop: name, TCP, key exchange
    Milliseconds authTimeout{30000};    ///< of each hop, without the time that a person takes
    Milliseconds answerTimeout{300000}; ///< that a person takes for one question
    Milliseconds keepAlive{15000};      ///< of silence before a keep-alive is sent; 0: none
    int keepAliveMisses = 2;            ///< unanswered ones in a row that end the connection
};

} // namespace porthole::ssh

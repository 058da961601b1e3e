#pragma once

#include "app/cli/host/HostArguments.h"
#include "app/cli/host/HostPrompter.h"
#include "core/async/Mailslot.h"
#include "core/base/Task.h"

#include <memory>

namespace porthole::cli {

/// A connection for the length of one command: the password is fetched if it is saved, and what has to be
/// asked is asked on the terminal. Thread: main.
class HostLink : public QObject {
    Q_OBJECT
public:
    explicit HostLink(HostSetup setup);
    ~HostLink() override;

    bool usesKeychain() const { return m_setup.credential.has_value(); }
    /// Another one if there was one. Errors: SshConnection::open()'s, in the prompter's words where it
    /// refused.
    Task<Result<>> open();
    /// After open() has succeeded.
    ssh::SshConnection &connection() { return *m_connection; }

private:
    Task<> fetchPassword();

    HostSetup m_setup;
    std::unique_ptr<ssh::SshConnection> m_connection;
    std::unique_ptr<HostPrompter> m_prompter;
    std::unique_ptr<async::Mailslot<Result<>>> m_outcome;
};

} // namespace porthole::cli

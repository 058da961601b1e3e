#include "app/cli/host/HostLink.h"

#include "app/cli/Output.h"
#include "core/secrets/KeychainCredentialStore.h"

namespace porthole::cli {

HostLink::HostLink(HostSetup setup)
    : m_setup(std::move(setup))
{}

HostLink::~HostLink() = default;

Task<> HostLink::fetchPassword()
{
    secrets::KeychainCredentialStore keychain;
    const CredentialRef reference = *m_setup.credential;
    auto password = co_await keychain.read(reference);
    if (password)
        m_setup.options.password = std::make_shared<const Secret>(*std::move(password));
    else // then it is asked for
        note("the saved password could not be read: " + password.error().detail);
}

Task<Result<>> HostLink::open()
{
    if (m_setup.credential && !m_setup.options.password)
        co_await fetchPassword();
    m_prompter.reset();
    m_outcome = std::make_unique<async::Mailslot<Result<>>>();
    m_connection = std::make_unique<ssh::SshConnection>(m_setup.options);
    m_prompter = std::make_unique<HostPrompter>(*m_connection);
    connect(m_connection.get(), &ssh::SshConnection::opened, this, [this] { m_outcome->post({}); });
    connect(m_connection.get(), &ssh::SshConnection::closed, this,
            [this](const Error &error) { m_outcome->post(m_prompter->refusal().value_or(error)); });
    m_connection->open();
    PH_CO_TRY(const Result<> outcome, co_await m_outcome->next());
    co_return outcome;
}

} // namespace porthole::cli

#include "core/ssh/forward/SocksListener.h"

#include "core/ssh/forward/SocksClient.h"

#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace porthole::ssh {

namespace {

/// 128 bits of the system's randomness, as 32 hexadecimal digits.
Secret randomText()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::vector<char> text;
    text.reserve(32);
    for (const quint32 word : words) {
        for (int shift = 28; shift >= 0; shift -= 4)
            text.push_back(kDigits[word >> shift & 0xf]);
    }
    return Secret(std::move(text));
}

} // namespace

std::shared_ptr<const socks::Credentials> newSocksCredentials()
{
    return std::make_shared<const socks::Credentials>(socks::Credentials{randomText(), randomText()});
}

SocksListener::SocksListener(SocksOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    connect(&m_listener, &Listener::came, this, &SocksListener::accept);
}

SocksListener::~SocksListener() = default;

Result<quint16> SocksListener::listen() { return m_listener.listenAt(m_options.bind, m_options.port); }

void SocksListener::setConnection(SshConnection *connection) { m_connection = connection; }

int SocksListener::clients() const
{
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(),
                                          [](const auto &client) { return client->isLetIn(); }));
}

void SocksListener::accept(int descriptor)
{
    makeRoom();
    Client *const client = m_clients.emplace_back(std::make_unique<Client>(*this, OwnedFd(descriptor))).get();
    connect(client, &Client::letIn, this, &SocksListener::clientsChanged);
    connect(client, &Client::moved, this, &SocksListener::moved);
    connect(client, &Client::refused, this, &SocksListener::refused);
    connect(client, &Client::over, this, [this, client] { remove(client); });
}

/// Of those that have not shown yet that they may come in, the latest are kept: else whoever connects often
/// enough could keep out the others.
void SocksListener::makeRoom()
{
    const auto isStranger = [](const auto &client) { return !client->isLetIn(); };
    if (std::count_if(m_clients.begin(), m_clients.end(), isStranger) >= m_options.mostStrangers)
        m_clients.erase(std::find_if(m_clients.begin(), m_clients.end(), isStranger));
}

/// It may be in the middle of saying so.
void SocksListener::remove(Client *client)
{
    const auto at = std::find_if(m_clients.begin(), m_clients.end(),
                                 [client](const auto &known) { return known.get() == client; });
    if (at == m_clients.end())
        return;
    client->disconnect(this);
    at->release()->deleteLater();
    m_clients.erase(at);
    Q_EMIT clientsChanged();
}

} // namespace porthole::ssh

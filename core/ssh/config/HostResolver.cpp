#include "core/ssh/config/HostResolver.h"

#include "core/model/SshName.h"
#include "core/openssh/Text.h"
#include "core/ssh/config/Value.h"

namespace porthole::ssh {

namespace {

constexpr std::array kUsualIdentities{"id_rsa", "id_ecdsa", "id_ed25519"}; // in OpenSSH's order

bool isNone(std::string_view text) { return openssh::equalsIgnoringCase(text, "none"); }

/// What several values need to be made of their texts.
class Expander {
public:
    Expander(const ConfigReader &reader, const ConfigEnvironment &environment)
        : m_tokens(reader.tokens())
        , m_proxyTokens(reader.proxyTokens())
        , m_environment(environment)
    {}

    Result<QString> path(const std::string &text) const
    {
        PH_TRY(const std::string home, expandTilde(text, m_environment.home.toStdString()));
        PH_TRY(const std::string filled, expandTokens(home, m_tokens, m_environment.variable));
        return QString::fromStdString(filled);
    }
    Result<QStringList> paths(const std::vector<std::string> &texts) const
    {
        QStringList all;
        for (const std::string &text : texts) {
            PH_TRY(const QString one, path(text));
            all << one;
        }
        return all;
    }
    /// "none" stands alone.
    Result<QStringList> knownHosts(const Setting &said) const
    {
        return isNone(said.words[0]) ? Result<QStringList>(QStringList()) : paths(said.words);
    }
    Result<QString> command(std::string_view text) const
    {
        const std::size_t begin = std::min(text.find_first_not_of(" \t="), text.size());
        PH_TRY(const std::string filled, expandTokens(text.substr(begin), m_proxyTokens));
        return QString::fromStdString(filled);
    }
    std::optional<QByteArray> variable(const std::string &name) const
    {
        return m_environment.variable(name.c_str());
    }

private:
    const Tokens m_tokens, m_proxyTokens;
    const ConfigEnvironment &m_environment;
};

/// A name, or "[name]:port", as known_hosts has it for a port that is not 22.
bool isKnownHostsName(const QString &name)
{
    const qsizetype end = name.startsWith(u'[') ? name.indexOf(u']') : -1;
    if (end < 0)
        return isValidSshAlias(name);
    const QString port = name.mid(end + 1);
    return isValidSshAlias(name.mid(1, end - 1)) &&
           (port.isEmpty() || (port.startsWith(u':') && portOf(port.mid(1).toStdString())));
}

QByteArray bytesOf(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }
QString stringOf(std::string_view text) { return QString::fromUtf8(bytesOf(text)); }

Result<> fillNames(ResolvedHost &host, const ConfigReader &reader, const SshDestination &destination)
{
    host.name = destination.host;
    if (const std::string_view said = reader.settings().word(Key::HostName); !said.empty())
        PH_DO(expandTokens(said, {{'h', destination.host.toStdString()}}));
    PH_TRY(host.endpoint, Endpoint::make(QString::fromStdString(reader.hostName()), reader.port()));
    host.user = QString::fromStdString(reader.user());
    if (!isValidSshUser(host.user))
        return Error::make(ErrorKind::Usage, "this is no user's name");
    host.hostKeyAlias = stringOf(reader.settings().word(Key::HostKeyAlias));
    if (!host.hostKeyAlias.isEmpty() && !isKnownHostsName(host.hostKeyAlias))
        return Error::make(ErrorKind::Usage, "HostKeyAlias is no name");
    return {};
}

Result<> fillIdentities(ResolvedHost &host, const Settings &said, const Expander &expand,
                        const SshFiles &files)
{
    std::vector<std::string> named = said.identityFiles();
    std::erase_if(named, isNone);
    PH_TRY(host.identityFiles, expand.paths(named));
    host.identityFilesNamed = !said.identityFiles().empty();
    if (!host.identityFilesNamed) {
        for (const char *name : kUsualIdentities)
            host.identityFiles << files.identityFolder + u'/' + QLatin1String(name);
    }
    PH_TRY(host.certificateFiles, expand.paths(said.certificateFiles()));
    host.identitiesOnly = said.flag(Key::IdentitiesOnly, false);
    const std::string_view forward = said.word(Key::ForwardAgent);
    host.forwardsAgent = !forward.empty() && !openssh::equalsIgnoringCase(forward, "no");

    const std::string agent(said.word(Key::IdentityAgent));
    if (agent.empty() || agent == "SSH_AUTH_SOCK") {
        host.agentSocket = files.agentSocket;
    } else if (agent.starts_with('$') && !agent.starts_with("${")) {
        host.agentSocket = QString::fromLocal8Bit(expand.variable(agent.substr(1)).value_or(QByteArray()));
    } else if (!isNone(agent)) {
        PH_TRY(host.agentSocket, expand.path(agent));
    }
    return {};
}

void fillMethods(AuthMethods &auth, const Settings &said)
{
    const std::string_view keys = said.word(Key::PubkeyAuthentication);
    auth.publicKey = !openssh::equalsIgnoringCase(keys, "no") && !openssh::equalsIgnoringCase(keys, "false");
    auth.password = said.flag(Key::PasswordAuthentication, true);
    auth.keyboardInteractive = said.flag(Key::KbdInteractiveAuthentication, true);
    auth.gssapi = said.flag(Key::GssapiAuthentication, false);
    auth.hostBased = said.flag(Key::HostbasedAuthentication, false);
    auth.gssapiDelegatesCredentials = said.flag(Key::GssapiDelegateCredentials, false);
    constexpr int kMostPrompts = 100; // as often as that, it is for ever
    auth.passwordPrompts = std::clamp(said.number(Key::NumberOfPasswordPrompts).value_or(3), 0, kMostPrompts);
    auth.preferred = stringOf(said.word(Key::PreferredAuthentications)).split(u',', Qt::SkipEmptyParts);
}

StrictHostKeyChecking strictness(std::string_view said)
{
    if (openssh::equalsIgnoringCase(said, "yes") || openssh::equalsIgnoringCase(said, "true"))
        return StrictHostKeyChecking::Yes;
    if (openssh::equalsIgnoringCase(said, "accept-new"))
        return StrictHostKeyChecking::AcceptNew;
    if (said.empty() || openssh::equalsIgnoringCase(said, "ask"))
        return StrictHostKeyChecking::Ask;
    return StrictHostKeyChecking::No;
}

Result<> fillTrust(ResolvedHost &host, const Settings &said, const Expander &expand, const SshFiles &files)
{
    host.userKnownHosts = {files.userKnownHosts, files.userKnownHosts + u'2'};
    host.globalKnownHosts = {files.systemKnownHosts, files.systemKnownHosts + u'2'};
    if (const Setting *users = said.find(Key::UserKnownHostsFile)) {
        PH_TRY(host.userKnownHosts, expand.knownHosts(*users));
    }
    if (const Setting *global = said.find(Key::GlobalKnownHostsFile)) {
        PH_TRY(host.globalKnownHosts, expand.knownHosts(*global));
    }
    const std::string revoked(said.word(Key::RevokedHostKeys));
    if (!revoked.empty() && !isNone(revoked)) {
        PH_TRY(host.revokedHostKeys, expand.path(revoked));
    }
    host.hashKnownHosts = said.flag(Key::HashKnownHosts, false);
    host.strictHostKeyChecking = strictness(said.word(Key::StrictHostKeyChecking));
    host.requiredRsaSize = std::max(said.number(Key::RequiredRsaSize).value_or(1024), 1024);
    return {};
}

void fillConnection(ResolvedHost &host, const Settings &said)
{
    const auto time = [&said](Key key) -> std::optional<Milliseconds> {
        const auto seconds = said.seconds(key);
        return seconds ? std::optional<Milliseconds>(std::chrono::seconds(*seconds)) : std::nullopt;
    };
    host.connectTimeout = time(Key::ConnectTimeout);
    host.serverAliveInterval = time(Key::ServerAliveInterval);
    host.serverAliveCountMax = said.number(Key::ServerAliveCountMax);
    const std::string_view family = said.word(Key::AddressFamily);
    host.addressFamily = openssh::equalsIgnoringCase(family, "inet")    ? AddressFamily::IPv4
                         : openssh::equalsIgnoringCase(family, "inet6") ? AddressFamily::IPv6
                                                                        : AddressFamily::Any;
    host.bindAddress = stringOf(said.word(Key::BindAddress));
    host.compression = said.flag(Key::Compression, false);
    host.algorithms = {bytesOf(said.word(Key::Ciphers)),
                       bytesOf(said.word(Key::Macs)),
                       bytesOf(said.word(Key::KexAlgorithms)),
                       bytesOf(said.word(Key::HostKeyAlgorithms)),
                       bytesOf(said.word(Key::PubkeyAcceptedAlgorithms)),
                       bytesOf(said.word(Key::CertificateSignatures))};
    for (const std::string &warning : said.warnings())
        host.warnings << QString::fromStdString(warning);
}

} // namespace

Result<ResolvedHost> resolveHost(const ConfigReader &reader, const SshFiles &files,
                                 const ConfigEnvironment &environment, const SshDestination &destination)
{
    const Settings &said = reader.settings();
    const Expander expand(reader, environment);
    ResolvedHost host;
    PH_DO(fillNames(host, reader, destination));
    PH_DO(fillIdentities(host, said, expand, files));
    fillMethods(host.auth, said);
    PH_DO(fillTrust(host, said, expand, files));
    fillConnection(host, said);
    if (const Setting *proxy = said.find(Key::ProxyCommand)) {
        PH_TRY(const QString command, expand.command(proxy->rest));
        if (command.compare(u"none", Qt::CaseInsensitive) != 0)
            host.proxyCommand = ConfiguredCommand{command, QString::fromStdString(proxy->place.text())};
    }
    return host;
}

} // namespace porthole::ssh

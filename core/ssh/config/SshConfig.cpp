#include "core/ssh/config/SshConfig.h"

#include "core/model/SshName.h"
#include "core/ssh/config/HostResolver.h"
#include "core/ssh/config/JumpList.h"

#include <QDir>
#include <QHostInfo>
#include <pwd.h>
#include <unistd.h>

namespace porthole::ssh {

namespace {

constexpr int kMostHops = 16;

/// Finds the way to one destination; a jump host is looked up like any other.
class RouteFinder {
public:
    RouteFinder(const SshFiles &files, const ConfigEnvironment &environment, const CommandResults &ran)
        : m_files(files)
        , m_environment(environment)
        , m_ran(ran)
    {}

    /// Nothing where a command's result is missing: see pending(). `given` stands in where the configuration
    /// names no way.
    Result<std::optional<Route>> find(const SshDestination &to, const std::vector<SshDestination> &given)
    {
        if (++m_looked > kMostHops)
            return Error::make(ErrorKind::Usage, "the jump hosts lead through each other");
        if (!isValidSshAlias(to.host))
            return Error::make(ErrorKind::Usage, "this is no host's name");
        ConfigReader reader(m_files, m_environment, m_ran, to);
        PH_DO(reader.read());
        if (reader.pending())
            return notYet(to, *reader.pending());
        PH_TRY(ResolvedHost host, resolveHost(reader, m_files, m_environment, to));
        std::vector<SshDestination> jumps = host.proxyCommand ? std::vector<SshDestination>() : given;
        if (const Setting *said = reader.settings().find(Key::ProxyJump)) {
            PH_TRY(jumps, parseJumpList(said->rest, reader.proxyTokens()));
        }
        return behind(jumps, std::move(host));
    }

    const std::optional<CommandQuestion> &pending() const { return m_pending; }

private:
    std::optional<Route> notYet(const SshDestination &to, const ConfiguredCommand &command)
    {
        m_pending = CommandQuestion{
            {to.host, {}, to.user}, CommandQuestion::Kind::MatchExec, command.command, command.where};
        return std::nullopt;
    }

    /// The first jump host is reached as its own configuration says, each of the others through the one
    /// before it.
    Result<std::optional<Route>> behind(const std::vector<SshDestination> &jumps, ResolvedHost host)
    {
        Route route;
        for (std::size_t i = 0; i < jumps.size(); ++i) {
            PH_TRY(auto way, find(jumps[i], {}));
            if (!way)
                return std::optional<Route>();
            if (i > 0)
                way->erase(way->begin(), way->end() - 1);
            route.insert(route.end(), way->begin(), way->end());
        }
        if (!route.empty())
            host.proxyCommand.reset();
        for (std::size_t i = 1; i < route.size(); ++i)
            route[i].proxyCommand.reset();
        route.push_back(std::move(host));
        if (route.size() > kMostHops)
            return Error::make(ErrorKind::Usage, "too many jump hosts");
        return std::optional(std::move(route));
    }

    const SshFiles &m_files;
    const ConfigEnvironment &m_environment;
    const CommandResults &m_ran;
    std::optional<CommandQuestion> m_pending;
    int m_looked = 0;
};

} // namespace

ConfigEnvironment ConfigEnvironment::ofThisProcess()
{
    ConfigEnvironment environment;
    environment.home = QDir::homePath();
    environment.uid = ::getuid();
    std::vector<char> texts(std::size_t{16} * 1024);
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(environment.uid, &entry, texts.data(), texts.size(), &found) == 0 && found)
        environment.localUser = QString::fromLocal8Bit(entry.pw_name);
    environment.localHost = QHostInfo::localHostName();
    environment.variable = [](const char *name) {
        return qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt;
    };
    return environment;
}

SshConfig::SshConfig(SshFiles files, ConfigEnvironment environment)
    : m_files(std::move(files))
    , m_environment(std::move(environment))
{}

Result<Resolution> SshConfig::resolve(const SshDestination &destination, const QString &proxyJump,
                                      const CommandResults &ran) const
{
    std::vector<SshDestination> jumps;
    if (!proxyJump.isEmpty()) {
        PH_TRY(jumps, parseJumpList(proxyJump.toStdString()));
    }
    RouteFinder finder(m_files, m_environment, ran);
    PH_TRY(auto route, finder.find(destination, jumps));
    if (!route)
        return Resolution(*finder.pending());
    return Resolution(std::move(*route));
}

} // namespace porthole::ssh

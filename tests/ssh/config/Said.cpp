#include "tests/ssh/config/Said.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

namespace porthole::test {

namespace {

using ssh::SshDestination;

/// Lines "option value", the values of those that come more than once one below the other.
Said parse(const QByteArray &text)
{
    Said said;
    const QStringList lines = QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString name = line.section(u' ', 0, 0), value = line.section(u' ', 1);
        said[name] += said.contains(name) ? u'\n' + value : value;
    }
    return said;
}

QString yesOrNo(bool so) { return so ? QStringLiteral("yes") : QStringLiteral("no"); }

/// "user@[host]:port" of a machine that was found.
QString hop(const QString &user, const QString &host, const QString &port)
{
    return user + QStringLiteral("@[") + host + QStringLiteral("]:") + port;
}

/// A jump host as `ssh -G` prints it: "user@host:port" with brackets around an address.
SshDestination jumpOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:(.*)@)?\\[?([^\\]]*?)\\]?(?::(\\d+))?$"));
    const auto match = form.match(text);
    SshDestination to;
    to.user = match.captured(1);
    to.host = match.captured(2);
    to.port = match.captured(3).toUShort();
    return to;
}

/// What Porthole has no word for, in the words that it does have.
void simplify(Said &said)
{
    const auto flag = [&said](const char *name) {
        QString &value = said[QLatin1String(name)];
        value = yesOrNo(value != QLatin1String("no") && value != QLatin1String("false"));
    };
    flag("pubkeyauthentication"); // "unbound" is a matter of the protocol
    flag("forwardagent");         // its socket's path
    QString &strict = said[QStringLiteral("stricthostkeychecking")];
    if (strict == QLatin1String("true") || strict == QLatin1String("false"))
        strict = yesOrNo(strict == QLatin1String("true"));
}

QString secondsOf(std::optional<Milliseconds> time, const char *otherwise)
{
    return time ? QString::number(time->count() / 1000) : QString::fromLatin1(otherwise);
}

QString familyOf(ssh::AddressFamily family)
{
    switch (family) {
    case ssh::AddressFamily::Any:
        return QStringLiteral("any");
    case ssh::AddressFamily::IPv4:
        return QStringLiteral("inet");
    case ssh::AddressFamily::IPv6:
        return QStringLiteral("inet6");
    }
    return {};
}

QString strictnessOf(ssh::StrictHostKeyChecking strict)
{
    switch (strict) {
    case ssh::StrictHostKeyChecking::Ask:
        return QStringLiteral("ask");
    case ssh::StrictHostKeyChecking::AcceptNew:
        return QStringLiteral("accept-new");
    case ssh::StrictHostKeyChecking::Yes:
        return QStringLiteral("yes");
    case ssh::StrictHostKeyChecking::No:
        return QStringLiteral("no");
    }
    return {};
}

QString filesOf(const QStringList &files)
{
    return files.isEmpty() ? QStringLiteral("none") : files.join(u' ');
}

/// Lists that libssh is to take as they are; what changes its own lists ("+...") has no like in OpenSSH's.
void sayAlgorithms(Said &said, const ssh::AlgorithmLists &lists)
{
    const auto say = [&said](const char *name, const QByteArray &list) {
        if (!list.isEmpty() && !QByteArray("+-^").contains(list[0]))
            said[QString::fromLatin1(name)] = QString::fromUtf8(list);
    };
    say("ciphers", lists.ciphers);
    say("macs", lists.macs);
    say("kexalgorithms", lists.keyExchanges);
    say("hostkeyalgorithms", lists.hostKeys);
    say("pubkeyacceptedalgorithms", lists.publicKeys);
    say("casignaturealgorithms", lists.certificateSignatures);
}

void sayAuthentication(Said &said, const ssh::ResolvedHost &host)
{
    said[QStringLiteral("pubkeyauthentication")] = yesOrNo(host.auth.publicKey);
    said[QStringLiteral("passwordauthentication")] = yesOrNo(host.auth.password);
    said[QStringLiteral("kbdinteractiveauthentication")] = yesOrNo(host.auth.keyboardInteractive);
    said[QStringLiteral("gssapiauthentication")] = yesOrNo(host.auth.gssapi);
    said[QStringLiteral("gssapidelegatecredentials")] = yesOrNo(host.auth.gssapiDelegatesCredentials);
    said[QStringLiteral("hostbasedauthentication")] = yesOrNo(host.auth.hostBased);
    said[QStringLiteral("preferredauthentications")] = host.auth.preferred.join(u',');
    said[QStringLiteral("identityfile")] = host.identityFiles.join(u'\n');
    said[QStringLiteral("certificatefile")] = host.certificateFiles.join(u'\n');
    said[QStringLiteral("identitiesonly")] = yesOrNo(host.identitiesOnly);
    said[QStringLiteral("identityagent")] = host.agentSocket;
    said[QStringLiteral("forwardagent")] = yesOrNo(host.forwardsAgent);
}

Said saidBy(const ssh::ResolvedHost &host)
{
    Said said;
    said[QStringLiteral("hostname")] = host.endpoint.host;
    said[QStringLiteral("port")] = QString::number(host.endpoint.port);
    said[QStringLiteral("user")] = host.user;
    said[QStringLiteral("addressfamily")] = familyOf(host.addressFamily);
    said[QStringLiteral("bindaddress")] = host.bindAddress;
    said[QStringLiteral("compression")] = yesOrNo(host.compression);
    said[QStringLiteral("connecttimeout")] = secondsOf(host.connectTimeout, "none");
    said[QStringLiteral("serveraliveinterval")] = secondsOf(host.serverAliveInterval, "0");
    said[QStringLiteral("serveralivecountmax")] = QString::number(host.serverAliveCountMax.value_or(3));
    said[QStringLiteral("hostkeyalias")] = host.hostKeyAlias.toLower();
    said[QStringLiteral("userknownhostsfile")] = filesOf(host.userKnownHosts);
    said[QStringLiteral("globalknownhostsfile")] = filesOf(host.globalKnownHosts);
    said[QStringLiteral("revokedhostkeys")] = host.revokedHostKeys;
    said[QStringLiteral("hashknownhosts")] = yesOrNo(host.hashKnownHosts);
    said[QStringLiteral("stricthostkeychecking")] = strictnessOf(host.strictHostKeyChecking);
    said[QStringLiteral("requiredrsasize")] = QString::number(host.requiredRsaSize);
    said[QStringLiteral("proxycommand")] = host.proxyCommand ? host.proxyCommand->command : QString();
    sayAuthentication(said, host);
    sayAlgorithms(said, host.algorithms);
    return said;
}

} // namespace

ConfigHome::ConfigHome()
{
    QDir(m_folder.path()).mkpath(QStringLiteral(".ssh"));
    QFile all(QStringLiteral("/etc/passwd")), passwd(path(QStringLiteral("passwd")));
    if (!all.open(QIODevice::ReadOnly) || !passwd.open(QIODevice::WriteOnly))
        qFatal("no list of users");
    const QByteArray name = ssh::ConfigEnvironment::ofThisProcess().localUser.toUtf8();
    for (const QByteArray &line : all.readAll().split('\n')) {
        QList<QByteArray> fields = line.split(':');
        if (fields.size() == 7 && fields[0] == name)
            fields[5] = path().toUtf8();
        passwd.write(fields.join(':') + '\n');
    }
}

void ConfigHome::write(QByteArray text)
{
    text.replace("HOME", path().toUtf8());
    QString name = QStringLiteral("config");
    for (;;) {
        const qsizetype end = text.indexOf("=== ");
        const QString full = path(QStringLiteral(".ssh/") + name);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(end < 0 ? text : text.left(end)) < 0 ||
            !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("no configuration");
        if (end < 0)
            return;
        text.remove(0, end + 4);
        name = QString::fromUtf8(text.left(text.indexOf('\n')));
        text.remove(0, text.indexOf('\n') + 1);
    }
}

ConfigHome::Output ConfigHome::run(const QStringList &options, const SshDestination &to) const
{
    QStringList arguments = options;
    if (to.port != 0)
        arguments << QStringLiteral("-p") << QString::number(to.port);
    if (!to.user.isEmpty())
        arguments << QStringLiteral("-l") << to.user;
    if (!to.identityFile.isEmpty())
        arguments << QStringLiteral("-i") << to.identityFile;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral("libnss_wrapper.so"));
    environment.insert(QStringLiteral("NSS_WRAPPER_PASSWD"), path(QStringLiteral("passwd")));
    environment.insert(QStringLiteral("NSS_WRAPPER_GROUP"), QStringLiteral("/etc/group"));
    environment.insert(QStringLiteral("HOME"), path()); // what Include goes by
    environment.insert(QStringLiteral("SHELL"), QStringLiteral("/bin/sh"));
    for (auto variable = m_variables.begin(); variable != m_variables.end(); ++variable)
        environment.insert(QString::fromUtf8(variable.key()), QString::fromUtf8(variable.value()));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("ssh"), arguments << QStringLiteral("--") << to.host);
    if (!process.waitForFinished(60'000))
        qFatal("ssh: %s", qPrintable(process.errorString()));
    const QByteArray errors = process.readAllStandardError();
    if (errors.contains("libnss_wrapper.so"))
        qFatal("libnss-wrapper is not installed");
    return {process.exitCode() == 0, process.readAllStandardOutput(), errors};
}

/// `ssh -G` says the files as they are written. A connection that ends at once says what they come to.
bool ConfigHome::addFiles(Said &said, const SshDestination &to) const
{
    QStringList options{QStringLiteral("-v"), QStringLiteral("-o"), QStringLiteral("BatchMode=yes")};
    const QString proxy = said.value(QStringLiteral("proxycommand"));
    if (proxy.isEmpty())
        options << QStringLiteral("-o") << QStringLiteral("ProxyCommand=true");
    const QString log = QString::fromUtf8(run(options, to).errors.replace('\r', ""));
    // What comes behind the files: a greeting, or word that nobody is there to greet.
    if (!log.contains(QLatin1String("debug1: Local version string")) &&
        !log.contains(QLatin1String("kex_exchange_identification")))
        return false;
    // Files that Porthole has no use for: keys that a device holds, and types that are gone.
    static const QRegularExpression identity(QStringLiteral("debug1: identity file (.*) type -?\\d+\n")),
        certificate(QStringLiteral("debug1: certificate file (.*) type -?\\d+\n")),
        command(QStringLiteral("debug1: Executing proxy command: exec (.*)\n")),
        useless(QStringLiteral("/id_(ecdsa_sk|ed25519_sk|xmss|dsa)$"));
    QStringList identities, certificates;
    QString last;
    for (auto found = identity.globalMatch(log); found.hasNext();) {
        const QString file = found.next().captured(1);
        const bool variant = !last.isEmpty() && file == last + QStringLiteral("-cert");
        if (!variant && !useless.match(file).hasMatch())
            identities << file;
        last = file;
    }
    for (auto found = certificate.globalMatch(log); found.hasNext();)
        certificates << found.next().captured(1);
    said[QStringLiteral("identityfile")] = identities.join(u'\n');
    said[QStringLiteral("certificatefile")] = certificates.join(u'\n');
    if (!proxy.isEmpty())
        said[QStringLiteral("proxycommand")] = command.match(log).captured(1);
    return true;
}

/// The first jump host is reached as its own configuration says, the others through the one before it.
bool ConfigHome::addHops(Said &said) const
{
    QStringList hops;
    // Tokens of a jump are filled in when the command that leads through it is.
    QString list = said.value(QStringLiteral("proxyjump"));
    list.replace(QStringLiteral("%r"), said[QStringLiteral("user")]);
    list.replace(QStringLiteral("%n"), said[QStringLiteral("host")]);
    const QStringList jumps = list.split(u',', Qt::SkipEmptyParts);
    for (const QString &jump : jumps) {
        const SshDestination next = jumpOf(jump);
        const Output output = run({QStringLiteral("-G")}, next);
        Said there = parse(output.out);
        if (!output.succeeded || (hops.isEmpty() && !addHops(there)))
            return false;
        if (hops.isEmpty())
            hops << there[QStringLiteral("hops")];
        else
            hops << hop(there[QStringLiteral("user")], there[QStringLiteral("hostname")],
                        there[QStringLiteral("port")]);
    }
    hops << hop(said[QStringLiteral("user")], said[QStringLiteral("hostname")], said[QStringLiteral("port")]);
    said[QStringLiteral("hops")] = hops.join(u' ');
    return true;
}

std::optional<Said> ConfigHome::opensshs(const SshDestination &to) const
{
    const Output output = run({QStringLiteral("-G")}, to);
    Said said = parse(output.out);
    if (!output.succeeded || !addHops(said) || !addFiles(said, to))
        return std::nullopt;
    simplify(said);
    const QString agent = said.value(QStringLiteral("identityagent"));
    if (agent.isEmpty() || agent == QLatin1String("SSH_AUTH_SOCK"))
        said[QStringLiteral("identityagent")] = QStringLiteral("the usual agent");
    else if (agent == QLatin1String("none"))
        said[QStringLiteral("identityagent")].clear();
    else if (agent.startsWith(u'$'))
        said[QStringLiteral("identityagent")] = QString::fromUtf8(m_variables.value(agent.mid(1).toUtf8()));
    return said;
}

Result<ssh::Resolution> ConfigHome::resolve(const SshDestination &to, const ssh::CommandResults &ran) const
{
    auto environment = ssh::ConfigEnvironment::ofThisProcess();
    environment.home = path();
    environment.variable = [this](const char *name) -> std::optional<QByteArray> {
        const auto found = m_variables.constFind(name);
        if (found != m_variables.constEnd())
            return *found;
        return qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt;
    };
    const QString folder = path(QStringLiteral(".ssh"));
    const ssh::SshFiles files{folder + QStringLiteral("/config"),
                              QStringLiteral("/etc/ssh/ssh_config"),
                              folder + QStringLiteral("/known_hosts"),
                              QStringLiteral("/etc/ssh/ssh_known_hosts"),
                              folder,
                              QStringLiteral("the usual agent")};
    return ssh::SshConfig(files, environment).resolve(to, {}, ran);
}

std::optional<Said> ConfigHome::ours(const SshDestination &to, bool allowed) const
{
    ssh::CommandResults ran;
    for (;;) {
        const auto resolved = resolve(to, ran);
        if (!resolved) {
            m_failure = QString::fromStdString(resolved.error().detail);
            return std::nullopt;
        }
        if (const auto *question = std::get_if<CommandQuestion>(&*resolved)) {
            m_failure = QStringLiteral("asks: ") + question->command;
            const auto result = allowed ? ssh::runMatchExec(question->command, Milliseconds(60'000))
                                        : Result<bool>(Error::make(ErrorKind::Forbidden, "not allowed"));
            if (!result)
                return std::nullopt;
            ran.insert(question->command, *result);
            continue;
        }
        const auto &route = std::get<ssh::Route>(*resolved);
        Said said = saidBy(route.back());
        QStringList hops;
        for (const ssh::ResolvedHost &host : route)
            hops << hop(host.user, host.endpoint.host, QString::number(host.endpoint.port));
        said[QStringLiteral("hops")] = hops.join(u' ');
        return said;
    }
}

} // namespace porthole::test

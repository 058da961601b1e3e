#include "app/cli/host/HostArguments.h"

#include "app/cli/StandardInput.h"
#include "core/model/HostAddress.h"
#include "core/model/SshName.h"
#include "core/store/HostTable.h"
#include "core/store/Store.h"

#include <QFileInfo>

namespace porthole::cli {

namespace {

Result<ssh::HostKeyMode> hostKeyMode(const Arguments &arguments)
{
    const QString mode = arguments.value(QLatin1String("--host-keys")).value_or(QStringLiteral("ask"));
    if (mode == QLatin1String("ask"))
        return ssh::HostKeyMode::Ask;
    if (mode == QLatin1String("accept-new"))
        return ssh::HostKeyMode::AcceptNew;
    if (mode == QLatin1String("strict"))
        return ssh::HostKeyMode::Strict;
    return Error::make(ErrorKind::Usage, "--host-keys takes ask, accept-new or strict");
}

/// The saved host of that name, if there is one. No file is made by looking.
Result<std::optional<SavedHost>> savedHost(const QString &name)
{
    const QString path = store::standardStorePath();
    if (!QFileInfo::exists(path))
        return std::optional<SavedHost>();
    PH_TRY(store::Database database, store::openStore(path));
    auto host = store::HostTable(database).find(name);
    if (!host && host.error().kind == ErrorKind::NotFound)
        return std::optional<SavedHost>();
    if (!host)
        return std::move(host).error();
    return std::optional(*std::move(host));
}

Result<ssh::SshDestination> destination(const QString &host, const std::optional<SavedHost> &saved)
{
    if (saved)
        return ssh::SshDestination{saved->host, saved->port, saved->user, saved->identityFile};
    PH_TRY(const HostAddress address, HostAddress::parse(host));
    return ssh::SshDestination{address.host, address.port, address.user, {}};
}

/// What is given here goes before what was saved.
Result<> putRight(ssh::SshDestination &to, const Arguments &arguments)
{
    if (const auto user = arguments.value(QLatin1String("--user"))) {
        if (!isValidSshUser(*user))
            return Error::make(ErrorKind::Usage, "--user holds characters that no user name has");
        to.user = *user;
    }
    if (const auto file = arguments.value(QLatin1String("--identity"))) {
        // A key that is not there would be passed over, and another one tried in its place.
        if (!QFileInfo(*file).isFile())
            return Error::make(ErrorKind::Usage, "--identity: there is no such file");
        to.identityFile = QFileInfo(*file).absoluteFilePath();
    }
    return {};
}

} // namespace

Result<HostSetup> hostSetup(const Arguments &arguments)
{
    if (arguments.operands().isEmpty())
        return Error::make(ErrorKind::Usage, "HOST is missing");
    return hostSetup(arguments, arguments.operand(0));
}

Result<HostSetup> hostSetup(const Arguments &arguments, const QString &host)
{
    HostSetup setup;
    ssh::SshOptions &options = setup.options;
    PH_TRY(options.hostKeys, hostKeyMode(arguments));
    options.refusesTrivialAuth = arguments.has(QLatin1String("--no-trivial-auth"));
    PH_TRY(const Milliseconds timeout,
           arguments.duration(QLatin1String("--timeout-ms"), options.connectTimeout));
    options.connectTimeout = timeout;
    if (arguments.has(QLatin1String("--timeout-ms")))
        options.authTimeout = timeout;
    PH_TRY(const auto saved, savedHost(host));
    PH_TRY(options.destination, destination(host, saved));
    if (saved)
        setup.tunnels = saved->tunnels;
    PH_DO(putRight(options.destination, arguments));
    if (arguments.has(QLatin1String("--password-stdin"))) {
        PH_TRY(Secret password, readSecretLine());
        options.password = std::make_shared<const Secret>(std::move(password));
    } else if (saved && options.destination.user == saved->user) {
        setup.credential = saved->credential; // of that user, and of no other
    }
    return setup;
}

} // namespace porthole::cli

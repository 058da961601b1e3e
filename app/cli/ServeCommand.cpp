#include "app/cli/CloudRun.h"
#include "app/cli/Commands.h"
#include "app/cli/EventLoop.h"
#include "app/cli/Output.h"
#include "app/serve/Serve.h"
#include "core/store/HostStore.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QFile>

namespace porthole::cli::serve {

namespace {

using porthole::serve::HostBook;
using porthole::serve::Serve;
using porthole::serve::ServeOptions;

constexpr QLatin1String kListen("--listen"), kHostKeys("--host-keys"), kAgent("--agent"),
    kIdleMinutes("--idle-minutes");

Result<ssh::HostKeyMode> hostKeyMode(const Arguments &arguments)
{
    const QString mode = arguments.value(kHostKeys).value_or(QStringLiteral("strict"));
    if (mode == u"strict")
        return ssh::HostKeyMode::Strict;
    if (mode == u"accept-new")
        return ssh::HostKeyMode::AcceptNew;
    return Error::make(ErrorKind::Usage, "--host-keys is strict or accept-new");
}

Result<HostBook> hostBook(const Arguments &arguments)
{
    remotes::RemoteOptions base;
    PH_TRY(base.ssh.hostKeys, hostKeyMode(arguments));
    HostBook book(std::move(base));
    for (const QString &entry : arguments.values(kAgent))
        PH_DO(book.addAgent(entry));
    return book;
}

Result<ServeOptions> serveOptions(const Arguments &arguments, Environment &environment)
{
    ServeOptions options;
    if (const auto where = arguments.value(kListen))
        PH_DO(porthole::serve::setListenAddress(options, *where));
    PH_TRY(const int minutes, arguments.number(kIdleMinutes, 15, 0, 7 * 24 * 60));
    options.idleTime = std::chrono::minutes(minutes);
    options.password = std::exchange(environment.servePassword, std::nullopt);
    options.runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return options;
}

/// Looks where the window saves hosts, if it has saved any yet.
Task<std::optional<SavedHost>> savedHost(store::HostStore &hosts, QString name)
{
    if (!QFile::exists(store::standardStorePath()))
        co_return std::nullopt;
    auto found = co_await hosts.find(name);
    if (found)
        co_return *std::move(found);
    if (found.error().kind != ErrorKind::NotFound)
        note(found.error().detail);
    co_return std::nullopt;
}

/// Until a signal comes, and then until every session has ended; a second signal ends that at once.
Result<> runUntilSignal(Serve &service)
{
    auto ended = runEventLoop();
    if (!takeSignal())
        return ended;
    QObject::connect(&service, &Serve::stopped, &service, &QCoreApplication::quit);
    service.stop();
    return runEventLoop();
}

} // namespace

Result<> run(const Arguments &arguments, Environment &environment)
{
    PH_TRY(HostBook book, hostBook(arguments));
    PH_TRY(ServeOptions options, serveOptions(arguments, environment));
    store::Store saved;
    store::HostStore hosts(saved);
    options.findSaved = [&hosts](QString name) { return savedHost(hosts, std::move(name)); };
    std::unique_ptr<CloudRun> cloud;
    if (arguments.has(kCloud)) {
        PH_TRY(cloud, CloudRun::make(arguments, environment));
        options.compute = &cloud->compute();
    }
    const bool hasOwnPassword = options.password.has_value();
    PH_TRY(const auto service, Serve::start(std::move(options), std::move(book)));
    if (service->file().isEmpty())
        note("XDG_RUNTIME_DIR is not to be used: porthole remote will not find this service");
    else if (!hasOwnPassword && !service->file().endsWith(u"/serve.json"))
        note("another service has serve.json; the password of this one is in " +
             service->file().toStdString());
    PH_DO(print(service->address().toStdString() + '\n'));
    return runUntilSignal(*service);
}

} // namespace porthole::cli::serve

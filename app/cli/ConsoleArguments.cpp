#include "app/cli/ConsoleArguments.h"

#include "app/cli/CloudConsole.h"
#include "app/cli/EventLoop.h"
#include "app/cli/StandardInput.h"
#include "app/cli/TlsArguments.h"

#include <QCoreApplication>
#include <QFile>

namespace porthole::cli {

namespace {

/// The first line of a file. Errors: NotFound, Storage, Usage (empty, or too long to be a password).
Result<Secret> passwordIn(const QString &path)
{
    constexpr qint64 kLongest = 4096; // bytes
    QFile file(path);
    if (!file.exists())
        return Error::make(ErrorKind::NotFound, "password file " + path.toStdString());
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error::make(ErrorKind::Storage, "password file: " + file.errorString().toStdString());
    QByteArray content = file.read(kLongest + 1);
    const qsizetype end = content.indexOf('\n');
    qsizetype length = end < 0 ? content.size() : end;
    if (length > 0 && content[length - 1] == '\r')
        --length;
    Secret password{std::string_view(content.constData(), static_cast<std::size_t>(length))};
    explicit_bzero(content.data(), static_cast<std::size_t>(content.size()));
    if (password.empty() || length >= kLongest)
        return Error::make(ErrorKind::Usage, "the password file's first line is empty or too long");
    return password;
}

Result<ConsoleTarget> targetOf(const Arguments &arguments)
{
    if (arguments.operand(0) != QLatin1String("-"))
        return ConsoleTarget::parse(arguments.operand(0));
    PH_TRY(const QString line, readLine());
    return ConsoleTarget::parse(line.trimmed());
}

/// Where the console is, and whom its TLS believes.
struct Way {
    ConsoleTarget target;
    net::TlsTrust trust;
    QList<QByteArray> pins;
    std::shared_ptr<HostRoute> route;
};

Result<Way> wayOf(const Arguments &arguments)
{
    PH_TRY(QList<QByteArray> pins, pinsOf(arguments));
    net::TlsTrust trust;
    PH_DO(addCaFile(arguments, trust));
    PH_TRY(ConsoleTarget target, targetOf(arguments));
    PH_TRY(std::shared_ptr<HostRoute> route, HostRoute::open(arguments));
    return Way{std::move(target), std::move(trust), std::move(pins), std::move(route)};
}

/// The cloud's own settings are believed for its consoles too.
Result<Way> wayThroughCloud(const Arguments &arguments, const Environment &environment)
{
    PH_TRY(const auto cloud, CloudRun::make(arguments, environment));
    PH_TRY(const CloudConsole opened, cloud->finish(openLiveConsole(cloud->compute(), arguments.operand(0))));
    PH_TRY(ConsoleUrl url, opened.console.url());
    return Way{ConsoleTarget{std::move(url), std::nullopt}, cloud->trust(), cloud->pins(), cloud->route()};
}

} // namespace

Result<ConsoleSetup> consoleSetup(const Arguments &arguments, Environment &environment)
{
    ConsoleOptions options;
    options.reconnect = false;
    PH_TRY(const Milliseconds timeout,
           arguments.duration(QLatin1String("--timeout-ms"), Milliseconds(15000)));
    options.channel.openTimeout = timeout;
    options.negotiationTimeout = timeout;
    PH_TRY(Way way, arguments.has(kCloud) ? wayThroughCloud(arguments, environment) : wayOf(arguments));
    for (const QByteArray &sha256 : std::as_const(way.pins))
        for (const ConsoleRoute &route : way.target.url.routes())
            way.trust.pin({route.endpoint, sha256});
    options.channel.trust = std::move(way.trust);
    options.channel.proxies = HostRoute::proxiesOf(way.route);
    if (const auto path = arguments.value(QLatin1String("--password-file")); path && !way.target.password) {
        PH_TRY(way.target.password, passwordIn(*path));
    }
    if (!way.target.password)
        way.target.password = std::exchange(environment.vncPassword, std::nullopt);
    return ConsoleSetup{std::move(way.target), std::move(options), timeout, std::move(way.route)};
}

Result<> execute(ConsoleRun &run)
{
    Result<> outcome;
    QObject::connect(&run, &ConsoleRun::finished, &run, [&outcome](const Result<> &how) {
        outcome = how;
        QCoreApplication::quit();
    });
    // From within the loop: quit() before exec() would be forgotten.
    QMetaObject::invokeMethod(&run, &ConsoleRun::start, Qt::QueuedConnection);
    PH_DO(runEventLoop());
    return outcome;
}

} // namespace porthole::cli

#include "app/cli/ConsoleArguments.h"

#include "app/cli/StandardInput.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>

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

/// 64 hexadecimal digits, in whatever case, with or without colons.
Result<QByteArray> fingerprint(QString text)
{
    text.remove(u':');
    const QByteArray sha256 = QByteArray::fromHex(text.toLatin1());
    if (sha256.size() != 32 || QString::fromLatin1(sha256.toHex()) != text.toLower())
        return Error::make(ErrorKind::Usage, "--pin takes a SHA-256 fingerprint, 64 hexadecimal digits");
    return sha256;
}

Result<ConsoleTarget> targetOf(const Arguments &arguments)
{
    if (arguments.operand(0) != QLatin1String("-"))
        return ConsoleTarget::parse(arguments.operand(0));
    PH_TRY(const QString line, readLine());
    return ConsoleTarget::parse(line.trimmed());
}

Result<net::TlsTrust> trustOf(const Arguments &arguments, const ConsoleUrl &url)
{
    net::TlsTrust trust;
    if (const auto path = arguments.value(QLatin1String("--ca-file")))
        PH_DO(trust.addCaFile(*path));
    if (const auto text = arguments.value(QLatin1String("--pin"))) {
        PH_TRY(const QByteArray sha256, fingerprint(*text));
        for (const ConsoleRoute &route : url.routes())
            trust.pin({route.endpoint, sha256});
    }
    return trust;
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
    options.channel.proxies =
        net::ProxyEnvironment::fromEnvironment(QProcessEnvironment::systemEnvironment());

    PH_TRY(ConsoleTarget target, targetOf(arguments));
    PH_TRY(options.channel.trust, trustOf(arguments, target.url));
    if (const auto path = arguments.value(QLatin1String("--password-file")); path && !target.password) {
        PH_TRY(target.password, passwordIn(*path));
    }
    if (!target.password)
        target.password = std::exchange(environment.vncPassword, std::nullopt);
    return ConsoleSetup{std::move(target), std::move(options), timeout};
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
    QCoreApplication::exec();
    return outcome;
}

} // namespace porthole::cli

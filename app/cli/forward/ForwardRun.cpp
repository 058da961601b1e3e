#include "app/cli/forward/ForwardRun.h"

#include "app/cli/EventLoop.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/host/RawTerminal.h"
#include "core/async/Backoff.h"
#include "core/async/Delay.h"
#include "core/model/TunnelText.h"
#include "core/secrets/SessionBus.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <unistd.h>

namespace porthole::cli {

namespace {

constexpr Milliseconds kFirstRetry{1000}, kLastRetry{30000};

QString nameOf(Tunnel::Kind kind)
{
    switch (kind) {
    case Tunnel::Kind::Local:
        return QStringLiteral("local");
    case Tunnel::Kind::Remote:
        return QStringLiteral("remote");
    case Tunnel::Kind::Dynamic:
        return QStringLiteral("dynamic");
    }
    return {};
}

/// Whether it may be only the network that does not let anybody through at the moment.
bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Closed || error.kind == ErrorKind::Timeout ||
           error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Unavailable;
}

QJsonObject jsonOf(const TunnelLook &look)
{
    return {{QStringLiteral("kind"), nameOf(look.tunnel.kind)},
            {QStringLiteral("tunnel"), textOf(look.tunnel)},
            {QStringLiteral("listening"), listeningText(look.tunnel, look.port)},
            {QStringLiteral("port"), look.port},
            {QStringLiteral("target"), textOrNull(targetText(look.tunnel))}};
}

QJsonObject jsonOf(const Error &error)
{
    return {{QStringLiteral("error"), QString::fromLatin1(porthole::nameOf(error.kind))},
            {QStringLiteral("detail"), QString::fromStdString(error.detail)}};
}

/// "127.0.0.1:8080 -> host -> db:5432".
std::string wordsOf(const TunnelLook &look)
{
    const QString at = listeningText(look.tunnel, look.port), to = targetText(look.tunnel);
    switch (look.tunnel.kind) {
    case Tunnel::Kind::Local:
        return (at + QStringLiteral(" -> host -> ") + to).toStdString();
    case Tunnel::Kind::Remote:
        return (QStringLiteral("host ") + at + QStringLiteral(" -> here -> ") + to).toStdString();
    case Tunnel::Kind::Dynamic:
        return (at + QStringLiteral(" -> host (SOCKS5)")).toStdString();
    }
    return {};
}

} // namespace

ForwardRun::ForwardRun(HostSetup setup, const QList<Tunnel> &tunnels, bool tellsEvents)
    : m_tellsEvents(tellsEvents)
    , m_hasTerminal(!tellsEvents && ::isatty(STDERR_FILENO) == 1)
    , m_link(std::move(setup))
{
    connect(&m_tunnels, &HostTunnels::changed, this, &ForwardRun::changed);
    connect(&m_looks, &QTimer::timeout, this, &ForwardRun::look);
    for (const Tunnel &tunnel : tunnels)
        m_tunnels.add(tunnel);
}

Result<int> ForwardRun::execute()
{
    if (m_link.usesKeychain())
        secrets::outliveSessionBus();
    m_since.start();
    m_flow = run();
    m_flow.start();
    const auto outcome = m_outputError || m_code != 0 ? Result<>() : runEventLoop();
    m_flow.cancel();
    clearLine();
    if (m_outputError)
        return *m_outputError;
    if (!outcome && !takeSignal())
        return outcome.error();
    return m_code;
}

/// One connection after another; the first has to succeed.
Task<> ForwardRun::run()
{
    Backoff backoff(kFirstRetry, kLastRetry, QRandomGenerator::global()->generate());
    for (bool hasBeenOpen = false;;) {
        clearLine(); // what is asked goes there
        const auto opened = co_await m_link.open();
        std::optional<Error> why;
        if (opened) {
            hasBeenOpen = true;
            backoff.reset();
            if (m_hasTerminal || m_tellsEvents)
                m_looks.start(HostTunnels::kLookEvery);
            connect(&m_link.connection(), &ssh::SshConnection::closed, this,
                    [this](const Error &error) { m_lost.post({error}); });
            m_tunnels.setConnection(&m_link.connection());
            const auto lost = co_await m_lost.next();
            why = lost ? lost->error : lost.error();
        } else {
            why = opened.error();
        }
        if (!hasBeenOpen || !mayPass(*why)) {
            fail(*why);
            co_return;
        }
        m_looks.stop();
        if (m_tellsEvents)
            tell(QStringLiteral("lost"), jsonOf(*why));
        else
            say(why->detail + "; trying again");
        const Milliseconds pause = backoff.next().delay;
        co_await async::delay(pause);
    }
}

void ForwardRun::changed(TunnelId id)
{
    const auto look = m_tunnels.find(id);
    if (!look)
        return;
    if (look->refusals > m_refusals.value(id.value))
        refused(*look);
    m_refusals.insert(id.value, look->refusals);
    if (look->state == TunnelState::Listening && !m_told.contains(id.value)) {
        m_told.insert(id.value);
        listening(*look);
    } else if (look->state == TunnelState::Waiting) {
        m_told.remove(id.value);
    } else if (look->state == TunnelState::Failed) {
        fail(*look->error);
    }
}

void ForwardRun::listening(const TunnelLook &look)
{
    if (m_tellsEvents)
        tell(QStringLiteral("listening"), jsonOf(look));
    else
        print(wordsOf(look) + '\n');
}

void ForwardRun::refused(const TunnelLook &look)
{
    QJsonObject details = jsonOf(look);
    if (m_tellsEvents) {
        const QJsonObject error = jsonOf(*look.refusal);
        for (auto each = error.begin(); each != error.end(); ++each)
            details.insert(each.key(), each.value());
        tell(QStringLiteral("refused"), details);
    } else {
        say(wordsOf(look) + ": " + look.refusal->detail);
    }
}

void ForwardRun::look()
{
    qint64 toHost = 0, fromHost = 0;
    int connections = 0;
    for (const TunnelLook &look : m_tunnels.all()) {
        toHost += look.toHost;
        fromHost += look.fromHost;
        connections += look.connections;
    }
    m_toHost.note(m_since.elapsed(), static_cast<quint64>(toHost));
    m_fromHost.note(m_since.elapsed(), static_cast<quint64>(fromHost));
    if (m_tellsEvents) {
        if (toHost + fromHost != std::exchange(m_lastTold, toHost + fromHost))
            tell(QStringLiteral("traffic"), {{QStringLiteral("connections"), connections},
                                             {QStringLiteral("to_host"), toHost},
                                             {QStringLiteral("from_host"), fromHost}});
        return;
    }
    const auto part = [](const char *way, qint64 bytes, double perSecond) {
        return std::string(way) + ' ' + sizeText(static_cast<quint64>(bytes)) + " (" +
               sizeText(static_cast<quint64>(perSecond)) + "/s)";
    };
    std::string line = std::to_string(connections) + " open  " + part("to", toHost, m_toHost.perSecond()) +
                       "  " + part("from", fromHost, m_fromHost.perSecond());
    line.resize(
        std::min(line.size(), static_cast<std::size_t>(std::max(RawTerminal::size().width() - 1, 1))));
    writeToStandardError("\r" + line + "\033[K");
    m_hasLine = true;
}

void ForwardRun::fail(const Error &error)
{
    clearLine();
    const int code = static_cast<int>(report(error));
    if (m_code == 0)
        m_code = code;
    QCoreApplication::quit();
}

void ForwardRun::say(const std::string &words)
{
    clearLine();
    note(words);
}

void ForwardRun::clearLine()
{
    if (std::exchange(m_hasLine, false))
        writeToStandardError("\r\033[K");
}

void ForwardRun::tell(const QString &event, QJsonObject details)
{
    details.insert(QStringLiteral("event"), event);
    print(jsonLine(details));
}

void ForwardRun::print(const std::string &line)
{
    clearLine();
    if (m_outputError)
        return;
    if (const auto printed = cli::print(line); !printed) {
        m_outputError = printed.error();
        QCoreApplication::quit();
    }
}

} // namespace porthole::cli

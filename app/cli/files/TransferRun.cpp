#include "app/cli/files/TransferRun.h"

#include "app/cli/EventLoop.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "app/cli/files/FileName.h"
#include "app/cli/host/RawTerminal.h"
#include "core/secrets/SessionBus.h"

#include <QCoreApplication>

#include <unistd.h>

namespace porthole::cli {

namespace {

using transfer::FileReport;
using transfer::TransferState;

constexpr Milliseconds kLookEvery{200};

QString nameOf(FileReport::Outcome outcome)
{
    switch (outcome) {
    case FileReport::Outcome::Done:
        return QStringLiteral("done");
    case FileReport::Outcome::Skipped:
        return QStringLiteral("skipped");
    case FileReport::Outcome::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

QJsonObject jsonOf(const transfer::Tally &tally)
{
    return {{QStringLiteral("files_found"), static_cast<qint64>(tally.filesFound)},
            {QStringLiteral("bytes_found"), static_cast<qint64>(tally.bytesFound)},
            {QStringLiteral("files"), static_cast<qint64>(tally.filesDone)},
            {QStringLiteral("bytes"), static_cast<qint64>(tally.bytesDone)},
            {QStringLiteral("skipped"), static_cast<qint64>(tally.skipped)},
            {QStringLiteral("failed"), static_cast<qint64>(tally.failed)}};
}

} // namespace

TransferRun::TransferRun(HostSetup setup, bool tellsEvents)
    : m_link(std::move(setup))
    , m_tellsEvents(tellsEvents)
    , m_hasTerminal(!tellsEvents && ::isatty(STDERR_FILENO) == 1)
    , m_queue([this] { return connectToHost(); })
{
    connect(&m_queue, &transfer::TransferQueue::stateChanged, this, &TransferRun::stateChanged);
    connect(&m_queue, &transfer::TransferQueue::fileEnded, this,
            [this](transfer::TransferId, const FileReport &report) { fileEnded(report); });
    connect(&m_queue, &transfer::TransferQueue::idle, this, &TransferRun::finish);
    connect(&m_looks, &QTimer::timeout, this, &TransferRun::look);
}

Task<Result<ssh::SshConnection *>> TransferRun::connectToHost()
{
    clearLine(); // what is asked goes there
    PH_CO_DO(co_await m_link.open());
    m_isConnected = true;
    co_return &m_link.connection();
}

Result<int> TransferRun::execute()
{
    if (m_link.usesKeychain())
        secrets::outliveSessionBus();
    m_since.start();
    if (m_tellsEvents || m_hasTerminal)
        m_looks.start(kLookEvery);
    const auto outcome = runEventLoop();
    clearLine();
    if (!outcome)
        return outcome.error();
    if (m_outputError)
        return *m_outputError;
    return m_code;
}

void TransferRun::stateChanged(transfer::TransferId id, TransferState state)
{
    const auto look = m_queue.find(id);
    if (state == TransferState::Reconnecting && look && look->error) {
        clearLine();
        note(look->error->detail + "; trying again");
    } else if (state == TransferState::Failed && look && look->error) {
        fail(*look->error);
        if (!m_isConnected) // neither would the others
            finish();
    }
}

void TransferRun::fileEnded(const FileReport &report)
{
    if (m_tellsEvents) {
        QJsonObject event{{QStringLiteral("event"), QStringLiteral("file")},
                          {QStringLiteral("outcome"), nameOf(report.outcome)},
                          {QStringLiteral("bytes"), static_cast<qint64>(report.bytes)}};
        addName(event, report.source);
        if (report.error) {
            event.insert(QStringLiteral("error"), QString::fromLatin1(porthole::nameOf(report.error->kind)));
            event.insert(QStringLiteral("detail"), QString::fromStdString(report.error->detail));
        }
        tell(event);
    }
    if (report.outcome == FileReport::Outcome::Done)
        return;
    Error error = *report.error;
    const std::string name = shownName(report.source);
    if (error.detail.find(name) == std::string::npos)
        error.detail = name + ": " + error.detail;
    if (report.outcome == FileReport::Outcome::Failed)
        return fail(error);
    clearLine();
    note("passed over: " + error.detail);
}

void TransferRun::fail(const Error &error)
{
    clearLine();
    const int code = static_cast<int>(report(error));
    if (m_code == 0)
        m_code = code;
}

void TransferRun::finish()
{
    m_looks.stop();
    if (m_tellsEvents) {
        QJsonObject event = jsonOf(tally());
        event.insert(QStringLiteral("event"), QStringLiteral("end"));
        event.insert(QStringLiteral("seconds"), static_cast<double>(m_since.elapsed()) / 1000);
        tell(event);
    }
    QCoreApplication::quit();
}

transfer::Tally TransferRun::tally() const
{
    transfer::Tally sum;
    for (const transfer::TransferLook &look : m_queue.all()) {
        sum.filesFound += look.tally.filesFound;
        sum.bytesFound += look.tally.bytesFound;
        sum.filesDone += look.tally.filesDone;
        sum.bytesDone += look.tally.bytesDone;
        sum.skipped += look.tally.skipped;
        sum.failed += look.tally.failed;
    }
    return sum;
}

void TransferRun::look()
{
    const transfer::Tally now = tally();
    m_rate.note(m_since.elapsed(), now.bytesDone);
    if (m_tellsEvents) {
        QJsonObject event = jsonOf(now);
        event.insert(QStringLiteral("event"), QStringLiteral("progress"));
        event.insert(QStringLiteral("bytes_per_second"), m_rate.perSecond());
        return tell(event);
    }
    if (now.filesFound == 0)
        return;
    writeToStandardError("\r" + progressLine(now, m_rate.perSecond(), RawTerminal::size().width() - 1) +
                         "\033[K");
    m_hasLine = true;
}

void TransferRun::clearLine()
{
    if (std::exchange(m_hasLine, false))
        writeToStandardError("\r\033[K");
}

void TransferRun::tell(const QJsonObject &event)
{
    if (m_outputError)
        return;
    if (const auto printed = print(jsonLine(event)); !printed) {
        m_outputError = printed.error();
        QCoreApplication::quit();
    }
}

} // namespace porthole::cli

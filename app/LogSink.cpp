#include "app/LogSink.h"

#include "core/base/Redactor.h"

#include <QString>
#include <QtGlobal>

#include <atomic>
#include <string>
#include <unistd.h>

namespace porthole {

namespace {

std::atomic<bool> verbose = false;

/// One write() per line, so that lines of several threads do not mix.
void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool developers = type == QtDebugMsg || type == QtInfoMsg;
    if (developers && !verbose)
        return;
    const std::string category = context.category ? context.category : "default";
    std::string line = redact("porthole: " + category + ": " + message.toStdString());
    line += '\n';
    // A standard error that is gone or full leaves nobody to be told.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

} // namespace

void installLogSink()
{
    verbose = qEnvironmentVariableIsSet("PORTHOLE_LOG");
    qInstallMessageHandler(writeLine);
}

} // namespace porthole

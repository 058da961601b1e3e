#pragma once

#include <QProcess>
#include <QStringList>

namespace porthole::test {

/// A program of this computer that was run to its end.
struct Command {
    explicit Command(const QString &program, const QStringList &arguments,
                     const QStringList &environment = {}, int patience = 60'000)
    {
        QProcess process;
        process.setEnvironment(QProcess::systemEnvironment() + environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.closeWriteChannel();
        if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
            exitCode = process.exitCode();
        output = process.readAll();
        if (process.error() == QProcess::FailedToStart)
            output =
                "there is no " + program.toLocal8Bit() + ": install the test packages of app/packages.sh";
    }

    int exitCode = -1; ///< -1: it did not start, crashed, or took too long
    QByteArray output; ///< both channels
};

} // namespace porthole::test

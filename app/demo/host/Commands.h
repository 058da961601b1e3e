#pragma once

#include "app/demo/host/CommandLine.h"
#include "app/demo/host/FileTree.h"
#include "app/demo/host/Job.h"

#include <QList>
#include <chrono>
#include <memory>
#include <optional>

namespace porthole::demo {

/// What commands see of the host they run on: all that there is.
struct Surroundings {
    struct Size {
        int columns = 80, rows = 24;
    };

    std::shared_ptr<FileTree> files;
    std::chrono::steady_clock::time_point booted = std::chrono::steady_clock::now();
    QByteArray user, host;
    QByteArray folder = FileTree::kHome.toByteArray();
    Variables environment;
    std::optional<Size> terminal;
    int status = 0;        ///< of the command before
    bool wantsOut = false; ///< "exit" was said
};

/// What came of a command: its status, or a job that will have one.
struct Outcome {
    int status = 0;
    std::unique_ptr<Job> job;
};

/// Runs one command. Nothing of the computer is touched: commands are functions of this process that write
/// text. What they write at once is bounded; the rest are jobs.
Outcome runCommand(const QList<QByteArray> &words, Surroundings &around, Output &to);
/// Of those that a person types, sorted.
QList<QByteArray> commandNames();

} // namespace porthole::demo

#pragma once

#include "app/demo/host/Commands.h"

#include <span>

namespace porthole::demo {

/// A call of a command: its words, its name the first.
struct Call {
    const QList<QByteArray> &words;
    Surroundings &around;
    Output &to;

    Outcome failed(const QByteArray &why, int status = 1) const
    {
        to.writeError(words.first() + ": " + why + '\n');
        return {status, nullptr};
    }
    Outcome failed(const QByteArray &path, const Error &error) const
    {
        return failed(path + ": " + QByteArray::fromStdString(error.detail));
    }
};

struct Command {
    const char *name;
    Outcome (*run)(const Call &call);
    const char *usage, *meaning; ///< in the list of help; nullptr: not in it
};

// By what they are about.
std::span<const Command> fileCommands();
std::span<const Command> informationCommands();
std::span<const Command> showCommands();
std::span<const Command> flowCommands();

} // namespace porthole::demo

#pragma once

#include <QByteArray>
#include <optional>

namespace porthole {

/// A path as one word of a POSIX shell's command line, whatever is in it: between single quotes. Nothing for
/// one with a control character: typed into a terminal, that is no character but a key.
/// Source: POSIX.1-2017 Shell Command Language, 2.2.2.
std::optional<QByteArray> shellWord(const QByteArray &path);

/// "cd -- 'path'" without the Enter; nothing as above.
std::optional<QByteArray> changeFolderCommand(const QByteArray &path);

} // namespace porthole

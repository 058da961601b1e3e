#include "core/model/ShellWord.h"

#include <algorithm>

namespace porthole {

std::optional<QByteArray> shellWord(const QByteArray &path)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (path.isEmpty() || std::any_of(path.begin(), path.end(), isControl))
        return std::nullopt;
    QByteArray word = path;
    return '\'' + word.replace("'", "'\\''") + '\'';
}

std::optional<QByteArray> changeFolderCommand(const QByteArray &path)
{
    const auto word = shellWord(path);
    return word ? std::optional("cd -- " + *word) : std::nullopt;
}

} // namespace porthole

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <map>

namespace porthole::demo {

using Variables = std::map<QByteArray, QByteArray>;

/// One command with its words, as a shell would call it.
struct SimpleCommand {
    QList<QByteArray> words;
    bool toErrors = false; ///< ">&2"
};

/// As much of a shell's language as a demo needs: words, both kinds of quotes, backslashes, "$NAME",
/// "${NAME:-instead}", "$$", "$?" and "$0", "#"; ";", "&&" and line ends between commands, all of which run;
/// ">&2" and "2>/dev/null". No pipes, no files written: they are refused by name.
/// Errors: Usage, in words for whoever typed it.
Result<QList<SimpleCommand>> parseCommandLine(QByteArrayView line, const Variables &variables);

} // namespace porthole::demo

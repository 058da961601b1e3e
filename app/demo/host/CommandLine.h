#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <map>
#include <optional>

namespace porthole::demo {

using Variables = std::map<QByteArray, QByteArray>;

/// One command with its words, as a shell would call it.
struct SimpleCommand {
    enum class When : quint8 { Always, AfterSuccess, AfterFailure };
    enum class To : quint8 { Output, Errors, Nowhere, File };

    bool runsAfter(int status) const
    {
        return when == When::Always || (when == When::AfterSuccess) == (status == 0);
    }

    QList<QByteArray> words; ///< none, where only a file is to be made
    When when = When::Always;
    To output = To::Output, errors = To::Errors; ///< of the latter, all but File
    QByteArray file;                             ///< as it was written
    bool appends = false;
};

/// Takes the next command off the front of a script; unset at its end. It is as much of a shell's language as
/// a demo needs: words, both kinds of quotes, backslashes, "$NAME", "${NAME:-instead}", "$$", "$?" and "$0",
/// "#"; ";", "&&", "||" and line ends between commands; ">", ">>", ">&2", "2>&1" and "2>/dev/null". No pipes:
/// they are refused by name.
/// Errors: Usage, in words for whoever typed it.
Result<std::optional<SimpleCommand>> takeCommand(QByteArrayView &script, const Variables &variables);
/// Whether all of it can be read. Errors: Usage.
Result<> checkScript(QByteArrayView script, const Variables &variables);

} // namespace porthole::demo

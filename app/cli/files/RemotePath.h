#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace porthole::cli {

/// HOST:PATH, as scp has it: [USER@]HOST:PATH, HOST:PORT:PATH, [IPv6]:PATH, [IPv6]:PORT:PATH.
struct RemotePath {
    QString host;    ///< with user and port
    QByteArray path; ///< empty: where SFTP begins, the home

    /// Whether a word is one: there is a colon before the first slash. "./a:b" is a file here.
    static bool isMeant(const QString &word);
    /// Errors: Usage.
    static Result<RemotePath> parse(const QString &word);
};

} // namespace porthole::cli

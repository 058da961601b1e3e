#pragma once

#include "core/model/HostAddress.h"

#include <QByteArray>

namespace porthole {

/// A folder of a host as it is addressed: "sftp://user@host:port/path", the path percent-encoded. "/~/" at
/// its beginning stands for the user's home, as in draft-ietf-secsh-scp-sftp-ssh-uri-04 section 3.
struct FilesAddress {
    HostAddress host;
    QByteArray path; ///< absolute, or relative to the home; empty: the home

    /// Refuses what HostAddress::parse() does, and a path with NUL in it. Errors: Usage; the text is not
    /// repeated.
    static Result<FilesAddress> parse(const QString &text);
    static bool isMeant(const QString &text);

    friend bool operator==(const FilesAddress &, const FilesAddress &) = default;
};

} // namespace porthole

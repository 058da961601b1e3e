#pragma once

#include <QByteArray>
#include <QList>
#include <QtGlobal>

namespace porthole {

/// One name in a folder of a host that is reached over SFTP. Names are bytes of the host's: nothing says that
/// they are UTF-8, and they are fit to be shown only as core/base/DisplayText.h makes them.
struct HostFile {
    enum class Type : quint8 { File, Folder, Link, Other };

    QByteArray name; ///< no path: neither '/' nor NUL in it, and not "." or ".." (SEC-13)
    Type type = Type::Other;
    quint64 size = 0;    ///< bytes
    quint32 mode = 0;    ///< POSIX's permissions, the lowest twelve bits
    qint64 modified = 0; ///< seconds since 1970
    quint32 user = 0, group = 0;
    QByteArray target;          ///< of a Link: where to, as it is written there; empty while nobody has asked
    bool leadsToFolder = false; ///< of a Link

    friend bool operator==(const HostFile &, const HostFile &) = default;
};

/// A folder of a host.
struct HostFolder {
    QByteArray path;       ///< absolute
    QList<HostFile> files; ///< in no order
    int leftOut = 0;       ///< entries whose name cannot be one

    friend bool operator==(const HostFolder &, const HostFolder &) = default;
};

/// Of a host's file system, in bytes.
struct HostSpace {
    quint64 size = 0;
    quint64 free = 0; ///< to this user

    friend bool operator==(const HostSpace &, const HostSpace &) = default;
};

} // namespace porthole

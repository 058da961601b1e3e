#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace porthole {

/// One name in a folder of a host. Its texts are the host's: fit to be shown only through PeerText or as
/// plain text.
struct RemoteFile {
    enum class Type : quint8 { File, Folder, Other };

    QString name; ///< no path: neither '/' nor NUL in it, and not "." or ".."
    qint64 size = 0;
    Type type = Type::Other;
    /// By the host's own clock, whose zone nobody tells: a date and a time of day, kept as if UTC.
    QDateTime modified;
    QString mimeType; ///< a guess by its name; empty for none

    friend bool operator==(const RemoteFile &, const RemoteFile &) = default;
};

/// A folder of a host.
struct RemoteListing {
    QString path; ///< absolute
    QList<RemoteFile> files;
    int leftOut = 0; ///< entries whose name cannot be one, or that cannot be asked for

    friend bool operator==(const RemoteListing &, const RemoteListing &) = default;
};

/// A host that a gateway names.
struct GatewayHost {
    QString name;
    bool hasAgent = false;

    friend bool operator==(const GatewayHost &, const GatewayHost &) = default;
};

/// What a command on a host said. Texts of the host's.
struct RemoteOutput {
    QString command;
    QString output;
    QString errors;

    friend bool operator==(const RemoteOutput &, const RemoteOutput &) = default;
};

/// The beginning of a file of a host, or all of it. Bytes of the host's.
struct RemotePreview {
    QString path; ///< absolute
    QByteArray bytes;
    bool cut = false; ///< there is more of it

    friend bool operator==(const RemotePreview &, const RemotePreview &) = default;
};

/// Whether a text can be the name of a file in a folder (SEC-13).
inline bool isFileName(const QString &name)
{
    return !name.isEmpty() && name != u"." && name != u".." && !name.contains(u'/') &&
           !name.contains(QChar(u'\0'));
}

} // namespace porthole

#pragma once

#include "app/serve/Requests.h"
#include "core/sftp/Reply.h"

#include <QJsonArray>
#include <QMimeDatabase>

namespace porthole::serve {

/// What a folder holds, or one file, as six arrays of one length: {"path", "names", "sizes", "types",
/// "mtimes", "mime-types"}. Types are "d" and "f"; sizes are bytes; times are ISO 8601 in UTC, null where the
/// server does not tell; mime types are guessed by the name. A name that is not UTF-8 shows U+FFFD where it
/// is not. Of a link the attributes are to be those of what it leads to.
class FileListing {
public:
    /// `path` is the folder's, or the file's own.
    FileListing(QByteArray path, BrowseFilter filter);

    void add(const sftp::Entry &entry);
    void addItself(const QByteArray &name, const sftp::Attributes &attributes);
    QJsonObject toJson() const;

private:
    void append(const QByteArray &name, const QString &wholePath, const sftp::Attributes &attributes);

    const QByteArray m_path;
    const BrowseFilter m_filter;
    const QMimeDatabase m_mime;
    QJsonArray m_names, m_sizes, m_types, m_times, m_mimeTypes;
};

/// A name below a folder.
QByteArray joined(const QByteArray &folder, const QByteArray &name);

} // namespace porthole::serve

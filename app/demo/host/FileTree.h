#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <map>
#include <memory>

namespace porthole::demo {

/// A file or folder that exists in memory only, and never changes.
struct FileNode {
    bool isFolder = false;
    QByteArray content;
    quint32 modified = 0; ///< seconds since 1970
    std::map<QByteArray, FileNode> children;

    quint64 size() const { return isFolder ? 4096 : static_cast<quint64>(content.size()); }
};

/// The files of the demo's host: papers of a harbour, some of them long enough to scroll.
class FileTree {
public:
    static constexpr QByteArrayView kHome{"/home/guest"};
    static constexpr qsizetype kLongestPath = 4096;

    /// `now` in seconds since 1970.
    static std::shared_ptr<const FileTree> make(quint32 now);

    /// An absolute path without ".", ".." and doubled slashes; "~" begins at the home.
    static QByteArray absolute(QByteArrayView path, QByteArrayView from);
    /// nullptr if there is none. The path is as absolute() makes it.
    const FileNode *find(QByteArrayView path) const;

private:
    void add(QByteArrayView path, QByteArray content);

    FileNode m_root;
    quint32 m_now = 0;
};

/// "-r--r--r-- 1 guest guest 1234 Nov 12 10:00 name", as `ls -l` and SFTP's long names have it.
QByteArray longName(const QByteArray &name, const FileNode &node);

} // namespace porthole::demo

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <map>
#include <memory>

namespace porthole::demo {

/// A file or folder that exists in memory only. What it takes is counted for as long as it is there, be it
/// that somebody has it open only.
class FileNode {
public:
    /// What all of a tree's files take.
    struct Usage {
        qsizetype nodes = 0, bytes = 0;
    };

    FileNode(std::shared_ptr<Usage> usage, bool isFolder, bool isOwned);
    ~FileNode();
    FileNode(const FileNode &) = delete;
    FileNode &operator=(const FileNode &) = delete;

    bool isFolder() const { return m_isFolder; }
    /// The guest's: whether it may be changed, or, in a folder, what is in it.
    bool isOwned() const { return m_isOwned; }
    const QByteArray &content() const { return m_content; }
    const std::map<QByteArray, std::shared_ptr<FileNode>> &children() const { return m_children; }
    quint64 size() const { return m_isFolder ? 4096 : static_cast<quint64>(m_content.size()); }
    /// Seconds since 1970.
    quint32 modified() const { return m_modified; }
    void setModified(quint32 seconds) { m_modified = seconds; }

private:
    friend class FileTree;

    const std::shared_ptr<Usage> m_usage;
    const bool m_isFolder, m_isOwned;
    QByteArray m_content;
    quint32 m_modified;
    std::map<QByteArray, std::shared_ptr<FileNode>> m_children;
};

/// The files of the demo's host: papers of a harbour, some of them long enough to scroll, and whatever its
/// guests write into their home and /tmp until the host ends. All of it is bounded: nothing is taken that
/// does not fit.
///
/// Paths are as absolute() makes them. Errors: NotFound; Forbidden (not the guest's); Storage (there is no
/// room); Usage (everything else, such as a folder that is not empty); their details are words for whoever
/// asked.
class FileTree {
public:
    static constexpr QByteArrayView kHome{"/home/guest"};
    static constexpr qsizetype kLongestPath = 4096, kLongestName = 255;
    static constexpr int kDeepest = 32;
    static constexpr qsizetype kMostNodes = 4096;
    static constexpr qsizetype kMostBytes = 32 << 20, kLargestFile = 16 << 20; ///< of content

    /// `now` in seconds since 1970.
    static std::shared_ptr<FileTree> make(quint32 now);

    /// An absolute path without ".", ".." and doubled slashes; "~" begins at the home.
    static QByteArray absolute(QByteArrayView path, QByteArrayView from);
    /// nullptr if there is none.
    std::shared_ptr<FileNode> find(QByteArrayView path) const;
    const FileNode::Usage &usage() const { return *m_usage; }

    Result<std::shared_ptr<FileNode>> makeFile(QByteArrayView path);
    Result<> makeFolder(QByteArrayView path);
    Result<> removeFile(QByteArrayView path);
    /// An empty one.
    Result<> removeFolder(QByteArrayView path);
    /// There must be nothing at `to`.
    Result<> rename(QByteArrayView from, QByteArrayView to);
    /// What is missing before `offset` becomes zeros.
    Result<> write(FileNode &file, quint64 offset, QByteArrayView bytes);
    Result<> resize(FileNode &file, quint64 size);

private:
    struct Place {
        std::shared_ptr<FileNode> folder;
        QByteArray name;
    };

    /// Where something is, or is to be, that may be changed.
    Result<Place> placeOf(QByteArrayView path) const;
    Result<std::shared_ptr<FileNode>> add(QByteArrayView path, bool isFolder);
    /// Of what the host comes with.
    void furnish(QByteArrayView path, const QByteArray &content, quint32 now);

    const std::shared_ptr<FileNode::Usage> m_usage = std::make_shared<FileNode::Usage>();
    std::shared_ptr<FileNode> m_root = std::make_shared<FileNode>(m_usage, true, false);
};

/// "-rw-r--r-- 1 guest guest 1234 Nov 12 10:00 name", as `ls -l` and SFTP's long names have it.
QByteArray longName(const QByteArray &name, const FileNode &node);

} // namespace porthole::demo

#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Error.h"
#include "core/session/files/FileSession.h"
#include "core/session/files/TransferDesk.h"

namespace porthole {

/// How far a file is that somebody edits on this computer.
enum class EditState : quint8 {
    Fetching,
    Ready,     ///< localPath() is there to be edited, and the host has what it says
    Uploading, ///< it was saved
    Conflict,  ///< it was saved, and the host's file has been changed by somebody else: overwrite() or
               ///< reload()
    Failed,    ///< see error(); the local copy stays, and another save tries again
    Ended,     ///< the local copy is gone
};

/// A host's file in the hands of a local editor. Thread: that of its owner.
class EditedFile : public QObject {
    Q_OBJECT
public:
    ~EditedFile() override;

    const QByteArray &remotePath() const;
    /// Where the editor finds it: under its own name in a folder that only this user may enter.
    QString localPath() const;
    EditState state() const;
    const std::optional<Error> &error() const;
    /// Whether the host does not have what was last saved here.
    bool hasUnsent() const;

    /// Conflict or Failed: what is here goes to the host, whatever is there.
    void overwrite();
    /// Conflict or Failed: what the host has takes the place of what is here.
    void reload();
    /// Removes the local copy, sent or not.
    void end();

Q_SIGNALS:
    void stateChanged(porthole::EditState state);
    /// The host has what was saved last.
    void uploaded();

private:
    friend class LocalEdits;
    class Course;
    /// `folder` is there, and its own.
    EditedFile(FileSession &files, TransferDesk &desk, QByteArray remotePath, const QString &folder);
    std::unique_ptr<Course> m_course;
};

/// The files of a host that are being edited on this computer: fetched into a folder that is this user's
/// alone, watched, and sent back whole at each save, through the desk's queue. That the host's file has been
/// changed meanwhile is seen by its size and time, which has seconds. The folder goes when this goes.
/// Thread: that of its owner, which is the session's and the desk's.
class LocalEdits : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    LocalEdits(FileSession &files, TransferDesk &desk, QObject *parent = nullptr);
    ~LocalEdits() override;

    /// The same object again for a file that is being edited already. It is this one's, and goes after it has
    /// Ended.
    EditedFile &edit(const QByteArray &remotePath);
    std::vector<EditedFile *> files() const;

Q_SIGNALS:
    /// One came or ended.
    void changed();

private:
    QString newFolder();
    void letGo(EditedFile *file);

    FileSession &m_files;
    TransferDesk &m_desk;
    std::unique_ptr<QTemporaryDir> m_folder; ///< made when it is needed
    int m_count = 0;
    std::vector<std::unique_ptr<EditedFile>> m_edited;
};

} // namespace porthole

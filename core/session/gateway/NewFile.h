#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

namespace porthole {

/// A file that was not there before: it neither overwrites nor follows a link (SEC-13), is the user's alone,
/// and goes again unless it is finished. Thread: one.
class NewFile {
public:
    /// `path` is absolute. Errors: Storage, also if there is something of that name.
    static Result<NewFile> make(const QString &path);
    ~NewFile();
    NewFile(NewFile &&other) noexcept;
    NewFile &operator=(NewFile &&) = delete;
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    /// All of it. Errors: Storage.
    Result<> write(QByteArrayView bytes);
    /// All of it is on the disk, and stays. Errors: Storage.
    Result<> finish();
    qint64 size() const { return m_size; }

private:
    NewFile(QString path, int descriptor);

    QString m_path;
    int m_descriptor;
    qint64 m_size = 0;
};

} // namespace porthole

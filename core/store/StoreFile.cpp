#include "core/store/StoreFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace porthole::store {

namespace {

Error refused(const QByteArray &path, const char *why)
{
    return Error::make(ErrorKind::Storage, path.toStdString() + " " + why);
}

Error failed(const QByteArray &path, const char *what, int error)
{
    return Error::make(ErrorKind::Storage,
                       std::string(what) + " " + path.toStdString() + ": " + std::strerror(error));
}

/// Whose it is and who else may do what with it, made to be `mode` where that takes rights away.
Result<> secure(const QByteArray &path, const struct stat &found, mode_t mode)
{
    if (found.st_uid != ::geteuid())
        return refused(path, "belongs to somebody else");
    // The group is often everybody, or the user alone: who is in it cannot be told from here.
    if (found.st_mode & (S_IWGRP | S_IWOTH))
        return refused(path, "may be written by others");
    if ((found.st_mode & 07777 & ~mode) != 0 && ::chmod(path.constData(), found.st_mode & mode) != 0)
        return failed(path, "cannot close to others", errno);
    return {};
}

} // namespace

QString standardStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/porthole/porthole.db");
}

Result<> secureFolder(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return failed(path, "cannot make", errno);
    struct stat found {};
    if (::stat(path.constData(), &found) != 0)
        return failed(path, "cannot look at", errno);
    if (!S_ISDIR(found.st_mode))
        return refused(path, "is not a folder");
    return secure(path, found, 0700);
}

Result<bool> secureStoreFile(const QString &path)
{
    const QFileInfo info(path);
    // What is above belongs to the desktop, with its own rights.
    if (!QDir().mkpath(QFileInfo(info.absolutePath()).absolutePath()))
        return refused(QFile::encodeName(info.absolutePath()), "cannot be made");
    PH_DO(secureFolder(info.absolutePath()));

    const QByteArray file = QFile::encodeName(info.absoluteFilePath());
    struct stat found {};
    if (::lstat(file.constData(), &found) != 0) {
        if (errno == ENOENT)
            return false;
        return failed(file, "cannot look at", errno);
    }
    if (!S_ISREG(found.st_mode))
        return refused(file, "is not an ordinary file");
    PH_DO(secure(file, found, 0600));
    return true;
}

} // namespace porthole::store

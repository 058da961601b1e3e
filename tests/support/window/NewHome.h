#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace porthole::test {

/// A home in which this program has never run: nothing of the tester's, and everything that is written goes
/// there. Thread: main, while there is no other.
class NewHome {
public:
    NewHome()
    {
        for (const char *name :
             {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_DIRS",
              "XDG_CONFIG_DIRS", "SSH_AUTH_SOCK", "OS_CLIENT_CONFIG_FILE", "OS_CLOUD", "XDG_CURRENT_DESKTOP"})
            qunsetenv(name);
        qputenv("HOME", QFile::encodeName(m_folder.path()));
        QDir().mkpath(path(QStringLiteral(".ssh")));
        QFile::setPermissions(path(QStringLiteral(".ssh")),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    /// A file that only its owner reads; the folders on the way are made.
    bool write(const QString &name, const QByteArray &content) const
    {
        const QString to = path(name);
        QFile file(to);
        return QDir().mkpath(QFileInfo(to).path()) && file.open(QIODevice::WriteOnly) &&
               file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
               file.write(content) == content.size();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace porthole::test

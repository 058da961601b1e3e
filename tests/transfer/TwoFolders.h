#pragma once

#include "tests/ssh/ConnectionRig.h"
#include "tests/support/ssh/OpenSshServer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace porthole::test {

/// What a test of transfers stands on: a host, a folder on it and one here, both new for each test. A part of
/// the test's class, whose slots call begin() and renew().
class TwoFolders {
protected:
    bool begin()
    {
        m_server = std::make_unique<OpenSshServer>(QStringList{QStringLiteral("ed25519")});
        m_identity = m_server->makeIdentity();
        return m_server->start();
    }
    void renew()
    {
        m_here = std::make_unique<QTemporaryDir>();
        m_there = std::make_unique<QTemporaryDir>();
    }
    ssh::SshOptions options() { return m_home.options(*m_server, m_identity); }
    QString here(const char *name = "") const { return m_here->filePath(QString::fromUtf8(name)); }
    QString there(const char *name = "") const { return m_there->filePath(QString::fromUtf8(name)); }
    static QByteArray bytes(const QString &path) { return QFile::encodeName(path); }
    /// All that is in a folder, parts too.
    static QStringList names(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<OpenSshServer> m_server;
    QString m_identity;
    Home m_home;
    std::unique_ptr<QTemporaryDir> m_here, m_there;
};

} // namespace porthole::test

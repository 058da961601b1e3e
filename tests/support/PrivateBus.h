#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace porthole::test {

/// A session bus of its own, which starts nothing by itself, and a home and runtime folder to go with it.
class PrivateBus {
public:
    PrivateBus();
    ~PrivateBus();

    bool isUp() const { return !m_address.isEmpty(); }
    QProcessEnvironment environment() const;
    /// This process is on it from now on, and on no desktop.
    void takeThisProcess() const;
    QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    /// Another participant: the test itself.
    QDBusConnection &connection() { return *m_connection; }
    /// Ends it as a crash does.
    void kill();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<QDBusConnection> m_connection;
};

} // namespace porthole::test

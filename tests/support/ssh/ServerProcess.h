#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <functional>
#include <optional>

namespace porthole::test {

/// A program that serves on a port of 127.0.0.1, with all that it starts. Thread: the test's.
class ServerProcess {
public:
    ServerProcess();
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    /// "NAME=VALUE", for the next start.
    void setEnvironment(const QString &name, const QString &value);
    /// Starts it, and again on another port while somebody else takes that one in between; `arguments` are
    /// for a port. It is there when it has said `ready`. A port that was had before is kept.
    bool start(const QString &program, const std::function<QStringList(quint16 port)> &arguments,
               const QByteArray &ready);
    /// Runs a program to its end; what it said, or nothing: see failure().
    std::optional<QByteArray> run(const QString &program, const QStringList &arguments,
                                  const QByteArray &input = {});
    /// Ends it and all that it has started with SIGKILL, as a crash would.
    void kill();
    /// Stops all of it (SIGSTOP), as a machine that hangs would, or lets it go on.
    void freeze(bool isFrozen);

    quint16 port() const { return m_port; }
    const QString &failure() const { return m_failure; }
    void fail(const QString &why) { m_failure = why; }
    /// What it said so far.
    QByteArray log();
    /// It and what it has started, as far as it lives.
    QList<qint64> processes() const;

private:
    bool launch(const QString &program, const QStringList &arguments, const QByteArray &ready);
    void signal(int number) const;

    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_log;
    QString m_failure;
    quint16 m_port = 0;
};

/// A whole file; empty where there is none.
QByteArray contentsOf(const QString &path);
/// For its owner's eyes only. False: it cannot be written.
bool writeFile(const QString &path, const QByteArray &bytes, QIODevice::OpenMode how = QIODevice::Truncate);

} // namespace porthole::test

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <functional>

namespace porthole::test {

/// A program that a test talks to. It leads a process group of its own, which ends when this object
/// does, and with the test if the test is killed.
class Peer {
public:
    Peer();
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    void setEnvironment(const QString &name, const QString &value);
    /// Starts it; what it writes is kept for output(). False if there is no such program.
    bool start(const QString &program, const QStringList &arguments);
    bool running() const;
    /// Asks the group to end, then ends it.
    void stop();
    /// Ends the group at once, as a crash would.
    void kill();

    /// Waits until it listens on this TCP port of 127.0.0.1; false if it ended or too long passed.
    bool waitForPort(quint16 port);
    /// Waits until what it wrote contains this.
    bool waitForOutput(const QByteArray &text);
    /// Everything it wrote so far, standard output and error together.
    QByteArray output() const { return m_output; }
    void writeLine(const QByteArray &line);

private:
    void signalGroup(int signal);

    QProcess m_process;
    QByteArray m_output;
};

/// A TCP port of 127.0.0.1 on which nobody listens at the moment.
quint16 freePort();

/// Whether somebody listens there.
bool portIsOpen(quint16 port);

/// Runs a program to its end and returns its standard output; empty if it failed.
QByteArray outputOf(const QString &program, const QStringList &arguments,
                    const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());

/// "" if these programs are there, else which Debian packages to install.
QString missingPackages(const QStringList &programs);

/// How long a peer may take for anything: generous, because nobody waits for it when all is well.
inline constexpr int kPatience = 20000; // milliseconds

} // namespace porthole::test

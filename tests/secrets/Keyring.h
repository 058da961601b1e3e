#pragma once

#include "tests/support/PrivateBus.h"
#include "tests/support/secrets/TestSecret.h"

#include <QByteArray>
#include <QDBusObjectPath>
#include <QHash>

namespace porthole::test {

/// GNOME's keyring daemon on such a bus, unlocked, with a login keyring.
class Keyring {
public:
    explicit Keyring(PrivateBus &bus);
    ~Keyring();

    bool isUp() const;
    /// By D-Bus, as a desktop's keyring program does.
    bool lock();
    void kill();

    inline static const char *const kPassword = testSecret();

private:
    PrivateBus &m_bus;
    QProcess m_daemon;
};

/// Stands in for the window that asks for a keyring's password, and leaves the user at it for ever.
class SilentPrompter : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")
public:
    explicit SilentPrompter(PrivateBus &bus);

    int asked = 0;

public Q_SLOTS:
    // Named as in the interface, which they implement.
    void BeginPrompting(const QDBusObjectPath &) { ++asked; }
    void PerformPrompt(const QDBusObjectPath &, const QString &, const QVariantMap &, const QString &) {}
    void StopPrompting(const QDBusObjectPath &) {}
};

/// credentialtool on that bus.
class Tool {
public:
    Tool(const QProcessEnvironment &environment, int operationTimeout);
    ~Tool();

    /// Gives a line to do; its answer.
    QByteArray operator()(const QByteArray &line) { return answer(begin(line)); }
    int begin(const QByteArray &line);
    QByteArray answer(int number);
    bool isAlive() const { return m_process.state() == QProcess::Running; }
    /// Waits for it to go as it is asked to; whether it did in order.
    bool end();

private:
    QProcess m_process;
    QHash<int, QByteArray> m_answers;
    int m_count = 0;
};

} // namespace porthole::test

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace porthole::test {

/// An account of this machine with a password, for a server that asks the system (PAM). Only root can make
/// one. It is removed at the end, and also where the test crashes or is killed: a process that waits for
/// that does it.
class ThrowAwayAccount {
public:
    ThrowAwayAccount();
    ~ThrowAwayAccount();
    ThrowAwayAccount(const ThrowAwayAccount &) = delete;
    ThrowAwayAccount &operator=(const ThrowAwayAccount &) = delete;

    /// Not empty: there is no account.
    const QString &failure() const { return m_failure; }
    const QString &name() const { return m_name; }
    const QByteArray &password() const { return m_password; }

    /// The next login has to choose another password.
    bool expirePassword();
    /// The account's time is over.
    bool expire();
    /// No password is right any more.
    bool lock();

private:
    bool run(const QString &program, const QStringList &arguments);

    const QString m_name;
    const QByteArray m_password;
    QString m_failure;
    QProcess m_remover; ///< acts when its input ends
};

} // namespace porthole::test

#include "tests/support/ssh/ThrowAwayAccount.h"

#include "tests/support/secrets/TestSecret.h"

#include <QUuid>
#include <crypt.h>
#include <unistd.h>

namespace porthole::test {

namespace {

constexpr int kPatience = 30000; // ms; the machine may be busy

QByteArray randomText() { return QUuid::createUuid().toByteArray(QUuid::Id128); }

} // namespace

ThrowAwayAccount::ThrowAwayAccount()
    : m_name(QStringLiteral("porthole-") + QString::fromLatin1(randomText().left(12)))
    , m_password(testSecret())
{
    if (geteuid() != 0) {
        m_failure = QStringLiteral("only root can make an account");
        return;
    }
    crypt_data work{};
    const char *const hash = crypt_r(m_password.constData(), "$6$porthole$", &work);
    // In a session of its own it outlives whatever ends the test. It is there before the account is.
    m_remover.start(QStringLiteral("setsid"),
                    {QStringLiteral("sh"), QStringLiteral("-c"),
                     QStringLiteral("echo ready; cat; exec userdel --force \"$0\""), m_name});
    if (!hash || !m_remover.waitForReadyRead(kPatience)) {
        m_failure = QStringLiteral("nobody would remove the account");
        return;
    }
    run(QStringLiteral("useradd"),
        {QStringLiteral("--no-create-home"), QStringLiteral("--home-dir"), QStringLiteral("/"),
         QStringLiteral("--no-user-group"), QStringLiteral("--shell"), QStringLiteral("/bin/sh"),
         QStringLiteral("--password"), QString::fromLatin1(hash), m_name});
}

ThrowAwayAccount::~ThrowAwayAccount()
{
    m_remover.closeWriteChannel();
    m_remover.waitForFinished(kPatience);
}

bool ThrowAwayAccount::expirePassword()
{
    return run(QStringLiteral("chage"), {QStringLiteral("--lastday"), QStringLiteral("0"), m_name});
}

bool ThrowAwayAccount::expire()
{
    return run(QStringLiteral("chage"), {QStringLiteral("--expiredate"), QStringLiteral("1"), m_name});
}

bool ThrowAwayAccount::lock() { return run(QStringLiteral("usermod"), {QStringLiteral("--lock"), m_name}); }

bool ThrowAwayAccount::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    m_failure = QStringLiteral("%1: %2 %3")
                    .arg(program, process.errorString(), QString::fromLocal8Bit(process.readAll()));
    return false;
}

} // namespace porthole::test

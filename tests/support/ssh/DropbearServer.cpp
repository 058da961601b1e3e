#include "tests/support/ssh/DropbearServer.h"

#include <QDir>
#include <QFile>
#include <crypt.h>
#include <unistd.h>

namespace porthole::test {

DropbearServer::DropbearServer(QString keyType)
    : m_keyType(std::move(keyType))
{
    QDir().mkpath(home() + QStringLiteral("/.ssh"));
}

QString DropbearServer::makeIdentity(const QString &type)
{
    QString path = file(QStringLiteral("id_%1_%2").arg(type).arg(++m_identities));
    const QStringList arguments{QStringLiteral("-q"),
                                QStringLiteral("-t"),
                                type,
                                QStringLiteral("-N"),
                                QString(),
                                QStringLiteral("-C"),
                                QString(),
                                QStringLiteral("-f"),
                                path};
    if (!m_process.run(QStringLiteral("ssh-keygen"), arguments) ||
        !writeFile(home() + QStringLiteral("/.ssh/authorized_keys"),
                   contentsOf(path + QStringLiteral(".pub")).trimmed() + '\n', QIODevice::Append))
        qFatal("no identity: %s", qPrintable(failure()));
    return path;
}

void DropbearServer::setPassword(const QByteArray &password)
{
    crypt_data work{};
    const char *const hash = crypt_r(password.constData(), "$6$porthole$", &work);
    m_passwordHash = hash ? hash : "*";
}

/// passwd(5), group(5) and shadow(5), as they would be for the one account of this machine.
bool DropbearServer::makeUser()
{
    const QByteArray user = DropbearServer::user().toUtf8(), group = QByteArray::number(getegid());
    const std::pair<const char *, QByteArray> databases[]{
        {"PASSWD",
         user + ":x:" + QByteArray::number(geteuid()) + ':' + group + "::" + home().toUtf8() + ":/bin/sh\n"},
        {"GROUP", user + ":x:" + group + ":\n"},
        {"SHADOW", user + ':' + m_passwordHash + ":19000:0:99999:7:::\n"},
    };
    m_process.setEnvironment(QStringLiteral("LD_PRELOAD"), QStringLiteral("libnss_wrapper.so"));
    for (const auto &[name, lines] : databases) {
        const QString path = file(QString::fromLatin1(name));
        m_process.setEnvironment(QStringLiteral("NSS_WRAPPER_") + QString::fromLatin1(name), path);
        if (!writeFile(path, lines))
            return false;
    }
    return true;
}

bool DropbearServer::start()
{
    if (!QFile::exists(keyPath()) &&
        !m_process.run(QStringLiteral("dropbearkey"),
                       {QStringLiteral("-t"), m_keyType, QStringLiteral("-f"), keyPath()}))
        return false;
    if (!makeUser()) {
        m_process.fail(QStringLiteral("the user's files cannot be written"));
        return false;
    }
    const auto arguments = [this](quint16 port) {
        return QStringList{QStringLiteral("-F"), QStringLiteral("-E"),
                           QStringLiteral("-r"), keyPath(),
                           QStringLiteral("-P"), QString(),
                           QStringLiteral("-p"), QStringLiteral("127.0.0.1:%1").arg(port)} +
               m_arguments;
    };
    // It says so once it listens.
    return m_process.start(QStringLiteral("dropbear"), arguments, "Not backgrounding");
}

HostKey DropbearServer::hostKey()
{
    const auto said =
        m_process.run(QStringLiteral("dropbearkey"), {QStringLiteral("-y"), QStringLiteral("-f"), keyPath()});
    for (const QByteArray &line : said.value_or(QByteArray()).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() > 1 && (words[0].startsWith("ssh-") || words[0].startsWith("ecdsa-")))
            return {words[0], QByteArray::fromBase64(words[1])};
    }
    return {};
}

} // namespace porthole::test

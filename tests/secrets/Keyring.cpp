#include "tests/secrets/Keyring.h"

#include <QDBusMessage>
#include <QDBusReply>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kPatience = 20000;

const QString kSecrets = QStringLiteral("org.freedesktop.secrets");
const QString kSecretsPath = QStringLiteral("/org/freedesktop/secrets");

} // namespace

Keyring::Keyring(PrivateBus &bus)
    : m_bus(bus)
{
    m_daemon.setProcessEnvironment(bus.environment());
    m_daemon.start(
        QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    m_daemon.waitForStarted(kPatience);
    m_daemon.write(kPassword);
    m_daemon.closeWriteChannel();
}

Keyring::~Keyring() { kill(); }

bool Keyring::isUp() const
{
    // Its name comes before its collection.
    auto question = QDBusMessage::createMethodCall(kSecrets, kSecretsPath,
                                                   QStringLiteral("org.freedesktop.Secret.Service"),
                                                   QStringLiteral("ReadAlias"));
    question << QStringLiteral("default");
    const QDBusReply<QDBusObjectPath> path = m_bus.connection().call(question);
    return path.isValid() && path.value().path() != QStringLiteral("/");
}

bool Keyring::lock()
{
    auto order = QDBusMessage::createMethodCall(
        kSecrets, kSecretsPath, QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    order << QVariant::fromValue(
        QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/aliases/default"))});
    return m_bus.connection().call(order).type() == QDBusMessage::ReplyMessage;
}

void Keyring::kill()
{
    m_daemon.kill();
    m_daemon.waitForFinished(kPatience);
}

SilentPrompter::SilentPrompter(PrivateBus &bus)
{
    bus.connection().registerObject(QStringLiteral("/org/gnome/keyring/Prompter"), this,
                                    QDBusConnection::ExportAllSlots);
    bus.connection().registerService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
}

Tool::Tool(const QProcessEnvironment &environment, int operationTimeout)
{
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(PORTHOLE_CREDENTIAL_TOOL), {QString::number(operationTimeout)});
    m_process.waitForStarted(kPatience);
}

Tool::~Tool()
{
    m_process.kill();
    m_process.waitForFinished(kPatience);
}

int Tool::begin(const QByteArray &line)
{
    m_process.write(line + '\n');
    return ++m_count;
}

QByteArray Tool::answer(int number)
{
    const auto arrived = [&] {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().chopped(1);
            const qsizetype space = line.indexOf(' ');
            m_answers.insert(line.first(space).toInt(), line.sliced(space + 1));
        }
        return m_answers.contains(number) || !isAlive();
    };
    (void)QTest::qWaitFor(arrived, kPatience);
    return m_answers.value(number, isAlive() ? "no answer" : "it has ended");
}

bool Tool::end()
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished(kPatience) && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

} // namespace porthole::test

#include "tests/secrets/Keyring.h"

#include <QDBusMessage>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QTest>

namespace porthole::test {

namespace {

constexpr int kPatience = 20000;

const QString kSecrets = QStringLiteral("org.freedesktop.secrets");
const QString kSecretsPath = QStringLiteral("/org/freedesktop/secrets");

} // namespace

PrivateBus::PrivateBus()
{
    QDir().mkpath(home());
    const QString runtime = m_folder.filePath(QStringLiteral("run"));
    QDir().mkpath(runtime);
    QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return;
    config.write("<busconfig><type>session</type><listen>unix:dir=" + runtime.toUtf8() +
                 "</listen><policy context=\"default\"><allow send_destination=\"*\"/><allow own=\"*\"/>"
                 "<allow eavesdrop=\"true\"/></policy></busconfig>");
    config.close();
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address=1")});
    m_daemon.waitForStarted(kPatience);
    while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(kPatience)) {
    }
    m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    if (m_address.isEmpty())
        return;
    m_connection = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(m_address, m_address));
}

PrivateBus::~PrivateBus()
{
    m_connection.reset();
    QDBusConnection::disconnectFromBus(m_address);
    kill();
}

void PrivateBus::kill()
{
    m_daemon.kill();
    m_daemon.waitForFinished(kPatience);
}

QProcessEnvironment PrivateBus::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name :
         {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION",
          "GNOME_DESKTOP_SESSION_ID", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("HOME"), home());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("run")));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    return environment;
}

Keyring::Keyring(PrivateBus &bus)
    : m_bus(bus)
{
    m_daemon.setProcessEnvironment(bus.environment());
    m_daemon.start(
        QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    m_daemon.waitForStarted(kPatience);
    m_daemon.write("keyring password");
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

#include "tests/support/PrivateBus.h"

#include <QDir>
#include <QFile>

namespace porthole::test {

namespace {

constexpr int kPatience = 20000;

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

void PrivateBus::takeThisProcess() const
{
    const QProcessEnvironment there = environment();
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, there.value(QString::fromLatin1(name)).toUtf8());
    for (const char *name : {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION"})
        qunsetenv(name);
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

} // namespace porthole::test

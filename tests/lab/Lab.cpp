#include "tests/lab/Lab.h"

#include "tests/integration/Peer.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace porthole::test::lab {

namespace {

constexpr int kPatience = 300'000; // milliseconds; `up` restarts half of OpenStack now and then

QString folder()
{
    if (const QString chosen = qEnvironmentVariable("LAB"); !chosen.isEmpty())
        return chosen;
    return qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + QStringLiteral("/.cache")) +
           QStringLiteral("/porthole-lab");
}

Ended run(const QString &program, const QStringList &arguments, const QStringList &environment,
          const QByteArray &input = {})
{
    QProcess process;
    process.setEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool over = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatience);
    Ended ended{-1, process.readAllStandardOutput(), process.readAllStandardError()};
    if (over && process.exitStatus() == QProcess::NormalExit)
        ended.code = process.exitCode();
    process.kill();
    process.waitForFinished();
    return ended;
}

QString script(const char *name)
{
    return QStringLiteral(PORTHOLE_LAB_SCRIPTS "/") + QString::fromLatin1(name);
}

/// The scripts find the lab, and their ports, as the one who raised it said.
QStringList scriptEnvironment()
{
    return QProcess::systemEnvironment() +
           QStringList{QStringLiteral("LAB=") + folder(), QStringLiteral("PYTHONDONTWRITEBYTECODE=1")};
}

} // namespace

QByteArray Ended::words() const
{
    return "exit code " + QByteArray::number(code) + "; " + output.right(2000) + "; " + errors.right(2000);
}

QString missing()
{
    if (!QFile::exists(folder() + QStringLiteral("/clouds.yaml")) || !portIsOpen(port("keystone")))
        return QStringLiteral("there is no lab in %1: as root, run tests/lab/openstack/up").arg(folder());
    return {};
}

QStringList environment()
{
    static const QTemporaryDir home; // one for the test: what it remembers is part of it
    QStringList variables{QStringLiteral("PATH=/usr/bin:/bin"), QStringLiteral("LC_ALL=C.UTF-8"),
                          QStringLiteral("HOME=") + home.path(),
                          QStringLiteral("XDG_RUNTIME_DIR=") + home.path(),
                          // Or one is started for each display, and a window waits for it.
                          QStringLiteral("DBUS_SESSION_BUS_ADDRESS=disabled:"),
                          QStringLiteral("OS_CLIENT_CONFIG_FILE=%1/clouds.yaml").arg(folder())};
    return variables;
}

QString program() { return qEnvironmentVariable("PORTHOLE", QStringLiteral(PORTHOLE_PROGRAM)); }

Ended porthole(const QString &words, const QByteArray &input)
{
    QStringList variables = environment();
    if (!words.contains(QStringLiteral("--cloud")))
        variables << QStringLiteral("OS_CLOUD=demo");
    return run(program(), words.split(u' '), variables, input);
}

Ended act(const QString &words)
{
    return run(QStringLiteral("/usr/bin/python3"), QStringList{script("act.py")} + words.split(u' '),
               scriptEnvironment());
}

Ended up(const QStringList &knobs) { return run(script("up"), {}, scriptEnvironment() + knobs); }

Ended service(const QString &words) { return run(script("service"), words.split(u' '), scriptEnvironment()); }

quint16 port(const char *service)
{
    QFile file(folder() + QStringLiteral("/ports"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(QByteArray(service) + ' '))
            return line.split(' ').last().toUShort();
    return 0;
}

std::optional<Picture> screen(const QString &server)
{
    Picture picture;
    if (!picture.image.loadFromData(act(QStringLiteral("screen ") + server).output))
        return std::nullopt;
    picture.image.convertTo(QImage::Format_RGB32);
    return picture;
}

QString idOf(const QString &server)
{
    QStringList ids;
    const QByteArray list = porthole(QStringLiteral("servers --json")).output;
    for (const QJsonValue &one : QJsonDocument::fromJson(list).array())
        if (one[QStringLiteral("name")] == server)
            ids << one[QStringLiteral("id")].toString();
    return ids.size() == 1 ? ids.first() : QString();
}

} // namespace porthole::test::lab

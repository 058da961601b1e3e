#include "tests/integration/XServer.h"

#include <QFile>
#include <QTest>
#include <algorithm>

namespace porthole::test {

namespace {

QString number(int value) { return QString::number(value); }

/// Fills the terminal with text of ours in the sixteen colours, then waits.
const QString kTerminalScript = QStringLiteral(
    "i=0; while [ $i -lt 24 ]; do printf '\\033[%dm\\033[%dmPorthole draws line %d of its own test picture."
    "\\033[0m\\n' $((30 + i % 8)) $((40 + i / 3)) $i; i=$((i + 1)); done; exec sleep 1000");

} // namespace

std::optional<Picture> XServer::screen() const
{
    return Picture::fromXwd(run(QStringLiteral("xwd"), {QStringLiteral("-root"), QStringLiteral("-silent")}));
}

QProcessEnvironment XServer::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.remove(QStringLiteral("XAUTHORITY"));
    return environment;
}

QByteArray XServer::run(const QString &program, const QStringList &arguments) const
{
    return outputOf(program, arguments, environment());
}

bool XServer::launch(const QString &program, const QStringList &arguments)
{
    auto peer = std::make_unique<Peer>();
    peer->setEnvironment(QStringLiteral("DISPLAY"), m_display);
    m_programs.push_back(std::move(peer));
    return m_programs.back()->start(program, arguments);
}

bool XServer::drawScene()
{
    run(QStringLiteral("xsetroot"),
        {QStringLiteral("-mod"), QStringLiteral("16"), QStringLiteral("9"), QStringLiteral("-fg"),
         QStringLiteral("steelblue"), QStringLiteral("-bg"), QStringLiteral("gold")});
    if (!launch(QStringLiteral("xterm"), {QStringLiteral("-geometry"), QStringLiteral("70x25+40+30"),
                                          QStringLiteral("-T"), QStringLiteral("scene"), QStringLiteral("-e"),
                                          QStringLiteral("sh"), QStringLiteral("-c"), kTerminalScript}))
        return false;
    // The terminal is there when its text is: black, white and eight colours.
    return QTest::qWaitFor(
        [this] {
            const auto now = screen();
            return now && now->colours() >= 10;
        },
        kPatience);
}

bool XServer::drawPhotograph()
{
    const auto before = screen();
    if (!before)
        return false;
    const QSize size = before->image.size();
    if (!launch(QStringLiteral(PORTHOLE_SCENE),
                {QStringLiteral("-platform"), QStringLiteral("xcb"), number(0), number(0),
                 number(size.width()), number(size.height())}))
        return false;
    return QTest::qWaitFor(
        [this] {
            const auto now = screen();
            return now && now->colours() >= 1000;
        },
        kPatience);
}

QString XServer::startServer(const QString &program, const QStringList &arguments)
{
    if (const QString missing = missingXTools(); !missing.isEmpty())
        return missing;
    m_server.start(program,
                   QStringList{QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-noreset"),
                               QStringLiteral("-nolisten"), QStringLiteral("tcp")} +
                       arguments);
    // The number of the display comes on a line of its own, among what else the server says.
    const auto said = [this] {
        for (const QByteArray &line : m_server.output().split('\n')) {
            const bool isNumber = !line.isEmpty() && std::all_of(line.begin(), line.end(),
                                                                 [](char c) { return c >= '0' && c <= '9'; });
            if (isNumber)
                m_display = u':' + QString::fromLatin1(line);
        }
        return !m_display.isEmpty();
    };
    if (!QTest::qWaitFor([&] { return said() || !m_server.running(); }, kPatience) || m_display.isEmpty())
        return program + QStringLiteral(" did not start: ") + QString::fromUtf8(m_server.output());
    return {};
}

QString Xvfb::start(const QString &screen)
{
    return startServer(QStringLiteral("Xvfb"), {QStringLiteral("-screen"), QStringLiteral("0"), screen});
}

Xvnc::Xvnc()
    : Xvnc(Options{})
{}

Xvnc::Xvnc(Options options)
    : m_options(std::move(options))
{}

QString Xvnc::start()
{
    if (m_options.port == 0)
        m_options.port = freePort();
    QStringList arguments{QStringLiteral("-rfbport"), number(m_options.port), QStringLiteral("-interface"),
                          QStringLiteral("127.0.0.1"), QStringLiteral("-geometry"), m_options.geometry,
                          QStringLiteral("-depth"), number(m_options.depth), QStringLiteral("-desktop"),
                          QStringLiteral("porthole"),
                          // The probing of the port counts as a failed login.
                          QStringLiteral("-BlacklistThreshold"), number(1000)};
    if (m_options.passwordFile.isEmpty()) {
        arguments << QStringLiteral("-SecurityTypes") << QStringLiteral("None");
    } else {
        QFile file(m_dir.filePath(QStringLiteral("password")));
        if (!file.open(QIODevice::WriteOnly) || file.write(m_options.passwordFile) < 0)
            return QStringLiteral("no password file: ") + file.errorString();
        arguments << QStringLiteral("-SecurityTypes") << QStringLiteral("VncAuth")
                  << QStringLiteral("-PasswordFile") << file.fileName();
    }
    const QString trouble = startServer(QStringLiteral("Xtigervnc"), arguments + m_options.extra);
    if (trouble.isEmpty() && !m_server.waitForPort(m_options.port))
        return QStringLiteral("Xtigervnc does not listen: ") + QString::fromUtf8(m_server.output());
    return trouble;
}

QString Xvnc::url() const { return QStringLiteral("vnc://127.0.0.1::%1").arg(m_options.port); }

QString X11vnc::start(const QString &display, const QStringList &extra)
{
    if (const QString missing = missingPackages({QStringLiteral("x11vnc")}); !missing.isEmpty())
        return missing;
    m_port = freePort();
    m_peer.start(QStringLiteral("x11vnc"),
                 QStringList{QStringLiteral("-display"), display, QStringLiteral("-rfbport"), number(m_port),
                             QStringLiteral("-localhost"), QStringLiteral("-forever"),
                             QStringLiteral("-shared"), QStringLiteral("-nopw"), QStringLiteral("-norc"),
                             QStringLiteral("-nocursor"), QStringLiteral("-noipv6"), QStringLiteral("-wait"),
                             QStringLiteral("10"), QStringLiteral("-defer"), QStringLiteral("5")} +
                     extra);
    if (!m_peer.waitForPort(m_port))
        return QStringLiteral("x11vnc did not start: ") + QString::fromUtf8(m_peer.output().right(2000));
    return {};
}

QString X11vnc::url() const { return QStringLiteral("vnc://127.0.0.1::%1").arg(m_port); }

QString missingXTools()
{
    return missingPackages({QStringLiteral("Xtigervnc"), QStringLiteral("Xvfb"), QStringLiteral("xwd"),
                            QStringLiteral("xterm"), QStringLiteral("xsetroot"), QStringLiteral("xrandr"),
                            QStringLiteral("xdotool")});
}

} // namespace porthole::test

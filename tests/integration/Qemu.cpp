#include "tests/integration/Qemu.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace porthole::test {

namespace {

constexpr quint16 kFirstDisplay = 5900; // -vnc host:N listens on 5900 + N

} // namespace

Qemu::Qemu()
    : Qemu(Options{})
{}

Qemu::Qemu(Options options)
    : m_options(std::move(options))
{}

QString Qemu::start()
{
    if (const QString missing = missingPackages({QStringLiteral("qemu-system-x86_64")}); !missing.isEmpty())
        return missing;
    if (m_options.port == 0) {
        do
            m_options.port = freePort();
        while (m_options.port < kFirstDisplay);
        m_options.webSocketPort = m_options.webSocket ? freePort() : quint16{0};
    }
    QByteArray vnc = "127.0.0.1:" + QByteArray::number(m_options.port - kFirstDisplay);
    if (m_options.webSocket)
        vnc += ",websocket=" + QByteArray::number(m_options.webSocketPort);
    if (!m_options.password.isEmpty())
        vnc += ",password=on";
    QFile::remove(m_dir.filePath(QStringLiteral("serial")));
    m_peer.start(QStringLiteral("qemu-system-x86_64"),
                 {QStringLiteral("-accel"), QStringLiteral("tcg"), QStringLiteral("-m"), QStringLiteral("8"),
                  QStringLiteral("-nodefaults"), QStringLiteral("-no-user-config"), QStringLiteral("-vga"),
                  QStringLiteral("std"), QStringLiteral("-drive"),
                  QStringLiteral("file=" PORTHOLE_GUEST ",format=raw,if=floppy,readonly=on"),
                  QStringLiteral("-serial"),
                  QStringLiteral("file:") + m_dir.filePath(QStringLiteral("serial")), QStringLiteral("-qmp"),
                  QStringLiteral("stdio"), QStringLiteral("-name"), QStringLiteral("porthole-guest"),
                  QStringLiteral("-vnc"), QString::fromLatin1(vnc + m_options.vncExtra)});
    if (!m_peer.waitForPort(m_options.port) || !m_peer.waitForOutput("QMP"))
        return QStringLiteral("QEMU did not start: ") + QString::fromUtf8(m_peer.output());
    if (!execute("qmp_capabilities"))
        return QStringLiteral("QEMU's monitor does not answer");
    if (!m_options.password.isEmpty() &&
        !execute("set_password", {{QStringLiteral("protocol"), QStringLiteral("vnc")},
                                  {QStringLiteral("password"), QString::fromUtf8(m_options.password)}}))
        return QStringLiteral("QEMU takes no password");
    if (!QTest::qWaitFor([this] { return serial().contains("PORTHOLE GUEST\r\n> "); }, kPatience))
        return QStringLiteral("the guest did not start");
    return {};
}

QString Qemu::vncUrl() const { return QStringLiteral("vnc://127.0.0.1::%1").arg(m_options.port); }

QString Qemu::webSocketUrl() const
{
    return QStringLiteral("ws://127.0.0.1:%1/").arg(m_options.webSocketPort);
}

bool Qemu::execute(const QByteArray &command, const QJsonObject &arguments)
{
    const qsizetype before = m_peer.output().size();
    QJsonObject request{{QStringLiteral("execute"), QString::fromLatin1(command)}};
    if (!arguments.isEmpty())
        request.insert(QStringLiteral("arguments"), arguments);
    m_peer.writeLine(QJsonDocument(request).toJson(QJsonDocument::Compact));
    const auto answered = [&](const char *word) { return m_peer.output().indexOf(word, before) >= 0; };
    const bool any = QTest::qWaitFor(
        [&] { return answered("{\"return\"") || answered("{\"error\"") || !m_peer.running(); }, kPatience);
    return any && answered("{\"return\"");
}

std::optional<Picture> Qemu::screen()
{
    const QString path = m_dir.filePath(QStringLiteral("screen.ppm"));
    if (!execute("screendump", {{QStringLiteral("filename"), path}}))
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return Picture::fromPpm(file.readAll());
}

QByteArray Qemu::serial() const
{
    QFile file(m_dir.filePath(QStringLiteral("serial")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Qemu::sendKey(const QString &qcode)
{
    const QJsonObject key{{QStringLiteral("type"), QStringLiteral("qcode")}, {QStringLiteral("data"), qcode}};
    return execute("send-key", {{QStringLiteral("keys"), QJsonArray{key}}});
}

} // namespace porthole::test

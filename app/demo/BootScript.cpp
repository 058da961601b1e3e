#include "app/demo/BootScript.h"

namespace porthole::demo {

namespace {

QStringList kernelMessages(const Machine &machine)
{
    return {QStringLiteral("Porthole demo kernel 6.12-pretend (built in, not Linux) on %1").arg(machine.name),
            QStringLiteral("Command line: root=/dev/vda1 quiet=no console=tty1 demo=yes"),
            QStringLiteral("BIOS-provided physical RAM map: %1 MiB usable").arg(machine.ram),
            QStringLiteral("smp: Bringing up secondary CPUs ... %1 in all").arg(machine.cpus),
            QStringLiteral("clocksource: tsc: mask: 0xffffffffffffffff, as good as any"),
            QStringLiteral("pci 0000:00:02.0: virtio-gpu, 960x600 at 32 bits"),
            QStringLiteral("fb0: switching to a picture with room for more"),
            QStringLiteral("virtio_blk virtio1: [vda] 83886080 512-byte logical blocks"),
            QStringLiteral("virtio_net virtio0 ens3: link up, %1")
                .arg(machine.address.isEmpty() ? QStringLiteral("10.20.0.42") : machine.address),
            QStringLiteral("input: QEMU Virtio Keyboard as /devices/pci0000:00/0000:00:05.0"),
            QStringLiteral("EXT4-fs (vda1): mounted filesystem with ordered data mode"),
            QStringLiteral("systemd[1]: Hostname set to <%1>").arg(machine.name)};
}

QStringList services(const Machine &machine)
{
    return {QStringLiteral("Mounted the cargo hold"),
            QStringLiteral("Started Journal Service"),
            QStringLiteral("Reached target Local File Systems"),
            QStringLiteral("Started Network Time Synchronization"),
            QStringLiteral("Started D-Bus System Message Bus"),
            QStringLiteral("Reached target Network"),
            QStringLiteral("Started OpenSSH server (of the demo: it listens to nobody)"),
            QStringLiteral("Started the %1").arg(machine.role),
            QStringLiteral("Reached target Multi-User System")};
}

} // namespace

BootScript::BootScript(const Machine &machine)
    : m_firmwareLines{{0.05, QStringLiteral("Porthole demo firmware 1.0")},
                      {0.15, QStringLiteral("%1 CPU, %2 MiB of memory").arg(machine.cpus).arg(machine.ram)},
                      {0.25, {}},
                      {0.30, QStringLiteral("Booting from Hard Disk ...")},
                      {0.55, QStringLiteral("Loading kernel ... ok")},
                      {0.75, QStringLiteral("Loading initial ramdisk ... ok")}}
{
    double at = kFirmwareEnds, uptime = 0;
    for (const QString &message : kernelMessages(machine)) {
        m_kernelLines.push_back(
            {at, QStringLiteral("[%1] %2").arg(uptime, 12, 'f', 6).arg(message), Line::Kind::Dim});
        at += 0.11;
        uptime += 0.0937123 + static_cast<double>(message.size()) * 0.003011;
    }
    m_kernelLines.push_back({at, {}});
    for (const QString &service : services(machine)) {
        m_kernelLines.push_back({at, service, Line::Kind::Ok});
        at += 0.17;
    }
}

void BootScript::write(TextScreen &screen, const Line &line)
{
    switch (line.kind) {
    case Line::Kind::Plain:
        screen.writeLine(line.text);
        return;
    case Line::Kind::Dim: {
        const qsizetype stamp = line.text.indexOf(u']') + 1;
        screen.write(line.text.left(stamp), {colour::Dim});
        screen.writeLine(line.text.mid(stamp));
        return;
    }
    case Line::Kind::Ok:
        screen.write(QStringLiteral("["), {colour::Dim});
        screen.write(QStringLiteral("  OK  "), {colour::Green, colour::Night, true});
        screen.write(QStringLiteral("] "), {colour::Dim});
        screen.writeLine(line.text + u'.');
        return;
    }
}

void BootScript::play(TextScreen &screen, double seconds)
{
    const std::vector<Line> &lines = m_kernel ? m_kernelLines : m_firmwareLines;
    std::size_t &done = m_kernel ? m_kernelDone : m_firmwareDone;
    while (done < lines.size() && lines[done].at <= seconds)
        write(screen, lines[done++]);
}

} // namespace porthole::demo

#include "TestPicture.h"

#include <QPainter>
#include <algorithm>
#include <cstring>

namespace porthole::test {

QImage patternPicture(int width, int height)
{
    QImage picture(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.setPixel(x, y, qRgb((x * 7) & 0xff, (y * 11) & 0xff, (x * y + x + y) & 0xff));
    return picture;
}

QImage consolePicture(int width, int height)
{
    QImage picture(width, height, QImage::Format_RGB32);
    picture.fill(QColor(0x12, 0x14, 0x18));
    QPainter painter(&picture);
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setPixelSize(15);
    painter.setFont(font);
    const char *const lines[] = {
        "[    0.000000] Linux version 6.1.0-28-amd64 (debian-kernel@lists.debian.org)",
        "[    0.214533] ACPI: Core revision 20220331",
        "[    1.730012] virtio_net virtio0 ens3: renamed from eth0",
        "[    2.051877] EXT4-fs (vda1): mounted filesystem with ordered data mode",
        "[  OK  ] Started systemd-journald.service - Journal Service.",
        "[  OK  ] Reached target network-online.target - Network is Online.",
        "[  OK  ] Started ssh.service - OpenBSD Secure Shell server.",
        "",
        "Debian GNU/Linux 12 web-01 tty1",
        "",
        "web-01 login: root",
        "Password:",
        "root@web-01:~# systemctl --failed",
        "  UNIT LOAD ACTIVE SUB DESCRIPTION",
        "0 loaded units listed.",
        "root@web-01:~# _"};
    int y = 24;
    for (const char *line : lines) {
        painter.setPen(QColor(0xd4, 0xd9, 0xdf));
        painter.drawText(12, y, QLatin1String(line));
        y += 20;
    }
    return picture;
}

rfb::Framebuffer framebufferOf(const QImage &picture)
{
    const QImage plain = picture.convertToFormat(QImage::Format_RGB32);
    rfb::Framebuffer frame;
    frame.resize({static_cast<std::uint16_t>(plain.width()), static_cast<std::uint16_t>(plain.height())});
    for (int y = 0; y < plain.height(); ++y)
        std::memcpy(frame.at(0, static_cast<unsigned>(y)), plain.constScanLine(y),
                    static_cast<std::size_t>(plain.width()) * 4);
    return frame;
}

void publish(FrameMailbox &frames, const QImage &picture)
{
    const rfb::Framebuffer frame = framebufferOf(picture);
    frames.publish(frame, {rfb::Rect{0, 0, frame.size().width, frame.size().height}});
}

} // namespace porthole::test

#include "tests/lab/Window.h"

#include "tests/lab/Lab.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <vector>

namespace porthole::test::lab {

namespace {

constexpr int kPatience = 90'000; // milliseconds

/// The VGA's colours 1 to 15, six bits a channel widened to eight, as the guest's bars have them from left to
/// right.
constexpr std::array<QRgb, 15> kBars{0x0000a8, 0x00a800, 0x00a8a8, 0xa80000, 0xa800a8,
                                     0xa85700, 0xa8a8a8, 0x575757, 0x5757ff, 0x57ff57,
                                     0x57ffff, 0xff5757, 0xff57ff, 0xffff57, 0xffffff};

/// The colours of a row, without the pixels between two areas where scaling has blended them.
std::vector<QRgb> areas(const QRgb *row, int width)
{
    constexpr int leastWidth = 8;
    std::vector<QRgb> colours;
    for (int begin = 0, x = 1; x <= width; ++x) {
        if (x < width && row[x] == row[begin])
            continue;
        if (x - begin >= leastWidth)
            colours.push_back(row[begin] & RGB_MASK);
        begin = x;
    }
    return colours;
}

} // namespace

QString Window::start(const QStringList &targets)
{
    if (const QString missing = missingPackages({QStringLiteral("openbox")}); !missing.isEmpty())
        return missing;
    if (const QString trouble = m_screen.start(QStringLiteral("1280x800x24")); !trouble.isEmpty())
        return trouble;
    if (!m_screen.launch(QStringLiteral("openbox"), {}))
        return QStringLiteral("openbox did not start");
    for (const QString &variable : environment())
        m_program.setEnvironment(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_program.setEnvironment(QStringLiteral("DISPLAY"), m_screen.display());
    m_program.setEnvironment(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    m_program.setEnvironment(QStringLiteral("PORTHOLE_LOG"), QStringLiteral("1"));
    return m_program.start(program(), targets) ? QString() : QStringLiteral("the program did not start");
}

QImage Window::screen() const
{
    const auto picture = m_screen.screen();
    return picture ? picture->image : QImage();
}

bool Window::isLive() const
{
    const QImage now = screen();
    for (int y = 0; y < now.height(); y += 4) {
        const auto colours = areas(reinterpret_cast<const QRgb *>(now.constScanLine(y)), now.width());
        if (std::search(colours.begin(), colours.end(), kBars.begin(), kBars.end()) != colours.end())
            return true;
    }
    return false;
}

bool Window::waitUntilLive()
{
    return QTest::qWaitFor([this] { return isLive() || !running(); }, kPatience) && running();
}

bool Window::waitUntilNotLive()
{
    return QTest::qWaitFor([this] { return !isLive() || !running(); }, kPatience) && running();
}

void Window::keep(const char *name) const
{
    if (const QString folder = qEnvironmentVariable("PORTHOLE_PICTURES"); !folder.isEmpty())
        screen().save(folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".png"));
}

} // namespace porthole::test::lab

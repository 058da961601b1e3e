#include "app/demo/LiveViews.h"

#include <QTime>
#include <array>
#include <cmath>

namespace porthole::demo {

namespace {

struct Process {
    const char *user, *name;
    double share; ///< of a CPU, in the mean
};
constexpr std::array kProcesses{Process{"www", "helmsman --course north", 0.38},
                                Process{"db", "logbook: writer", 0.22},
                                Process{"root", "lookout -v horizon", 0.14},
                                Process{"captain", "top", 0.03},
                                Process{"root", "bilge-pump", 0.09},
                                Process{"root", "systemd-pretend", 0.01},
                                Process{"www", "galley --serve", 0.11},
                                Process{"root", "anchor-chain/0", 0.02},
                                Process{"db", "logbook: checkpointer", 0.06}};

QString bar(double share, int width)
{
    const int full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width));
    return QString(full, QChar(u'█')) + QString(width - full, QChar(u'░'));
}

/// Between 0 and 1, wandering.
double load(double seconds, double base, double phase)
{
    return std::clamp(
        base * (1 + 0.55 * std::sin(seconds * 0.9 + phase) + 0.25 * std::sin(seconds * 2.3 + phase)), 0.0,
        1.0);
}

constexpr std::array<const char *, 9> kShip{
    "        |    |    |          ",   "       )_)  )_)  )_)         ",    "      )___))___))___)\\       ",
    "     )____)____)_____)\\\\     ", "   _____|____|____|____\\\\\\__ ", "   \\                   /     ",
    "    \\  o  o  o  o  o  /      ",  "     \\_______________/       ",   "                             ",
};

} // namespace

QString uptimeText(double seconds)
{
    const int whole = static_cast<int>(seconds);
    if (whole < 60)
        return QStringLiteral("up %1 s").arg(whole);
    return QStringLiteral("up %1 min, %2 s").arg(whole / 60).arg(whole % 60);
}

void drawTop(TextScreen &screen, const Machine &machine, double seconds)
{
    screen.clear();
    screen.put(1, 1, QStringLiteral("top - ") + machine.name, {colour::White, colour::Night, true});
    screen.put(40, 1, uptimeText(seconds) + QStringLiteral(", 1 user, nothing of it real"), {colour::Dim});
    const int shown = std::min(machine.cpus, 8);
    for (int cpu = 0; cpu < shown; ++cpu) {
        const double share = load(seconds, 0.35, cpu * 1.7);
        screen.put(1, 3 + cpu, QStringLiteral("CPU%1").arg(cpu), {colour::Cyan});
        screen.put(7, 3 + cpu, bar(share, 50), {share > 0.6 ? colour::Amber : colour::Green});
        screen.put(59, 3 + cpu, QStringLiteral("%1 %").arg(share * 100, 5, 'f', 1));
    }
    const double memory = 0.42 + 0.05 * std::sin(seconds * 0.2);
    screen.put(1, 3 + shown, QStringLiteral("Mem"), {colour::Cyan});
    screen.put(7, 3 + shown, bar(memory, 50), {colour::Cyan});
    screen.put(59, 3 + shown,
               QStringLiteral("%1 of %2 MiB").arg(static_cast<int>(memory * machine.ram)).arg(machine.ram));
    int row = 5 + shown;
    screen.put(1, row++,
               QStringLiteral("  PID USER        %CPU  %MEM  COMMAND").leftJustified(screen.columns() - 2),
               {colour::Night, colour::Cyan, true});
    for (std::size_t i = 0; i < kProcesses.size(); ++i) {
        const Process &process = kProcesses[i];
        const double share = load(seconds, process.share, static_cast<double>(i) * 2.3);
        screen.put(1, row++,
                   QStringLiteral("%1 %2 %3 %4  %5")
                       .arg(311 + 97 * static_cast<int>(i), 5)
                       .arg(QString::fromLatin1(process.user), -8)
                       .arg(share * 100, 7, 'f', 1)
                       .arg(process.share * 23, 5, 'f', 1)
                       .arg(QString::fromLatin1(process.name)));
    }
    screen.put(1, screen.rows() - 1, QStringLiteral("q: back to the prompt"), {colour::Dim});
}

void drawShip(TextScreen &screen, double seconds)
{
    screen.clear();
    const int width = 29;
    const int left = static_cast<int>(std::fmod(seconds * 9, screen.columns() + width)) - width;
    const int top = 9 + static_cast<int>(std::lround(std::sin(seconds * 1.7)));
    for (std::size_t i = 0; i + 1 < kShip.size(); ++i)
        screen.put(left, top + static_cast<int>(i), QString::fromLatin1(kShip[i]),
                   {i < 5 ? colour::White : colour::Amber});
    constexpr std::array<std::uint32_t, 4> kDepths{0x5ccbe0, 0x3aa0c4, 0x2a7da5, 0x1d5f86};
    for (int row = 17; row < screen.rows() - 1; ++row) {
        const int depth = std::min(3, (row - 17) / 2);
        for (int column = 0; column < screen.columns(); ++column) {
            const double wave = std::sin(column * 0.35 + seconds * (1.5 + depth * 0.3) + row * 1.3);
            screen.put(column, row,
                       wave > 0.3    ? QStringLiteral("~")
                       : wave > -0.5 ? QStringLiteral("-")
                                     : QStringLiteral(" "),
                       {kDepths[static_cast<std::size_t>(depth)]});
        }
    }
    screen.put(1, screen.rows() - 1, QStringLiteral("any key: back to the prompt"), {colour::Dim});
}

} // namespace porthole::demo

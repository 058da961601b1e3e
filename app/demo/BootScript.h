#pragma once

#include "app/demo/Machine.h"
#include "app/demo/TextScreen.h"

namespace porthole::demo {

/// What a machine shows while it starts: its firmware in text mode, then a kernel and its services in a
/// larger one. Times are seconds since it was switched on.
class BootScript {
public:
    static constexpr double kFirmwareEnds = 0.9, kEnds = 4.0;

    explicit BootScript(const Machine &machine);

    /// Writes what is due and has not been written yet.
    void play(TextScreen &screen, double seconds);
    /// The screen has been replaced by the larger one, which begins empty.
    void nextMode() { m_kernel = true; }

private:
    struct Line {
        double at;
        QString text;
        enum class Kind : std::uint8_t { Plain, Dim, Ok } kind = Kind::Plain;
    };
    static void write(TextScreen &screen, const Line &line);

    std::vector<Line> m_firmwareLines, m_kernelLines;
    std::size_t m_firmwareDone = 0, m_kernelDone = 0;
    bool m_kernel = false;
};

} // namespace porthole::demo

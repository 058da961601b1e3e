#pragma once

#include <QObject>
#include <QSize>
#include <QSocketNotifier>
#include <array>
#include <memory>

namespace porthole::cli {

/// The terminal on standard input while its keys are a host's: raw, and as it was when this goes, whatever
/// ends the program short of SIGKILL. Tells of its size. One at a time. Thread: main.
class RawTerminal : public QObject {
    Q_OBJECT
public:
    RawTerminal();
    ~RawTerminal() override;

    static bool isThere();
    /// In cells.
    static QSize size();

Q_SIGNALS:
    void resized(const QSize &size);

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_wake;
};

} // namespace porthole::cli

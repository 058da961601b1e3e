#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace porthole::cli {

/// Reads standard input as it comes, in pieces, and no faster than they are wanted. Thread: main.
class InputPump : public QObject {
    Q_OBJECT
public:
    explicit InputPump(int descriptor, QObject *parent = nullptr);

    void start();
    /// Whether more is wanted at the moment.
    void setWanted(bool wanted);

Q_SIGNALS:
    void read(const QByteArray &bytes);
    /// There is no more.
    void ended();

private:
    void take();

    const int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_ready;
    bool m_over = false;
};

} // namespace porthole::cli

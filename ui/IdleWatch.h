#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

namespace porthole::ui {

/// Says when nobody has touched any of the program's windows for so long. Thread: the GUI thread.
class IdleWatch : public QObject {
    Q_OBJECT
public:
    explicit IdleWatch(QObject *parent = nullptr);

    /// From now on; zero: it says nothing.
    void setTime(std::chrono::milliseconds time);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void idle();

private:
    QTimer m_time;
};

} // namespace porthole::ui

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;

namespace porthole::ui {

/// Over a terminal that takes part in a broadcast: to how many what is typed goes, and the button that stops
/// it. Thereafter, for some seconds, why it ended.
class BroadcastBand : public QFrame {
    Q_OBJECT
public:
    explicit BroadcastBand(QWidget *parent = nullptr);

    /// `secret`: what is typed is a password of all of them.
    void showOn(int sessions, bool secret);
    void showEnd(const QString &why);

Q_SIGNALS:
    void stopRequested();

private:
    void tell(const QString &text, const QString &button, bool on);

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
    QTimer *m_leaving;
    bool m_on = false;
};

} // namespace porthole::ui

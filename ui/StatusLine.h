#pragma once

#include <QIcon>
#include <QTimer>
#include <QWidget>

class QLabel;

namespace porthole::ui {

class ElidedLabel;

/// The lowest line of the window: what state the console in front is in, and for a moment what has just
/// happened.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// A null icon: none.
    void setState(const QIcon &icon, const QString &text);
    /// Stands there for some seconds.
    void notice(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    void showText();

    QLabel *m_icon;
    ElidedLabel *m_text;
    QTimer m_noticeTime; // runs while m_notice stands there
    QIcon m_stateIcon;
    QString m_state;
    QString m_notice;
};

} // namespace porthole::ui

#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace porthole::ui {

/// Below the sidebar, for a while: what was done, and a button that takes it back. It stays while somebody is
/// on it, and takes no keyboard by itself.
class UndoStrip : public QFrame {
    Q_OBJECT
public:
    static constexpr int kShownMilliseconds = 20000;

    explicit UndoStrip(QWidget *parent = nullptr);

    /// "3 connections moved to the trash".
    void offer(const QString &words);
    void dismiss();

Q_SIGNALS:
    void undoWanted();
    /// It goes while its button has the keyboard.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void timeOver();

    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_time;
};

} // namespace porthole::ui

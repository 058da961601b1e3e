#pragma once

#include <QWidget>

namespace porthole::ui {

/// Lies over its parent and draws its edge: of the pane that has the keyboard, among several, or of one that
/// takes part in a broadcast. Takes no room, so that nothing is laid out anew, and no clicks.
class PaneFrame : public QWidget {
    Q_OBJECT
public:
    enum class Mark : quint8 { None, Current, Broadcast };

    explicit PaneFrame(QWidget *parent);
    void setMark(Mark mark);
    Mark mark() const { return m_mark; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::None;
};

} // namespace porthole::ui

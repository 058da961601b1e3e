#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QShortcut>
#include <QWidget>

namespace porthole::ui {

/// While it lives, one window is all there is to see of the program, and what is in it goes by without its
/// shortcuts. Other windows come back when it is lifted; menus and questions of the toolkit's do not.
class LockCurtain : public QObject {
public:
    explicit LockCurtain(QWidget &window);
    ~LockCurtain() override;

    /// Shows the other windows again.
    void lift();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hide(QWidget *other);

    QWidget &m_window;
    QList<QPointer<QWidget>> m_hidden;
    QList<QPointer<QShortcut>> m_shortcuts;
};

} // namespace porthole::ui

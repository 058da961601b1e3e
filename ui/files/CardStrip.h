#pragma once

#include <QList>
#include <QWidget>

class QFrame;
class QVBoxLayout;

namespace porthole::ui {

/// Where a page asks: cards in the middle of a strip above what they are about, which moves down and stays in
/// sight. There is no strip while nothing is asked.
class CardStrip : public QWidget {
    Q_OBJECT
public:
    explicit CardStrip(QWidget *parent = nullptr);

    /// The strip owns it from here on.
    void add(QFrame *card, int width);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_column;
    QList<QFrame *> m_cards;
};

} // namespace porthole::ui

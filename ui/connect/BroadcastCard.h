#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace porthole::ui {

/// Chooses the sessions that what is typed goes to: a strip over the panes, no box of its own. Space chooses,
/// Enter begins, Escape leaves it.
class BroadcastCard : public QFrame {
    Q_OBJECT
public:
    struct Choice {
        QString name;
        QString detail;    ///< where it leads; why it cannot be chosen
        bool open = true;  ///< it can be chosen
        bool here = false; ///< in this tab
        bool chosen = false;
    };

    explicit BroadcastCard(const QList<Choice> &choices, QWidget *parent = nullptr);

    /// Why it did not begin.
    void refuse(const QString &why);
    void takeFocus();

Q_SIGNALS:
    /// Places in the list that it was made with.
    void beginRequested(const QList<int> &chosen);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<int> chosen() const;
    void choose(bool everywhere);
    void count();
    void begin();

    const QList<Choice> m_choices;
    QListWidget *m_list;
    QLabel *m_reason;
    QPushButton *m_begin;
};

} // namespace porthole::ui

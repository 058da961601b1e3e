#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace porthole::ui {

/// Asks in the sidebar whether something shall really be done. Cancel has the keyboard; Escape cancels as
/// well. Blocks nothing: if what it asks about goes, so does the question.
class Question : public QFrame {
    Q_OBJECT
public:
    struct Words {
        QString question;    ///< "Stop web-1?"
        QString consequence; ///< what comes of it
        QString confirm;     ///< what the button is called: "Stop"
        QString confirmName; ///< the same for those who hear the button alone: "Stop web-1"
    };

    explicit Question(const char *name, QWidget *parent = nullptr);

    /// Another question that stands there is dismissed. `confirmed` is called when it was answered with yes,
    /// after the question has gone.
    void ask(const Words &words, std::function<void()> confirmed);
    bool asks() const { return m_confirmed != nullptr; }
    void dismiss();

Q_SIGNALS:
    /// It was answered, either way, or dismissed.
    void ended();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void confirm();

    QLabel *m_question;
    QLabel *m_consequence;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
    std::function<void()> m_confirmed;
};

} // namespace porthole::ui

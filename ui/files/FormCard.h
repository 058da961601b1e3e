#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace porthole::ui {

/// A small form over the files: what it is about, its fields, Cancel and what it does. Enter does it, Escape
/// does not. There is no modal box.
class FormCard : public QFrame {
    Q_OBJECT
public:
    explicit FormCard(const char *name, QWidget *parent = nullptr);

    void dismiss();

Q_SIGNALS:
    /// It is there no more, whatever came of it.
    void ended();

protected:
    QVBoxLayout &body() const { return *m_body; }
    void open(const QString &heading, const QString &confirm);
    /// Whether what is filled in can be done, and why not, where that is not plain to see.
    void setPossible(bool possible, const QString &reason = {});
    bool isPossible() const;
    /// What is filled in is wanted.
    virtual void confirm() = 0;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_heading;
    QVBoxLayout *m_body;
    QLabel *m_reason;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
};

} // namespace porthole::ui

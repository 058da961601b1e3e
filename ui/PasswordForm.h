#pragma once

#include "core/base/Secret.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace porthole::ui {

/// Asks for a password. What was typed is handed on once and the field emptied.
class PasswordForm : public QWidget {
    Q_OBJECT
public:
    explicit PasswordForm(QWidget *parent = nullptr);

    /// Empties and hides the typed text.
    void reset();
    void focusField();
    /// What is asked for; "Password" unless told otherwise.
    void setLabel(const QString &label);
    /// For a form whose owner has a button of its own, which calls submit().
    void hideButton();
    bool isEmpty() const;
    void submit();

Q_SIGNALS:
    /// The receiver takes the secret out of it.
    void submitted(porthole::Secret &password);

private:
    QLabel *m_label;
    QLineEdit *m_field;
    QToolButton *m_show;
    QPushButton *m_connect;
};

} // namespace porthole::ui

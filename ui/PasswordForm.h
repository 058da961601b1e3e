#pragma once

#include "core/base/Secret.h"

#include <QWidget>

class QLineEdit;
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

Q_SIGNALS:
    /// The receiver takes the secret out of it.
    void submitted(porthole::Secret &password);

private:
    void submit();

    QLineEdit *m_field;
    QToolButton *m_show;
};

} // namespace porthole::ui

#include "ui/SecretField.h"

#include <QLineEdit>
#include <string_view>

namespace porthole::ui {

void makeSecret(QLineEdit &field)
{
    field.setEchoMode(QLineEdit::Password);
    field.setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                              Qt::ImhHiddenText);
}

Secret takeSecret(QLineEdit &field)
{
    Secret secret = copySecret(field);
    emptySecret(field);
    return secret;
}

Secret copySecret(const QLineEdit &field)
{
    QString text = field.text();
    QByteArray utf8 = text.toUtf8();
    Secret secret(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    utf8.fill('\0');
    text.fill(QChar(u'\0'));
    return secret;
}

void emptySecret(QLineEdit &field)
{
    // Not clear(): that can be undone, and Undo would bring the secret back.
    field.setText(QString());
}

} // namespace porthole::ui

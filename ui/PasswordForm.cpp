#include "ui/PasswordForm.h"

#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <string_view>

namespace porthole::ui {

PasswordForm::PasswordForm(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(tr("Password")))
    , m_field(new QLineEdit)
    , m_show(new QToolButton)
    , m_connect(new QPushButton(tr("Connect")))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_field);
    m_field->setObjectName(QStringLiteral("password"));
    m_field->setAccessibleName(tr("Password"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_show->setText(tr("Show"));
    m_show->setCheckable(true);
    m_show->setAccessibleName(tr("Show the password"));
    m_connect->setObjectName(QStringLiteral("submitPassword"));
    m_connect->setProperty("primary", true);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_field, 1);
    row->addWidget(m_show);
    row->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kHalf);
    column->addWidget(m_label);
    column->addLayout(row);

    connect(m_show, &QToolButton::toggled, this,
            [this](bool show) { m_field->setEchoMode(show ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_field, &QLineEdit::returnPressed, this, &PasswordForm::submit);
    connect(m_connect, &QPushButton::clicked, this, &PasswordForm::submit);
}

void PasswordForm::reset()
{
    // Not clear(): that can be undone, and Undo would bring the password back.
    m_field->setText(QString());
    m_show->setChecked(false);
}

void PasswordForm::setLabel(const QString &label)
{
    m_label->setText(label);
    m_field->setAccessibleName(label);
}

void PasswordForm::hideButton() { m_connect->hide(); }

void PasswordForm::focusField() { m_field->setFocus(Qt::OtherFocusReason); }

void PasswordForm::submit()
{
    QString text = m_field->text();
    if (text.isEmpty())
        return;
    reset();
    QByteArray utf8 = text.toUtf8();
    Secret password(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    utf8.fill('\0');
    text.fill(QChar(u'\0'));
    Q_EMIT submitted(password);
}

} // namespace porthole::ui

#include "ui/PasswordForm.h"

#include "ui/SecretField.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

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
    makeSecret(*m_field);
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
    emptySecret(*m_field);
    m_show->setChecked(false);
}

void PasswordForm::setLabel(const QString &label)
{
    m_label->setText(label);
    m_field->setAccessibleName(label);
}

void PasswordForm::hideButton() { m_connect->hide(); }

bool PasswordForm::isEmpty() const { return m_field->text().isEmpty(); }

void PasswordForm::focusField() { m_field->setFocus(Qt::OtherFocusReason); }

void PasswordForm::submit()
{
    if (m_field->text().isEmpty())
        return;
    Secret password = takeSecret(*m_field);
    reset();
    Q_EMIT submitted(password);
}

} // namespace porthole::ui

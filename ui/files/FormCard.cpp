#include "ui/files/FormCard.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

FormCard::FormCard(const char *name, QWidget *parent)
    : QFrame(parent)
    , m_heading(plainLabel("formHeading"))
    , m_body(new QVBoxLayout)
    , m_reason(plainLabel("reason"))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_confirm(new QPushButton)
{
    setObjectName(QLatin1String(name));
    setProperty("card", true);
    QFont heading = font();
    heading.setWeight(QFont::DemiBold);
    m_heading->setFont(heading);
    m_body->setSpacing(metrics::kGrid);
    m_cancel->setObjectName(QStringLiteral("formCancel"));
    m_confirm->setObjectName(QStringLiteral("formConfirm"));
    m_confirm->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kGap, 12, metrics::kGap, 12);
    column->setSpacing(metrics::kGrid);
    column->addWidget(m_heading);
    column->addLayout(m_body);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &FormCard::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, [this] { confirm(); });
    m_reason->hide();
    hide();
}

void FormCard::open(const QString &heading, const QString &confirm)
{
    m_heading->setText(heading);
    m_confirm->setText(confirm);
    setAccessibleName(heading);
    show();
}

void FormCard::setPossible(bool possible, const QString &reason)
{
    showOrHide(m_reason, reason);
    m_confirm->setEnabled(possible);
}

bool FormCard::isPossible() const { return m_confirm->isEnabled(); }

void FormCard::dismiss()
{
    if (isHidden())
        return;
    Q_EMIT ended(); // before it goes: whoever has the keyboard in it hands it on
    hide();
}

void FormCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_cancel->hasFocus())
            dismiss();
        else if (isPossible())
            confirm();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace porthole::ui

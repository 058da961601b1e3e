#include "ui/entries/ImportPasswordPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/PasswordForm.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace porthole::ui {

ImportPasswordPage::ImportPasswordPage(const QString &source, QWidget *parent)
    : TabPage(parent)
    , m_source(source)
    , m_wrong(plainLabel("importPasswordWrong", "problem"))
    , m_form(new PasswordForm)
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    setTitle(tr("Bring in %1").arg(source));
    auto *title = plainLabel("formTitle");
    title->setText(tr("%1 is encrypted").arg(source));
    auto *words = plainLabel("importPasswordWords", "muted");
    words->setText(
        tr("Its connections can be read with the password that the other program asks for. It is used "
           "once and not kept."));
    showOrHide(m_wrong, {});
    m_form->setLabel(tr("Password of the file"));
    m_form->hideButton();
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("importPasswordCancel"));
    auto *open = new QPushButton(tr("Look through it"));
    open->setObjectName(QStringLiteral("importPasswordOpen"));
    open->setProperty("primary", true);

    auto *form = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(open);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGrid);
    for (QWidget *part : {static_cast<QWidget *>(title), static_cast<QWidget *>(words),
                          static_cast<QWidget *>(m_wrong), static_cast<QWidget *>(m_form)})
        column->addWidget(part);
    column->addLayout(buttons);
    scrollInMiddle(this, form);
    connect(m_form, &PasswordForm::submitted, this, &ImportPasswordPage::submitted);
    connect(open, &QPushButton::clicked, m_form, &PasswordForm::submit);
    connect(cancel, &QPushButton::clicked, this, &TabPage::closeRequested);
}

void ImportPasswordPage::sayWrong()
{
    showOrHide(m_wrong, tr("That is not its password."));
    m_form->focusField();
}

QString ImportPasswordPage::stateText() const { return tr("Waits for a password"); }

QIcon ImportPasswordPage::stateIcon() const
{
    return icon(QLatin1StringView("state-waiting"), IconColour::Warning);
}

QString ImportPasswordPage::statusText() const { return tr("%1 is encrypted").arg(m_source); }

void ImportPasswordPage::takeFocus() { m_form->focusField(); }

void ImportPasswordPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        TabPage::keyPressEvent(event);
}

} // namespace porthole::ui

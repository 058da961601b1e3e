#include "ui/files/NameForm.h"

#include "ui/files/NameText.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace porthole::ui {

NameForm::NameForm(QWidget *parent)
    : FormCard("nameForm", parent)
    , m_name(new QLineEdit)
    , m_target(new QLineEdit)
{
    m_name->setObjectName(QStringLiteral("formName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name"));
    m_target->setObjectName(QStringLiteral("formTarget"));
    m_target->setAccessibleName(tr("Where the link leads to"));
    m_target->setPlaceholderText(tr("Leads to: a path, or a name in this folder"));
    body().addWidget(m_name);
    body().addWidget(m_target);
    for (QLineEdit *field : {m_name, m_target})
        connect(field, &QLineEdit::textChanged, this, &NameForm::judge);
}

void NameForm::askForFolder(IsTaken isTaken)
{
    m_isLink = false;
    m_isTaken = std::move(isTaken);
    m_target->hide();
    m_name->setText(QString());
    judge();
    open(tr("New folder"), tr("Create"));
    m_name->setFocus(Qt::OtherFocusReason);
}

void NameForm::askForLink(const QByteArray &name, const QByteArray &target, IsTaken isTaken)
{
    m_isLink = true;
    m_isTaken = std::move(isTaken);
    m_target->show();
    m_name->setText(nameText(name));
    m_target->setText(nameText(target));
    judge();
    open(tr("New link"), tr("Create"));
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void NameForm::judge()
{
    const QByteArray name = nameFrom(m_name->text());
    if (name.isEmpty() || (m_isLink && m_target->text().isEmpty()))
        return setPossible(false);
    if (!isNameOfFile(name))
        return setPossible(false, tr("A name has no slash in it, and is neither . nor .."));
    if (m_isTaken(name))
        return setPossible(false, tr("There is something of that name already."));
    setPossible(true);
}

void NameForm::confirm()
{
    const QByteArray name = nameFrom(m_name->text());
    const QByteArray target = nameFrom(m_target->text());
    dismiss();
    if (m_isLink)
        Q_EMIT linkNamed(name, target);
    else
        Q_EMIT folderNamed(name);
}

} // namespace porthole::ui

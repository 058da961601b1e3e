#include "ui/clouds/CloudFormPage.h"

#include "ui/Icons.h"
#include "ui/connect/DoctorCard.h"

#include <QLayout>

namespace porthole::ui {

CloudFormPage::CloudFormPage(const Entry &cloud, QWidget *parent)
    : FormPage(parent)
    , m_form(new CloudForm)
    , m_doctor(new DoctorCard)
{
    m_form->setCloud(cloud);
    showForm(m_form);
    setTitle(m_form->heading());
    m_form->layout()->addWidget(m_doctor);
    connect(m_form, &CloudForm::cancelled, this, &CloudFormPage::cancel);
    connect(m_form, &CloudForm::saved, this, &TabPage::closeRequested);
}

QString CloudFormPage::stateText() const { return tr("Not saved yet"); }

QIcon CloudFormPage::stateIcon() const { return icon(QLatin1StringView("cloud"), IconColour::Muted); }

QString CloudFormPage::statusText() const { return tr("Nothing is changed before it is saved"); }

} // namespace porthole::ui

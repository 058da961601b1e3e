#include "ui/clouds/CloudFormPage.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/connect/DoctorCard.h"

#include <QLayout>

namespace porthole::ui {

CloudFormPage::CloudFormPage(const Entry &cloud, QWidget *parent)
    : TabPage(parent)
    , m_form(new CloudForm)
    , m_doctor(new DoctorCard)
{
    m_form->setCloud(cloud);
    scrollInMiddle(this, m_form);
    setTitle(m_form->heading());
    m_form->layout()->addWidget(m_doctor);
    setFocusProxy(m_form);
    connect(m_form, &CloudForm::cancelled, this, &TabPage::closeRequested);
    connect(m_form, &CloudForm::saved, this, &TabPage::closeRequested);
}

QString CloudFormPage::stateText() const { return tr("Not saved yet"); }

QIcon CloudFormPage::stateIcon() const { return icon(QLatin1StringView("cloud"), IconColour::Muted); }

QString CloudFormPage::statusText() const { return tr("Nothing is changed before it is saved"); }

} // namespace porthole::ui

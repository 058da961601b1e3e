#include "ui/connect/ConnectPage.h"

#include "ui/Icons.h"
#include "ui/connect/DoctorCard.h"

#include <QLayout>

namespace porthole::ui {

ConnectPage::ConnectPage(HostForm::Purpose purpose, QWidget *parent)
    : FormPage(parent)
    , m_form(new HostForm(purpose))
    , m_doctor(new DoctorCard)
{
    showForm(m_form);
    setTitle(purpose == HostForm::Purpose::Edit ? tr("Edit host") : tr("New host"));
    m_form->layout()->addWidget(m_doctor);
    connect(m_form, &HostForm::cancelled, this, &ConnectPage::cancel);
    connect(m_form, &HostForm::saved, this, &TabPage::closeRequested);
}

QString ConnectPage::stateText() const { return tr("Not connected yet"); }

QIcon ConnectPage::stateIcon() const { return icon(QLatin1StringView("host"), IconColour::Muted); }

QString ConnectPage::statusText() const { return tr("Fill in where to connect to"); }

} // namespace porthole::ui

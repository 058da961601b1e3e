#pragma once

#include "ui/FormPage.h"
#include "ui/connect/HostForm.h"

namespace porthole::ui {

class DoctorCard;

/// The form for a connection in a tab of its own.
class ConnectPage : public FormPage {
    Q_OBJECT
public:
    explicit ConnectPage(HostForm::Purpose purpose, QWidget *parent = nullptr);

    HostForm &form() const { return *m_form; }
    /// Below the form, once something was tested.
    DoctorCard &doctorCard() const { return *m_doctor; }
    /// The saved host that is edited here, if one is.
    std::optional<HostId> edits() const { return m_edits; }
    void setEdits(const HostId &host) { m_edits = host; }

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void focusToolBar() override { m_form->focusFirst(); }

protected:
    bool isChanged() const override { return m_form->isChanged(); }
    void focusForm() override { m_form->focusFirst(); }

private:
    HostForm *m_form;
    DoctorCard *m_doctor;
    std::optional<HostId> m_edits;
};

} // namespace porthole::ui

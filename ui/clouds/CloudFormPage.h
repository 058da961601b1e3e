#pragma once

#include "ui/FormPage.h"
#include "ui/clouds/CloudForm.h"

namespace porthole::ui {

class DoctorCard;

/// The form of a cloud in a tab of its own.
class CloudFormPage : public FormPage {
    Q_OBJECT
public:
    explicit CloudFormPage(const Entry &cloud, QWidget *parent = nullptr);

    CloudForm &form() const { return *m_form; }
    /// Below the form, once it was tested.
    DoctorCard &doctorCard() const { return *m_doctor; }

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void focusToolBar() override { m_form->focusFirst(); }

protected:
    bool isChanged() const override { return m_form->isChanged(); }
    void focusForm() override { m_form->focusFirst(); }

private:
    CloudForm *m_form;
    DoctorCard *m_doctor;
};

} // namespace porthole::ui

#pragma once

#include "ui/FormPage.h"
#include "ui/entries/EntryForm.h"

namespace porthole::ui {

/// The full editor in a tab of its own.
class EntryFormPage : public FormPage {
    Q_OBJECT
public:
    explicit EntryFormPage(QWidget *parent = nullptr);

    EntryForm &form() const { return *m_form; }
    /// What is edited here.
    const ChosenEntries &what() const { return m_what; }
    void edit(const EntryCollection &all, const ChosenEntries &what);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void focusToolBar() override { m_form->focusFirst(); }

protected:
    bool isChanged() const override { return m_form->isChanged(); }
    void focusForm() override { m_form->focusFirst(); }

private:
    EntryForm *m_form;
    ChosenEntries m_what;
};

} // namespace porthole::ui

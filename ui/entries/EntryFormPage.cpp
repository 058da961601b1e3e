#include "ui/entries/EntryFormPage.h"

#include "ui/Icons.h"

namespace porthole::ui {

EntryFormPage::EntryFormPage(QWidget *parent)
    : FormPage(parent)
    , m_form(new EntryForm)
{
    showForm(m_form);
    connect(m_form, &EntryForm::cancelled, this, &EntryFormPage::cancel);
    connect(m_form, &EntryForm::saved, this, &TabPage::closeRequested);
}

void EntryFormPage::edit(const EntryCollection &all, const ChosenEntries &what)
{
    m_what = what;
    m_form->edit(all, what);
    setTitle(m_form->heading());
}

QString EntryFormPage::stateText() const { return tr("Not saved yet"); }

QIcon EntryFormPage::stateIcon() const
{
    return icon(QLatin1StringView(m_what.entries.isEmpty() ? "folder" : "host"), IconColour::Muted);
}

QString EntryFormPage::statusText() const { return tr("Nothing is changed before it is saved"); }

} // namespace porthole::ui

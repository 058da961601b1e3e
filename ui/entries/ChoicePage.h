#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/model/EntryInheritance.h"
#include "ui/TabPage.h"

namespace porthole::ui {

/// Which of several saved connections of one name is meant, asked in a tab: each with its kind, where it lies
/// and where it leads.
class ChoicePage : public TabPage {
    Q_OBJECT
public:
    ChoicePage(const QString &name, const QList<const Entry *> &choices, const FolderTree &folders,
               QWidget *parent = nullptr);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    void chosen(const porthole::EntryId &entry);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *m_card; ///< has the keyboard, and does nothing with it but walk to the choices
};

} // namespace porthole::ui

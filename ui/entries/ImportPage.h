#pragma once

#include "ui/TabPage.h"
#include "ui/entries/ImportPreview.h"

class QLabel;
class QListView;
class QPushButton;

namespace porthole::ui {

/// What an import would do, in a tab: every connection with what becomes of it and what is left out, and a
/// box to leave it out altogether. Nothing is done before somebody says so.
class ImportPage : public TabPage {
    Q_OBJECT
public:
    explicit ImportPage(const ImportPreview &preview, QWidget *parent = nullptr);
    ~ImportPage() override;

    /// Of every item, in their order, whether it is chosen.
    QList<bool> chosen() const;

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    void importRequested(const QList<bool> &chosen);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Items;
    QWidget *makeButtons();
    QString refusedText() const;
    void showChoice();

    ImportPreview m_preview;
    Items *m_items;
    QListView *m_list;
    QLabel *m_summary;
    QPushButton *m_import;
};

/// "New", "Changed since": what becomes of an item.
QString importStateName(ImportState state);

} // namespace porthole::ui

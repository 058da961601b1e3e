#pragma once

#include "ui/TabPage.h"
#include "ui/entries/ImportPreview.h"

class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace porthole::ui {

class ImportItems;

/// What an import would do, in a tab: every connection with what becomes of it and what is left out, and a
/// box to leave it out altogether; what would act with a box of its own. Nothing is done before somebody says
/// so.
class ImportPage : public TabPage {
    Q_OBJECT
public:
    explicit ImportPage(const ImportPreview &preview, QWidget *parent = nullptr);
    ~ImportPage() override;

    /// Of every item, in their order.
    QList<ImportChoice> choices() const;
    /// While it is brought in, which may be cancelled, nothing is chosen.
    void setBusy(bool busy);

    QString stateText() const override;
    QIcon stateIcon() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override { takeFocus(); }

Q_SIGNALS:
    void importRequested(const QList<porthole::ui::ImportChoice> &choices);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUpList();
    QWidget *makeButtons();
    static QString refusedText(const QStringList &refused);
    void showChoice();

    ImportItems *m_items;
    QListView *m_list;
    QPlainTextEdit *m_whole;
    QLabel *m_summary;
    QPushButton *m_import, *m_all = nullptr, *m_none = nullptr;
    bool m_isBusy = false;
};

} // namespace porthole::ui

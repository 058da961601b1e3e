#pragma once

#include "ui/TabPage.h"

#include <QPointer>

class QVBoxLayout;

namespace porthole::ui {

/// A page in a window of its own, as it was: the same widget, connected to what it was connected to. Closing
/// the window closes nothing else: the page goes back into its tab. It is nobody's child, or window managers
/// would keep it above the main window and hide it together with that one; whoever makes it removes it.
class PageWindow : public QWidget {
    Q_OBJECT
public:
    PageWindow(TabPage *page, const QIcon &icon);

    /// Nobody's thereafter.
    TabPage *take();

Q_SIGNALS:
    void backRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void followTitle();

    QPointer<TabPage> m_page;
    QVBoxLayout *m_column;
};

/// What its tab shows meanwhile, and the way back.
class PageElsewhere : public QWidget {
    Q_OBJECT
public:
    explicit PageElsewhere(TabPage *page, QWidget *parent = nullptr);

    TabPage *page() const { return m_page; }

Q_SIGNALS:
    void backRequested();
    void showRequested();

private:
    QPointer<TabPage> m_page;
};

} // namespace porthole::ui

#pragma once

#include <QTabWidget>

namespace porthole::ui {

class TabPage;

/// What is open, as tabs: movable, closed by their button or a middle click, each with its title
/// and its state as an icon and in words.
class PageTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit PageTabs(QWidget *parent = nullptr);

    /// Adds it and brings it to the front. The tabs own it.
    void add(TabPage *page);
    void remove(TabPage *page);
    TabPage *current() const;
    TabPage *page(int index) const;
    /// One further (1) or back (-1), around the ends.
    void step(int direction);

Q_SIGNALS:
    void closePageRequested(porthole::ui::TabPage *page);
    /// One came, went or moved.
    void pagesChanged();
    /// What is said about one has changed.
    void pageChanged(porthole::ui::TabPage *page);

protected:
    void tabInserted(int index) override;
    void tabRemoved(int index) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void label(TabPage *page);

    int m_middlePressed = -1; // the tab under a middle press, -1 for none
};

} // namespace porthole::ui

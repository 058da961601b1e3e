#pragma once

#include <QHash>
#include <QTabWidget>

namespace porthole::ui {

class PageWindow;
class TabPage;

/// What is open, as tabs: movable, closed by their button or a middle click, each with its title
/// and its state as an icon and in words. A page can have a window of its own; its tab stays, and here it is
/// still the page of that tab.
class PageTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit PageTabs(QWidget *parent = nullptr);
    ~PageTabs() override;

    /// Adds it and brings it to the front. The tabs own it.
    void add(TabPage *page);
    void remove(TabPage *page);
    TabPage *current() const;
    TabPage *page(int index) const;
    /// -1: it is none of these.
    int indexOf(const TabPage *page) const;
    /// Its tab, and its window if it has one.
    void bringToFront(TabPage *page);
    /// Into a window of its own, and back into its tab. Nothing is connected anew.
    void detach(TabPage *page);
    void attach(TabPage *page);
    /// The main window is closed, and with it the program: none of theirs holds that up.
    void hideWindows();
    bool isDetached(const TabPage *page) const { return m_windows.contains(page); }
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
    void labelAll();
    /// Another widget as the contents of a tab, which stays what it is otherwise.
    void replace(int index, QWidget *widget);
    void showMenu(const QPoint &position);

    QHash<const TabPage *, PageWindow *> m_windows; ///< nobody's children: they go with this
    bool m_replacing = false;                       // a tab is taken out and put back at once
    int m_middlePressed = -1;                       // the tab under a middle press, -1 for none
};

} // namespace porthole::ui

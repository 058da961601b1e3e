#pragma once

#include <QTabWidget>

namespace porthole::ui {

class ConsolePage;

/// The open consoles as tabs: movable, closed by their button or a middle click, each with its title
/// and its state as an icon and in words.
class ConsoleTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit ConsoleTabs(QWidget *parent = nullptr);

    /// Adds it and brings it to the front. The tabs own it.
    void add(ConsolePage *page);
    void remove(ConsolePage *page);
    ConsolePage *current() const;
    ConsolePage *page(int index) const;
    /// One further (1) or back (-1), around the ends.
    void step(int direction);

Q_SIGNALS:
    void closePageRequested(porthole::ui::ConsolePage *page);
    /// One came, went or moved.
    void pagesChanged();
    /// What is said about one has changed.
    void pageChanged(porthole::ui::ConsolePage *page);

protected:
    void tabInserted(int index) override;
    void tabRemoved(int index) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void label(ConsolePage *page);

    int m_middlePressed = -1; // the tab under a middle press, -1 for none
};

} // namespace porthole::ui

#pragma once

#include "ui/TabPage.h"

#include <QList>

class QVBoxLayout;

namespace porthole::ui {

class PaneTree;
class ShellPage;

/// A tab with one shell or several, side by side and below each other. One of them is the current one: the
/// one that had the keyboard last; the tab is called as it is. Ctrl+Shift+E splits to the right,
/// Ctrl+Shift+O downwards, Alt with an arrow key moves on, Ctrl+Shift+X gives one all the room;
/// Ctrl+Shift+G and Ctrl+Shift+P ask for a broadcast and for a snippet.
class ShellTab : public TabPage {
    Q_OBJECT
public:
    explicit ShellTab(ShellPage *first, QWidget *parent = nullptr);

    /// Beside one of ours, and current.
    void insert(ShellPage *page, ShellPage *beside, Qt::Orientation direction);
    /// It is nobody's thereafter. Not the last one.
    void take(ShellPage *page);
    QList<ShellPage *> pages() const;
    ShellPage *currentPage() const { return m_current; }
    void setCurrentPage(ShellPage *page);
    /// Whether half of a pane is still a terminal.
    static bool hasRoom(const ShellPage *page, Qt::Orientation direction);
    bool isMaximised() const;
    void toggleMaximised();
    void move(Qt::Key arrow);
    /// Above the panes, across all of them; nullptr: nothing. The tab owns it.
    void setStrip(QWidget *strip);

    /// Of each of its shells.
    QList<OpenTab> reopenings() const override;
    QString stateText() const override;
    QIcon stateIcon() const override;
    /// One of its shells does.
    bool needsAttention() const override;
    QString statusText() const override;
    void takeFocus() override;
    void focusToolBar() override;
    bool closePart() override;

Q_SIGNALS:
    void splitRequested(porthole::ui::ShellPage *beside, Qt::Orientation direction);
    void pageCloseRequested(porthole::ui::ShellPage *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void adopt(ShellPage *page);
    void makeShortcuts();
    void refresh();
    void followFocus(const QWidget *now);
    const ShellPage *telling() const;

    QVBoxLayout *m_column;
    PaneTree *m_panes;
    ShellPage *m_current;
    QWidget *m_strip = nullptr;
};

} // namespace porthole::ui

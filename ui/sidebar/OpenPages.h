#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace porthole::ui {

class TabPage;
class PageTabs;

/// What is open, as a list, in the order of their tabs.
class OpenPages : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };

    /// `tabs` outlives the model.
    explicit OpenPages(PageTabs &tabs, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void repaint(TabPage *page);

    PageTabs &m_tabs;
};

/// That list for the sidebar: as high as it has rows, up to a handful. A click brings a tab to the
/// front, the cross or Delete closes it.
class OpenPagesView : public QListView {
    Q_OBJECT
public:
    explicit OpenPagesView(PageTabs &tabs, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The tab at this place is wanted in front, with the keyboard.
    void activatedAt(int tab);
    void closeWantedAt(int tab);
    void countChanged(int count);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int closingAt(const QPoint &position) const;

    OpenPages m_pages;
    int m_pressed = -1; // the row whose cross a press went onto, -1 for none
};

} // namespace porthole::ui
